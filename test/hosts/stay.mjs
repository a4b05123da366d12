// A stay at one host: its example is copied, installed, built and read, and all that was opened for it is closed.
import {spawn} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {serve} from './site.mjs';
import {train, visit} from './visit.mjs';
import {run} from './workshop.mjs';

/** The tool is not to be had here: said, and no failure. */
export class Skipped extends Error {}

/** What `npm ci` says where the example itself is wrong, and not where a package cannot be had. */
const ownFault = /EUSAGE|EINTEGRITY|EJSONPARSE|ENOENT/;

export class Stay {
  /** What was seen, sight by sight: `what`, and of a training its `engine`, `rung`, `loss` and `valLoss`. */
  seen = [];
  /** The tool's version, as it tells it. */
  version = null;
  #name;
  #host;
  #workshop;
  #browser;
  #ends = [];
  #copied = null;

  constructor(name, host, {workshop, browser}) {
    this.#name = name;
    this.#host = host;
    this.#workshop = workshop;
    this.#browser = browser;
  }

  async live() {
    for (const {file, name} of this.#host.debian ?? [])
      if (!existsSync(file)) throw new Skipped(`${name} is not installed (Debian: apt-get install ${name})`);
    if (existsSync(resolve(this.folder, 'package-lock.json'))) {
      try {
        await run('npm', ['ci', '--ignore-scripts'], {cwd: this.folder});
      } catch (error) {
        if (ownFault.test(error.message)) throw error;
        throw new Skipped(`it cannot be installed: ${error.message}`);
      }
    }
    this.version = (await this.#host.version?.(this)) ?? null;
    await this.#host.stay(this);
  }

  async end() {
    for (const end of this.#ends.reverse()) await end();
  }

  /** The library's files, as they are published. */
  get library() {
    return this.#workshop.library;
  }

  /** The example, in a folder of its own. */
  get folder() {
    this.#copied ??= this.#workshop.copy(this.#host.example ?? this.#name, this.#name);
    return this.#copied;
  }

  at(...path) {
    return resolve(this.folder, ...path);
  }

  /** The version of one of the example's packages. */
  installed(name) {
    return JSON.parse(readFileSync(this.at('node_modules', name, 'package.json'), 'utf8')).version;
  }

  read(file) {
    return readFileSync(this.at(file), 'utf8');
  }

  write(file, text) {
    mkdirSync(dirname(this.at(file)), {recursive: true});
    writeFileSync(this.at(file), text);
  }

  /** Copies the files for pages where the example has its scripts, as the README says. */
  give(folder) {
    cpSync(resolve(this.library, 'cdn'), this.at(folder), {recursive: true});
  }

  /** Copies one of the library's files. */
  giveFile(file, as = file) {
    cpSync(resolve(this.library, file), this.at(as));
  }

  files(folder) {
    return readdirSync(this.at(folder));
  }

  /** A server's page, or a file of it, has the tag, and the sentence for those without it. */
  sends(page) {
    const html = page.includes('<') ? page : this.read(page);
    for (const wanted of [/<ae-trainer[^>]* train-size="2000"/, /slot="fallback"[^>]*>Here a small network/])
      if (!wanted.test(html)) throw new Error(`the server's page has no ${wanted}`);
  }

  run(command, ...parameters) {
    return run(command, parameters, {cwd: this.folder});
  }

  /** Serves a folder of the example, at most until the stay ends. */
  async serve(folder, options) {
    const site = await serve(this.at(folder), options);
    this.#ends.push(() => site.close());
    return site;
  }

  /** A server of the tool's own; resolves with its address once it tells that. */
  async start(command, ...parameters) {
    const server = spawn(command, parameters, {
      cwd: this.folder,
      env: {...process.env, NO_COLOR: '1', FORCE_COLOR: '0'},
      detached: true,
    });
    this.#ends.push(() => {
      // It, and what it started.
      if (server.exitCode === null) process.kill(-server.pid, 'SIGTERM');
    });
    let said = '';
    return new Promise((told, fail) => {
      const listen = (text) => {
        said += text;
        const found = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+\S*/.exec(said);
        if (found) told(found[0]);
      };
      server.stdout.on('data', listen);
      server.stderr.on('data', listen);
      server.on('exit', (code) => fail(new Error(`${command} ended with ${code}: ${said}`)));
    });
  }

  /** Opens a page, at most until the stay ends. */
  async open(url, options) {
    const visitor = await visit(this.#browser, url, options);
    this.#ends.push(() => visitor.close());
    return visitor;
  }

  /**
   * Trains on a page: nothing is complained of, the loss falls, and no fallback stands beside the element.
   * @param what it is that is seen
   * @param known complaints that are the tool's or the policy's own, as patterns
   * @returns the page, for what else is to be seen there
   */
  async trains(what, url, {selector, known = [], frame, ...options} = {}) {
    const visitor = await this.open(url, options);
    const told = await train((await frame?.(visitor.page)) ?? visitor.page, selector);
    this.saw(what, told);
    this.hasNoComplaint(what, visitor, known);
    return visitor;
  }

  /** A press of an element's button, and what it says of itself then. */
  train(page, selector) {
    return train(page, selector);
  }

  /** Notes a training, which must have learned something. */
  saw(what, {engine, rung, loss, valLoss, fallback}) {
    if (!(loss.at(-1) < loss[0]) || !Number.isFinite(valLoss.at(-1)))
      throw new Error(`${what}: the loss does not fall: ${loss.join(', ')}`);
    if (fallback > 0) throw new Error(`${what}: the fallback stands beside the element, ${fallback} px high`);
    this.seen.push({what, engine, rung, loss: loss.at(-1), valLoss: valLoss.at(-1)});
  }

  /** Notes something that holds; the check itself has thrown where it does not. */
  holds(what) {
    this.seen.push({what});
  }

  hasNoComplaint(what, {complaints}, known = []) {
    const ours = complaints.filter((text) => !known.some((pattern) => pattern.test(text)));
    if (ours.length > 0) throw new Error(`${what}: the browser complains: ${ours.join('\n')}`);
  }
}
