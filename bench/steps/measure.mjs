// The first table: milliseconds a step of every engine on every net, interleaved, and what was learned by it.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {readMnist} from '../digits/mnist.mjs';
import {drawSet, importSource} from '../digits/source.mjs';
import {nets} from './nets.mjs';
import {startPytorch} from './pytorch.mjs';

const counts = {train: 60_000, test: 10_000};
const lossEpochs = 5;

/** 70,000 images, training before test: MNIST where it is at hand, else drawn digits. */
export async function benchImages() {
  const [train, test] = [readMnist('train'), readMnist('test')];
  if (train && test) return {name: 'MNIST', images: Buffer.concat([train.images, test.images])};
  const source = await importSource('src/images/digits/draw.ts');
  const drawn = [drawSet(source, 1, 0, 0, counts.train), drawSet(source, 1, 1, 0, counts.test)].map(
    ({images}) => images,
  );
  return {name: 'drawn digits', images: Buffer.concat(drawn)};
}

/** Steps a measurement takes: about a quarter of a second, a second where one is slow. */
const stepsOf = {
  simd: 100,
  'simd-relaxed': 100,
  'tfjs engine, wasm': 40,
  'tfjs engine, webgl': 6,
  plain: 12,
  'model.fit, wasm': 8,
  'model.fit, webgl': 6,
  'model.fit, cpu': 2,
  PyTorch: 100,
};
/** Rows that take minutes to learn what others with the same formulas learn in seconds. */
const slow = new Set(['tfjs engine, webgl', 'plain', 'model.fit, webgl', 'model.fit, cpu']);
const workerOf = {
  simd: 'simd',
  'simd-relaxed': 'simd-relaxed',
  'tfjs engine, wasm': 'wasm',
  'tfjs engine, webgl': 'webgl',
  plain: 'plain',
};

/** @param page has the functions of bench/page.js */
export async function measureSteps(page, {images, rounds, only, losses}) {
  const folder = mkdtempSync(join(tmpdir(), 'ae-bench-'));
  const file = join(folder, 'images');
  writeFileSync(file, images);
  const pytorch = await startPytorch();
  const results = [];
  try {
    for (const [net, {network, training}] of Object.entries(nets)) {
      if (only && !only.includes(net)) continue;
      const rows = [];
      for (const engine of Object.keys(stepsOf)) {
        const given = {task: 'make', network, training, trainCount: counts.train};
        const ask =
          engine === 'PyTorch'
            ? pytorch && ((task) => pytorch.ask(task.task === 'make' ? {...task, file} : task))
            : (task) => page.evaluate((name, what) => askWorker(name, what), engine, task);
        if (!ask) continue;
        const backend = engine.startsWith('model.fit') ? {backend: engine.split(', ')[1]} : {};
        if (engine !== 'PyTorch')
          await page.evaluate((name, script) => openWorker(name, script), engine, workerOf[engine] ?? null);
        const made = await ask({...given, ...backend});
        if (made.absent) console.log(`${engine} cannot run here: ${made.absent}`);
        else rows.push({engine, ask, ms: [], validationMs: []});
      }
      const count = (row) => Math.max(2, Math.round(stepsOf[row.engine] / (net === 'deep' ? 3 : 1)));
      for (const row of rows) await row.ask({task: 'steps', count: count(row)});
      for (let round = 0; round < rounds; round++) {
        for (const row of rows) {
          row.ms.push(await row.ask({task: 'steps', count: count(row)}));
          if (row.engine.startsWith('simd')) row.validationMs.push(await row.ask({task: 'validation'}));
        }
      }
      for (const row of rows) {
        if (slow.has(row.engine) && losses !== 'all') continue;
        if (losses === 'none') continue;
        // A fresh net, so that nobody has a start.
        const backend = row.engine.startsWith('model.fit') ? {backend: row.engine.split(', ')[1]} : {};
        await row.ask({task: 'make', network, training, trainCount: counts.train, ...backend});
        row.loss = await row.ask({task: 'epochs', count: lossEpochs});
      }
      await page.evaluate(() => closeWorkers());
      results.push(...summary(net, rows));
      table(results.filter((row) => row.net === net));
    }
  } finally {
    pytorch?.stop();
    rmSync(folder, {recursive: true});
  }
  return {results, pytorch: pytorch ? 'present' : 'absent'};
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rounded = (value, digits) => (value === undefined ? null : Number(value.toPrecision(digits)));

/** Ratios are medians of each round's own ratio: neighbours in time share the machine's moods. */
function ratioTo(other, row) {
  return other && median(row.ms.map((ms, round) => other.ms[round] / ms));
}

function summary(net, rows) {
  const fit = rows.find(({engine}) => engine === 'model.fit, wasm');
  const pytorch = rows.find(({engine}) => engine === 'PyTorch');
  const steps = Math.ceil(counts.train / 256);
  return rows.map((row) => ({
    net,
    engine: row.engine,
    msPerStep: rounded(median(row.ms), 4),
    least: rounded(Math.min(...row.ms), 4),
    most: rounded(Math.max(...row.ms), 4),
    ratioToFitWasm: rounded(ratioTo(fit, row), 3),
    ratioToPyTorch: pytorch ? rounded(1 / ratioTo(pytorch, row), 3) : null,
    lossAfter5Epochs: rounded(row.loss, 3),
    ...(row.validationMs.length > 0 && {
      validationShare: rounded(median(row.validationMs.map((ms, round) => ms / (row.ms[round] * steps))), 3),
    }),
  }));
}

function table(rows) {
  console.log(`\n${rows[0].net}`);
  console.table(
    rows.map(({engine, msPerStep, least, most, ratioToFitWasm, ratioToPyTorch, lossAfter5Epochs}) => ({
      engine,
      'ms a step': msPerStep,
      least,
      most,
      'fit on wasm : this': ratioToFitWasm,
      'this : PyTorch': ratioToPyTorch,
      'loss after 5 epochs': lossAfter5Epochs,
    })),
  );
}
