// node bench/linear.mjs: what PCA, the linear denoiser and the noise curve take on MNIST, by the clock and by the
// processor's time, in one headless Chromium; medians of --rounds N (3). Needs real MNIST (AE_DATA_DIR, else
// ../shared/data).
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import {dataDir, root} from '../scripts/data-dir.mjs';
import {simdKernel} from '../scripts/rollup/simd-kernel.mjs';
import {servedBrowser} from '../scripts/served-browser.mjs';
import {cpuOfPages} from './steps/measure.mjs';

const {values} = parseArgs({options: {rounds: {type: 'string'}}});
if (!dataDir()) throw new Error('Real MNIST is needed: AE_DATA_DIR.');
const rounds = Number(values.rounds ?? 3);

const bundle = await rollup({
  input: resolve(root, 'bench/linear-page.mjs'),
  plugins: [simdKernel(), nodeResolve({browser: true}), esbuild({target: 'es2022'})],
});
const {output} = await bundle.generate({format: 'es'});
await bundle.close();
const files = {
  '/bench-page': ['text/html', '<!doctype html><meta charset="utf-8"><title>bench</title>'],
  '/bench-page.js': ['text/javascript', output[0].code],
};
const {origin, browser, close} = await servedBrowser({
  middleware: [
    (context, next) => {
      const file = files[context.path];
      if (!file) return next();
      [context.type, context.body] = file;
      return undefined;
    },
  ],
  protocolTimeout: 600_000,
});
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

try {
  const tab = await browser.newPage();
  tab.on('pageerror', (error) => console.error(error.message));
  await tab.goto(`${origin}/bench-page`);
  await tab.addScriptTag({url: '/bench-page.js', type: 'module'});
  await tab.waitForFunction(() => window.ready);
  await tab.evaluate(() => window.prepare());
  const names = await tab.evaluate(() => Object.keys(window.tasks));
  const rows = names.map((name) => ({name, ms: [], cpuMs: []}));
  for (let round = 0; round < rounds; round++) {
    for (const {name, ms, cpuMs} of rows) {
      const before = await cpuOfPages(tab);
      ms.push(await tab.evaluate((task) => window.measure(task), name));
      cpuMs.push((await cpuOfPages(tab)) - before);
    }
  }
  console.table(
    Object.fromEntries(
      rows.map(({name, ms, cpuMs}) => [
        name,
        {
          ms: Math.round(median(ms)),
          'processor ms': Math.round(median(cpuMs)),
          'least, processor ms': Math.round(Math.min(...cpuMs)),
        },
      ]),
    ),
  );
} finally {
  await close();
}
process.exit(0);
