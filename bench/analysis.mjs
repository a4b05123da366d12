// node bench/analysis.mjs: projections of MNIST's codes against umap-js, in one headless Chromium, interleaved; medians
// of --rounds N (3). Needs real MNIST (AE_DATA_DIR, else ../shared/data). --drawing measures the map's drawing call only.
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {build as bundle} from 'esbuild';
import {dataDir, root} from '../scripts/data-dir.mjs';
import {build} from '../scripts/install.mjs';
import {servedBrowser} from '../scripts/served-browser.mjs';
import {define} from '../scripts/version.mjs';

const {values} = parseArgs({
  options: {'no-build': {type: 'boolean'}, drawing: {type: 'boolean'}, rounds: {type: 'string'}},
});
if (!values['no-build']) build();
const rounds = Number(values.rounds ?? 3);

const scriptOf = async (file, format) => {
  const {outputFiles} = await bundle({
    entryPoints: [resolve(root, file)],
    bundle: true,
    define,
    write: false,
    format,
    target: 'es2022',
    external: ['*.text.js'],
  });
  return outputFiles[0].text;
};
const scripts = {
  '/bench-page.js': await scriptOf('bench/analysis-page.mjs', 'esm'),
  '/bench-map.js': await scriptOf('bench/map-page.mjs', 'esm'),
  '/bench-umap.js': await scriptOf('bench/analysis-worker.mjs', 'iife'),
};
const pageOf = (script) =>
  `<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="${script}"></script>`;
const pages = {'/bench-page': pageOf('/bench-page.js'), '/bench-map': pageOf('/bench-map.js')};
const {origin, browser, close} = await servedBrowser({
  middleware: [
    (context, next) => {
      const script = scripts[context.path];
      if (!script && !pages[context.path]) return next();
      context.type = script ? 'text/javascript' : 'text/html';
      context.body = script ?? pages[context.path];
      return undefined;
    },
  ],
  protocolTimeout: 600_000,
});
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rounded = (value) => (Number.isFinite(value) ? Number(value.toPrecision(4)) : value);

try {
  const tab = await browser.newPage();
  tab.on('pageerror', (error) => console.error(error.message));
  const open = async (name) => {
    await tab.goto(`${origin}/${name}`);
    await tab.waitForFunction(() => window.ready);
  };
  await open('bench-map');
  const drawn = {};
  for (const count of [2000, 10_000, 60_000]) {
    const {ms, most, pathsMs} = await tab.evaluate((n) => window.drawing(n), count);
    drawn[`${count} points`] = {ms: rounded(ms), most: rounded(most), 'as paths, ms': rounded(pathsMs)};
  }
  console.log('A drawing call of the map, 534 px at a pixel ratio of 2:');
  console.table(drawn);
  if (values.drawing) process.exit(0);
  if (!dataDir()) throw new Error('The rest needs real MNIST: AE_DATA_DIR.');
  await open('bench-page');
  console.log('PCA of 60,000 images, ms:', await tab.evaluate(() => window.prepare()));
  const rows = [
    ['UMAP, 5,000 of 32', () => tab.evaluate(() => window.projection(5000, {method: 'umap'}))],
    ['umap-js, 5,000 of 32', () => tab.evaluate(() => window.plainUmap(5000))],
    ['t-SNE, 2,000 of 32', () => tab.evaluate(() => window.projection(2000, {method: 'tsne'}))],
    ['PCA, 10,000 of 32', () => tab.evaluate(() => window.projection(10000, {method: 'pca'}))],
  ].map(([name, measure]) => ({name, measure, results: []}));
  for (let round = 0; round < rounds; round++) for (const row of rows) row.results.push(await row.measure());
  console.table(
    Object.fromEntries(
      rows.map(({name, results}) => [
        name,
        Object.fromEntries(
          Object.keys(results[0]).map((figure) => [figure, rounded(median(results.map((r) => r[figure])))]),
        ),
      ]),
    ),
  );
  const [ours, theirs] = rows.map(({results}) => median(results.map(({ms}) => ms)));
  console.log(`UMAP: ${(theirs / ours).toFixed(1)} times as fast as umap-js.`);
  for (const count of [2000, 5000, 10000]) {
    const {spaceAccuracy} = await tab.evaluate((n) => window.spaceAccuracy(n), count);
    console.log(`k-NN accuracy of PCA-32 on ${count}: ${spaceAccuracy}`);
  }
  console.log('ms to the effect of:', await tab.evaluate(() => window.pauseDelay()));
} finally {
  await close();
}
process.exit(0);
