import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {root} from './data-dir.mjs';

/** Runs a command in the root and lets it speak; ends this process with its status where it fails. */
export function run(command, args, env = {}) {
  const {status} = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: {...process.env, ...env},
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs the dependencies, exactly those of the lock file, where they are missing. */
export function installDependencies() {
  if (existsSync(resolve(root, 'node_modules/.package-lock.json'))) return;
  console.log('Installing dependencies (npm ci --ignore-scripts) …');
  run('npm', ['ci', '--ignore-scripts']);
}

export function build() {
  run('npm', ['run', '--silent', 'build']);
}

/** Builds what has changed since the last time; without a record of that, everything. */
export async function buildIfChanged() {
  // After the installation: these need it.
  const [{default: builds}, {filesIn, rollupStep, runChanged}, {packages}] = await Promise.all([
    import('../rollup.config.mjs'),
    import('./changed-steps.mjs'),
    import('./rollup/licences.mjs'),
  ]);
  process.chdir(root);
  const at = (...paths) => paths.map((path) => resolve(root, path));
  const [dist] = at('dist');
  const told = ({name, run: act}) => ({
    name,
    run() {
      console.log(`Building ${name} …`);
      return act();
    },
  });
  const types = {
    name: 'dist/types',
    async run() {
      run('npm', ['run', '--silent', 'build:types']);
      return {
        inputs: filesIn(resolve(root, 'src')).filter((file) => file.endsWith('.ts')),
        outputs: filesIn(resolve(dist, 'types')),
      };
    },
  };
  const sizes = {
    name: 'bench/sizes.json',
    async run() {
      run(process.execPath, ['scripts/sizes.mjs']);
      return {inputs: filesIn(resolve(dist, 'cdn')), outputs: []};
    },
  };
  const ran = await runChanged([...builds.map(rollupStep), types, sizes].map(told), {
    record: resolve(root, 'node_modules/.cache/ae-elements/build.json'),
    common: [
      ...at('rollup.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'),
      ...filesIn(resolve(root, 'scripts')),
    ],
    folders: [dist],
    found: packages,
  });
  if (ran.length === 0) console.log('Nothing has changed since the last build.');
}
