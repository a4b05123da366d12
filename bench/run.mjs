// npm run bench: engines against tfjs's own `model.fit`, in one browser and one run, interleaved; medians.
//   --epochs N        a whole run of the tutorial on real MNIST on every engine instead (minutes to an hour)
//   --engines a,b     only these; --seed N: with this seed
import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {build as bundle} from 'esbuild';
import puppeteer from 'puppeteer-core';
import {startDevServer} from '@web/dev-server';
import {quietFlags, requireChrome, softwareGlFlags} from '../scripts/browsers.mjs';
import {dataDir, loopback, root} from '../scripts/data-dir.mjs';
import {build} from '../scripts/install.mjs';
import {localData} from '../scripts/middleware.mjs';

const {values} = parseArgs({
  options: {
    epochs: {type: 'string'},
    engines: {type: 'string'},
    seed: {type: 'string'},
    'no-build': {type: 'boolean'},
  },
});
if (!values['no-build']) build();
const drawer = (
  await bundle({
    entryPoints: [resolve(root, 'bench/draw-worker.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
  })
).outputFiles[0].text;

const page = `<!doctype html><meta charset="utf-8"><title>bench</title>
<script type="module" src="/dist/cdn/ae-elements.js"></script><script type="module" src="/bench/page.js"></script>`;
const {config, server} = await startDevServer({
  config: {
    rootDir: root,
    hostname: loopback,
    open: false,
    middleware: [
      localData(),
      (context, next) => {
        if (context.path === '/bench-page') context.body = page;
        else if (context.path === '/bench-draw.js') {
          context.type = 'text/javascript';
          context.body = drawer;
        } else return next();
        if (context.path === '/bench-page') context.type = 'text/html';
        return undefined;
      },
    ],
  },
  logStartMessage: false,
  readCliArgs: false,
  readFileConfig: false,
});
void server;
const browser = await puppeteer.launch({
  executablePath: requireChrome(),
  headless: true,
  protocolTimeout: 3_600_000,
  args: [
    ...quietFlags,
    ...softwareGlFlags,
    // WebGPU by name, on software too.
    '--enable-unsafe-webgpu',
    '--use-webgpu-adapter=swiftshader',
  ],
});
const tab = await browser.newPage();
tab.on('pageerror', (error) => console.error(error.message));
await tab.goto(`http://localhost:${config.port}/bench-page`);
await tab.waitForFunction(() => window.wholeRun && customElements.get('ae-trainer'));

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const engines = (values.engines ?? 'wasm,webgl,plain').split(',');
try {
  if (values.epochs) await wholeRuns();
  else await steps();
} finally {
  await browser.close();
}
process.exit(0);

async function steps() {
  const rounds = 5;
  const rows = [
    ...engines.map((engine) => ({
      name: engine,
      measure: () => tab.evaluate((e, n) => ownStep(e, n), engine, engine === 'wasm' ? 200 : 40),
    })),
    ...['wasm', 'webgl', 'cpu'].map((backend) => ({
      name: `model.fit, ${backend}`,
      measure: () => tab.evaluate((b, n) => fitStep(b, n), backend, backend === 'cpu' ? 4 : 12),
    })),
  ].map((row) => ({...row, ms: []}));
  for (const row of rows) await row.measure();
  for (let round = 0; round < rounds; round++) for (const row of rows) row.ms.push(await row.measure());
  const base = median(rows.find(({name}) => name === 'model.fit, wasm').ms);
  const results = rows.map(({name, ms}) => ({
    net: '784-32-784',
    engine: name,
    msPerStep: round2(median(ms)),
    least: round2(Math.min(...ms)),
    most: round2(Math.max(...ms)),
    ratioToFitWasm: round2(base / median(ms)),
  }));
  console.table(results);
  const pauses = {};
  for (const engine of engines) {
    const list = [];
    for (let i = 0; i < 5; i++) list.push(await tab.evaluate((e) => pauseDelay(e), engine));
    pauses[engine] = round2(median(list));
  }
  console.log('Milliseconds from pause to its effect:', pauses);
  const drawn = await tab.evaluate(async () => {
    const worker = new Worker('/bench-draw.js');
    worker.postMessage({count: 70_000});
    const {data} = await new Promise((resolve) => worker.addEventListener('message', resolve));
    return data.ms;
  });
  console.log(`70,000 digits drawn in a worker: ${(drawn / 1000).toFixed(2)} s`);
  const first = await tab.evaluate(() => wholeRun({epochs: '1', backend: 'auto'}));
  console.log(
    `Built-in digits: first batches after ${Math.round(first.firstProgressMs)} ms, first epoch after ${Math.round(first.firstEpochMs)} ms`,
  );
  const file = resolve(root, 'bench/results.json');
  writeFileSync(
    file,
    `${JSON.stringify({steps: results, pauseMs: pauses, digits70000Ms: Math.round(drawn), firstBatchesMs: Math.round(first.firstProgressMs)}, null, 2)}\n`,
  );
}

async function wholeRuns() {
  if (!dataDir()) throw new Error('Real MNIST is needed: AE_DATA_DIR.');
  const rows = [];
  for (const backend of engines) {
    const run = await tab.evaluate((attributes) => wholeRun(attributes), {
      dataset: 'mnist',
      'dataset-url': '/data/mnist/',
      epochs: values.epochs,
      seed: values.seed ?? '42',
      backend,
    });
    rows.push({
      engine: run.engine?.name ?? backend,
      epochs: Number(values.epochs),
      seconds: round2(run.allMs / 1000),
      after1: run.valLosses[0].toFixed(4),
      after10: run.valLosses[9]?.toFixed(4),
      last: run.valLosses.at(-1).toFixed(4),
    });
  }
  console.table(rows);
}

function round2(value) {
  return Math.round(value * 100) / 100;
}
