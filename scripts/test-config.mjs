import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeLauncher} from '@web/test-runner-chrome';
import {dataDir, loopback, root} from './data-dir.mjs';
import {missing, quietFlags, softwareGlFlags} from './browsers.mjs';
import {brokenData} from './broken-data.mjs';
import {devtoolsCommands} from './commands.mjs';
import {handCommands} from './hand-commands.mjs';
import {tabCommands} from './tab-commands.mjs';
import {
  askedFiles,
  authorPages,
  builtWorkers,
  goneFiles,
  keptFiles,
  localData,
  membersOnly,
  referenceRuns,
} from './middleware.mjs';
import {simdKernelForTests} from './rollup/simd-kernel.mjs';
import {tfjsBundles} from './rollup/tfjs-bundles.mjs';
import {define} from './version.mjs';

/** Tests that say something about one kind of browser only have its name before `.test.ts`. */
const kinds = ['webgl', 'chromium', 'firefox', 'webkit'];
const testsOf = (kind) => [
  '**/*.test.ts',
  ...kinds.filter((other) => other !== kind).map((other) => `!**/*.${other}.test.ts`),
];
const filesOf = {
  'chromium-gl': ['**/*.webgl.test.ts'],
  chromium: testsOf('chromium'),
  firefox: testsOf('firefox'),
  webkit: testsOf('webkit'),
};

/** Which seeds the elements are taken through (test/faults/page). */
const faultSeeds =
  process.env.AE_FAULT_SEEDS ?? JSON.stringify({from: 1, seeds: 20, tell: false, all: false});

/** @param reporter is told what is left out, and why */
export async function testConfig({chrome, firefox, webkit, reporter, only, files, browser}) {
  const chromium = (args) =>
    chromeLauncher({launchOptions: {executablePath: chrome, args: [...quietFlags, ...args]}});
  const launchers = {'chromium-gl': () => chromium(softwareGlFlags), chromium: () => chromium([])};
  if (firefox) {
    const {puppeteerLauncher} = await import('@web/test-runner-puppeteer');
    launchers.firefox = () =>
      puppeteerLauncher({launchOptions: {browser: 'firefox', executablePath: firefox, headless: true}});
  } else if (!browser) reporter.leftOut(`the tests in Firefox: ${missing.firefox}`);
  if (webkit) {
    const {webkitLauncher} = await import('./webkit.mjs');
    const launcher = await webkitLauncher();
    launchers.webkit = () => launcher;
  } else if (!browser) reporter.leftOut(`the tests in WebKit: ${missing.webkit}`);
  if (!dataDir()) reporter.leftOut('real MNIST: neither AE_DATA_DIR nor ../shared/data holds it');

  const names = browser ? [browser] : Object.keys(launchers);
  const narrowed = (patterns) =>
    patterns.map((pattern) =>
      pattern.replace('**/*.', only === 'reference' && !pattern.startsWith('!') ? '**/reference*.' : '**/*.'),
    );
  const groups = names
    .filter((name) => launchers[name])
    .map((name) => ({
      name,
      files: files ?? narrowed(filesOf[name]).map((pattern) => pattern.replace('**', 'test/**')),
      browsers: [Object.assign(launchers[name](), {name})],
    }));
  return {
    rootDir: root,
    hostname: loopback,
    groups,
    nodeResolve: true,
    concurrency: 1,
    concurrentBrowsers: 1,
    testsStartTimeout: 60_000,
    testsFinishTimeout: 600_000,
    browserStartTimeout: 60_000,
    testFramework: {config: {timeout: 60_000}},
    plugins: [
      tfjsBundles(),
      simdKernelForTests(),
      esbuildPlugin({ts: true, target: 'es2022', define: {...define, __FAULT_SEEDS__: faultSeeds}}),
      devtoolsCommands(),
      tabCommands(),
      handCommands(),
    ],
    middleware: [
      membersOnly(),
      localData(),
      builtWorkers(),
      referenceRuns(),
      authorPages(),
      askedFiles(),
      keptFiles(),
      brokenData(),
      goneFiles(),
    ],
    reporters: [reporter.reporter],
  };
}
