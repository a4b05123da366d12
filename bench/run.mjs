// npm run bench: every engine against tfjs's own `model.fit` and PyTorch, in one browser and one run, interleaved.
//   --rounds N          measurements of every row (9)
//   --nets a,b          only these nets
//   --losses none|all   no loss after five epochs, or also that of rows that take minutes for it
//   --epochs N          a whole run of the tutorial on real MNIST on every engine instead
//   --engines a,b       with --epochs: only these; --seed N: with this seed
import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {build as bundle} from 'esbuild';
import {softwareGlFlags} from '../scripts/browsers.mjs';
import {dataDir, root} from '../scripts/data-dir.mjs';
import {build} from '../scripts/install.mjs';
import {servedBrowser} from '../scripts/served-browser.mjs';
import {measureReader} from './reader.mjs';
import {engineWorker} from './steps/bundle.mjs';
import {benchImages, goals, measureNoise, measureSteps} from './steps/measure.mjs';

const {values} = parseArgs({
  options: {
    rounds: {type: 'string', default: '9'},
    nets: {type: 'string'},
    losses: {type: 'string'},
    epochs: {type: 'string'},
    engines: {type: 'string', default: 'simd,wasm,webgl,plain'},
    seed: {type: 'string', default: '42'},
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
const {name: dataName, images} = await benchImages();
const scripts = new Map();

const page = `<!doctype html><meta charset="utf-8"><title>bench</title>
<script type="module" src="/bench/page.js"></script><script type="module" src="/dist/cdn/ae-elements.js"></script>`;
const {origin, browser, close} = await servedBrowser({
  middleware: [
    async (context, next) => {
      const {path} = context;
      const engine = /^\/bench-engine\/([\w-]+)\.js$/.exec(path)?.[1];
      // Isolated pages have the finer clock.
      context.set('cross-origin-opener-policy', 'same-origin');
      context.set('cross-origin-embedder-policy', 'require-corp');
      if (path === '/bench-page') [context.type, context.body] = ['text/html', page];
      else if (path === '/bench-draw.js') [context.type, context.body] = ['text/javascript', drawer];
      else if (path === '/bench-images') [context.type, context.body] = ['application/octet-stream', images];
      else if (engine) {
        if (!scripts.has(engine)) scripts.set(engine, await engineWorker(engine));
        [context.type, context.body] = ['text/javascript', scripts.get(engine)];
      } else await next();
    },
  ],
  protocolTimeout: 3_600_000,
  args: softwareGlFlags,
});

/** A page of the bench, in a browser context of its own where nothing may be cached. */
async function openTab({cold}) {
  const tab = cold ? await (await browser.createBrowserContext()).newPage() : await browser.newPage();
  tab.on('pageerror', (error) => console.error(error.message));
  await tab.goto(`${origin}/bench-page`);
  await tab.waitForFunction(() => window.wholeRun && customElements.get('ae-trainer'));
  return tab;
}

try {
  if (values.epochs) await wholeRuns();
  else await everything();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await close();
}
process.exit();

async function everything() {
  const tab = await openTab({cold: false});
  const {results, pytorch} = await measureSteps(tab, {
    images,
    rounds: Number(values.rounds),
    only: values.nets?.split(','),
    losses: values.losses,
  });
  const noise = await measureNoise(tab, {rounds: 3 * Number(values.rounds)});
  await tab.close();
  const reached = goals(results, noise);
  console.table(reached);
  if (pytorch === 'absent') console.log('PyTorch: absent (Debian: python3-torch and libopenblas0-pthread).');
  console.log('WebGL is drawn by the processor here (SwiftShader).');
  if (values.nets) return;
  const reader = await measureReader(openTab, {mnist: dataDir() !== null});
  console.table(reader);
  const file = resolve(root, 'bench/results.json');
  const about = {images: dataName, batch: 256, rounds: Number(values.rounds), webgl: 'software', pytorch};
  writeFileSync(file, `${JSON.stringify({about, goals: reached, steps: results, reader}, null, 2)}\n`);
}

async function wholeRuns() {
  if (!dataDir()) throw new Error('Real MNIST is needed: AE_DATA_DIR.');
  const rows = [];
  for (const backend of values.engines.split(',')) {
    const tab = await openTab({cold: false});
    const run = await tab.evaluate((attributes) => wholeRun(attributes), {
      dataset: 'mnist',
      'dataset-url': '/data/mnist/',
      epochs: values.epochs,
      seed: values.seed,
      backend,
    });
    await tab.close();
    rows.push({
      engine: backend,
      epochs: Number(values.epochs),
      seconds: Math.round(run.allMs / 10) / 100,
      after1: run.valLosses[0].toFixed(4),
      after10: run.valLosses[9]?.toFixed(4),
      last: run.valLosses.at(-1).toFixed(4),
    });
  }
  console.table(rows);
}
