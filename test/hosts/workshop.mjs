// Where sites are built as an author would: outside this project, so that nothing is found here that they did not ask for.
import {execFile} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {root} from '../../scripts/data-dir.mjs';

/** How long one command may take, in milliseconds: a builder that hangs is named, and the rest goes on. */
const limitMs = 480_000;

/** A command's output, told where it fails. */
export function run(command, parameters, {cwd, env = {}} = {}) {
  return new Promise((done, fail) => {
    const options = {
      cwd,
      encoding: 'utf8',
      timeout: limitMs,
      maxBuffer: 1 << 26,
      shell: process.platform === 'win32',
      env: {...process.env, NO_COLOR: '1', ...env},
    };
    execFile(command, parameters, options, (error, stdout, stderr) => {
      if (!error) return done(stdout + stderr);
      const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-15).join('\n');
      const why = error.killed ? `took longer than ${limitMs / 1000} s` : `ended with ${error.code}`;
      return fail(new Error(`${[command, ...parameters].join(' ')} ${why}:\n${said}`));
    });
  });
}

/**
 * A folder with the packed library in it, and in `examples/` what is built with it: the paths of the project, so that an
 * example's `file:../..` is the library in both.
 */
export async function openWorkshop() {
  const folder = mkdtempSync(join(tmpdir(), 'ae-hosts-'));
  const told = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  });
  const tarball = resolve(folder, JSON.parse(told)[0].filename);
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components', '1']);
  rmSync(tarball);
  return {
    folder,
    /** The library as it is published. */
    library: resolve(folder, 'dist'),
    /** An example of one's own to build. */
    copy(name, as) {
      const example = resolve(folder, 'examples', as);
      mkdirSync(example, {recursive: true});
      const leftOut = /[\\/]node_modules$/;
      cpSync(resolve(root, 'examples', name), example, {
        recursive: true,
        filter: (file) => !leftOut.test(file),
      });
      return example;
    },
    close: () => rmSync(folder, {recursive: true, force: true, maxRetries: 5}),
  };
}
