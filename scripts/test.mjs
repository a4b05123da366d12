// The whole test: installs what is missing, builds, and drives real browsers. Ends with a line of counts.
// --only reference   just the reference training runs
// --files GLOB       just these test files
// --browser NAME     just chromium-gl, chromium, firefox or webkit
import {spawnSync} from 'node:child_process';
import {parseArgs} from 'node:util';
import {root} from './data-dir.mjs';
import {build, installDependencies} from './install.mjs';
import {missing, requireChrome, wantFirefox} from './browsers.mjs';
import {referenceFault} from './reference-dir.mjs';
import {countingReporter} from './reporter.mjs';
import {findWebkit} from './webkit.mjs';

const {values} = parseArgs({
  options: {
    only: {type: 'string'},
    files: {type: 'string'},
    browser: {type: 'string'},
    'no-build': {type: 'boolean'},
  },
});
const fault = referenceFault();
if (fault) {
  console.error(fault);
  process.exit(1);
}
installDependencies();
const drives = (name) => !values.browser || values.browser === name;
const chrome = drives('chromium') || drives('chromium-gl') ? requireChrome() : null;
const firefox = drives('firefox') ? wantFirefox() : null;
const webkit = drives('webkit') && findWebkit();
if ((values.browser === 'firefox' && !firefox) || (values.browser === 'webkit' && !webkit)) {
  console.error(`Nothing is tested: ${missing[values.browser]}.`);
  process.exit(1);
}
if (!values['no-build']) build();

const inNode = {passed: 0, failed: 0};
if (!values.only && !values.files && !values.browser) {
  const {stdout} = spawnSync(process.execPath, ['--test', '--test-reporter=tap', 'test/node/'], {
    cwd: root,
    encoding: 'utf8',
  });
  inNode.passed = Number(/^# pass (\d+)/m.exec(stdout)?.[1] ?? 0);
  inNode.failed = Number(/^# fail (\d+)/m.exec(stdout)?.[1] ?? 1);
  console.log(inNode.failed ? stdout : `✓ node        test/node: ${inNode.passed} passed`);
}

const {startTestRunner} = await import('@web/test-runner');
const {testConfig} = await import('./test-config.mjs');
const reporter = countingReporter();
const {only, files, browser} = values;
let passed = await run({only, files: files && [files], browser});
const left = reporter.takeInterrupted();
for (const name of new Set(left.map(({browser}) => browser))) {
  const again = left.filter(({browser}) => browser === name).map(({file}) => file);
  console.log(`The browser went away: once more in ${name}: ${again.join(', ')}.`);
  passed = (await run({files: again, browser: name})) && passed;
}
const counts = reporter.summary(inNode);
process.exit(passed && counts.failed === 0 && counts.passed > 0 ? 0 : 1);

/** @returns whether nothing failed but what a browser that went away interrupted for the first time */
async function run(what) {
  const config = await testConfig({chrome, firefox, webkit, reporter, ...what});
  const runner = await startTestRunner({
    config,
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) process.exit(1);
  const succeeded = await new Promise((resolve) => runner.on('stopped', resolve));
  return succeeded || reporter.onlyInterrupted();
}
