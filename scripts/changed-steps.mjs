// Runs of a build those steps alone whose inputs or outputs are other than they left them.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {rollup} from 'rollup';

const digest = (bytes) => createHash('sha256').update(bytes).digest('base64url');

/** The hash of a file's bytes; one word for all that are not there, as modules that a plugin makes up. */
function hashOf(file) {
  try {
    return digest(readFileSync(file));
  } catch {
    return 'absent';
  }
}

const hashes = (files) => Object.fromEntries(files.map((file) => [file, hashOf(file)]));
const same = (known) => Object.entries(known).every(([file, hash]) => hashOf(file) === hash);

const isBuilt = (file) => /\.(js|d\.ts)$/.test(file);

/** What lies in a folder, however deep. */
export function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath ?? entry.path, entry.name));
}

/** Whether a file was edited after that time. */
function changedSince(file, time) {
  const found = statSync(file, {throwIfNoEntry: false});
  return found !== undefined && found.mtimeMs > time;
}

function read(record) {
  try {
    return JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * A step of a build: what it did is good for as long as the files that it read, and those that it wrote, are the same.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<{inputs: string[], outputs: string[]}>} run answers with its files
 */

/**
 * Runs, in their order, the steps that have something to do. One that fails or is interrupted is to be run again, and so
 * is one whose inputs were edited meanwhile.
 *
 * @param {Step[]} steps
 * @param {object} options
 * @param {string} options.record the file that remembers them
 * @param {string[]} options.common files on which every step depends, as the lock file of what is installed
 * @param {string[]} options.folders where scripts and declarations lie that the steps wrote, and no others
 * @param {Map<string, unknown>} options.found what steps find on their way and a later run of others needs
 * @returns the names of those that were run
 */
export async function runChanged(steps, {record, common, folders = [], found = new Map()}) {
  const key = digest(JSON.stringify(hashes(common)));
  const before = read(record);
  const known = before.key === key ? before.steps : {};
  if (before.key === key) for (const [name, value] of before.found) found.set(name, value);
  const write = () => {
    mkdirSync(dirname(record), {recursive: true});
    writeFileSync(record, JSON.stringify({key, steps: known, found: [...found]}));
  };
  const isDone = ({name}) => known[name] && same(known[name].inputs) && same(known[name].outputs);
  const outputsOf = ({name}) => Object.keys(known[name]?.outputs ?? {});
  // Names have hashes in them: what an earlier build left, whoever made it, goes.
  const done = new Set(steps.filter(isDone).flatMap(outputsOf));
  for (const file of folders.flatMap(filesIn)) if (isBuilt(file) && !done.has(file)) rmSync(file);
  const ran = [];
  for (const step of steps) {
    // What those before it wrote may be what it reads.
    if (isDone(step)) continue;
    for (const file of outputsOf(step)) rmSync(file, {force: true});
    delete known[step.name];
    write();
    ran.push(step.name);
    const begun = Date.now();
    const {inputs, outputs} = await step.run();
    if (inputs.some((file) => changedSince(file, begun))) continue;
    known[step.name] = {inputs: hashes(inputs), outputs: hashes(outputs)};
    write();
  }
  return ran;
}

/** One of Rollup's builds as a step. What it reads beside modules, its plugins have to name (`addWatchFile`). */
export function rollupStep({output, ...build}) {
  const all = [output].flat();
  return {
    name: typeof build.input === 'string' ? build.input : all[0].dir,
    async run() {
      const bundle = await rollup(build);
      try {
        const outputs = [];
        for (const options of all) {
          const written = await bundle.write(options);
          const folder = options.dir ?? dirname(options.file);
          outputs.push(...written.output.map(({fileName}) => resolve(folder, fileName)));
        }
        const inputs = bundle.watchFiles.filter((id) => !id.includes('\0'));
        return {inputs, outputs};
      } finally {
        await bundle.close();
      }
    },
  };
}
