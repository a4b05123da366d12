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
