// Packages of the system are installed only on a machine that is there for tests. Stand-ins take the place of apt-get.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join, resolve} from 'node:path';
import {afterEach, beforeEach, test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isRoot = process.getuid?.() === 0;
const onLinux = {skip: process.platform !== 'linux' && 'Debian’s packages are for Linux'};
const asRoot = {skip: (!isRoot || process.platform !== 'linux') && 'only root may install'};

/** A folder with all that can be found in the PATH: `which`, and an apt-get that notes what it is told to install. */
let bin;
let told;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'ae-browsers-'));
  told = join(bin, 'told');
  const which = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'which'))
    .find(existsSync);
  symlinkSync(which, join(bin, 'which'));
  // What is installed is there from then on, by the package's name.
  program(
    'apt-get',
    `echo "$@" >> ${told}; for last; do :; done; [ "$1" = install ] && : > ${bin}/$last && /bin/chmod +x ${bin}/$last; exit 0`,
  );
});
afterEach(() => rmSync(bin, {recursive: true}));

function program(name, script) {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

/** Runs node where nothing is but what stands in the folder. */
function node(args, env = {}) {
  return spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: {PATH: bin, ...env},
  });
}
const ask = (what, env) =>
  node(
    ['--input-type=module', '-e', `import * as b from './scripts/browsers.mjs'; console.log(b.${what}())`],
    env,
  );
const installed = () =>
  existsSync(told)
    ? readFileSync(told, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('install'))
        .map((line) => line.split(' ').at(-1))
    : [];

for (const CI of [undefined, '', 'false'])
  test(
    `nothing is installed on a machine of one’s own (CI: ${CI}): one sentence says what is missing`,
    onLinux,
    () => {
      const {status, stdout, stderr} = ask('requireChrome', CI === undefined ? {} : {CI});
      assert.equal(status, 1);
      assert.equal(stdout, '');
      assert.match(stderr, /^The tests need a browser: .*sudo apt-get install chromium;.*CHROME_PATH.*\n$/);
      assert.match(ask('wantFirefox').stdout, /^null\n$/);
      assert.equal(existsSync(told), false, 'apt-get is not even asked');
    },
  );

test('in CI the browsers that are missing are installed', asRoot, () => {
  assert.match(ask('requireChrome', {CI: 'true'}).stdout, /chromium\n$/);
  assert.match(ask('wantFirefox', {CI: '1'}).stdout, /firefox-esr\n$/);
  assert.deepEqual(installed(), ['chromium', 'firefox-esr']);
});

test('in CI nothing is installed that is there', onLinux, () => {
  for (const name of ['chromium', 'firefox']) program(name, '');
  assert.equal(ask('requireChrome', {CI: 'true'}).stdout, `${join(bin, 'chromium')}\n`);
  assert.equal(ask('wantFirefox', {CI: 'true'}).stdout, `${join(bin, 'firefox')}\n`);
  assert.deepEqual(installed(), []);
});

test(
  'without Firefox and WebKit, the tests run in Chromium and say what was left out, and why',
  onLinux,
  () => {
    program('chromium', '');
    const {stdout} = node([
      '--input-type=module',
      '-e',
      `import {findWebkit} from './scripts/webkit.mjs';
    import {wantFirefox, requireChrome} from './scripts/browsers.mjs';
    import {countingReporter} from './scripts/reporter.mjs';
    import {testConfig} from './scripts/test-config.mjs';
    const reporter = countingReporter();
    const found = {chrome: requireChrome(), firefox: wantFirefox(), webkit: findWebkit()};
    const config = await testConfig({...found, reporter});
    console.log(config.groups.map(({name}) => name).join());
    reporter.summary();`,
    ]);
    assert.match(stdout, /^chromium-gl,chromium\n/);
    assert.match(stdout, /Skipped: the tests in Firefox: .*sudo apt-get install firefox-esr/);
    assert.match(stdout, /Skipped: the tests in WebKit: .*sudo apt-get install webkit2gtk-driver xvfb/);
    assert.equal(existsSync(told), false);
  },
);

for (const name of ['firefox', 'webkit'])
  test(`a run in ${name} alone, where there is none, says so in one sentence, exit 1`, onLinux, () => {
    const {status, stdout, stderr} = node([
      resolve(root, 'scripts/test.mjs'),
      '--no-build',
      '--browser',
      name,
    ]);
    assert.equal(stdout, '');
    assert.match(
      stderr,
      /^Nothing is tested: no \w+ is on this machine \(Debian: sudo apt-get install .+\)\.\n$/,
    );
    assert.equal(status, 1);
  });

test('the script of CI says that it is CI', onLinux, () => {
  assert.match(readFileSync(resolve(root, '.ci/run'), 'utf8'), /^export CI="\$\{CI:-true\}"$/m);
});
