// The whole test: installs what is missing, builds, and drives real browsers. Ends with a line of counts.
// --only reference   just the reference training runs
// --files GLOB       just these test files
// --browser NAME     just chromium-gl, chromium or firefox
import {parseArgs} from 'node:util';
import {build, installDependencies} from './install.mjs';
import {requireChrome, wantFirefox} from './browsers.mjs';

const {values} = parseArgs({
  options: {
    only: {type: 'string'},
    files: {type: 'string'},
    browser: {type: 'string'},
    'no-build': {type: 'boolean'},
  },
});
installDependencies();
const chrome = requireChrome();
const firefox = values.browser && values.browser !== 'firefox' ? null : wantFirefox();
if (!values['no-build']) build();

const {startTestRunner} = await import('@web/test-runner');
const {testConfig} = await import('./test-config.mjs');
const {config, reporter} = await testConfig({
  chrome,
  firefox,
  only: values.only,
  files: values.files,
  browser: values.browser,
});
const runner = await startTestRunner({
  config,
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
});
if (!runner) process.exit(1);
runner.on('stopped', (passed) => {
  const counts = reporter.summary();
  process.exit(passed && counts.failed === 0 && counts.passed > 0 ? 0 : 1);
});
