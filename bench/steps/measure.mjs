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

/** Processor time all renderers have used, in milliseconds: a worker is a thread of one. */
export async function cpuOfPages(page) {
  const client = await page.browser().target().createCDPSession();
  try {
    const {processInfo} = await client.send('SystemInfo.getProcessInfo');
    return 1000 * processInfo.reduce((sum, {type, cpuTime}) => sum + (type === 'renderer' ? cpuTime : 0), 0);
  } finally {
    await client.detach();
  }
}

/**
 * Steps of a row, by the clock and by the processor's time, in milliseconds a step. On a busy machine only the second
 * says what a step costs; what WebGL does in another process is not in it.
 */
async function timeRow(page, row, count) {
  const isPage = row.engine !== 'PyTorch';
  const before = isPage ? await cpuOfPages(page) : 0;
  row.ms.push(await row.ask({task: 'steps', count}));
  row.cpuMs.push(isPage ? ((await cpuOfPages(page)) - before) / count : await row.ask({task: 'cpu'}));
}

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
        else rows.push({engine, ask, ms: [], cpuMs: [], validationMs: []});
      }
      const count = (row) => Math.max(2, Math.round(stepsOf[row.engine] / (net === 'deep' ? 3 : 1)));
      for (const row of rows) await row.ask({task: 'steps', count: count(row)});
      for (let round = 0; round < rounds; round++) {
        for (const row of rows) {
          await timeRow(page, row, count(row));
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

/** How many times as long a step takes with fresh noise as the same net without: pairs, one after the other. */
export async function measureNoise(page, {rounds}) {
  const ratios = {};
  for (const engine of ['simd', 'simd-relaxed']) {
    const pair = [];
    for (const net of ['denoising', 'denoising, no noise']) {
      const name = `${engine}, ${net}`;
      await page.evaluate((of, script) => openWorker(of, script), name, engine);
      const ask = (task) => page.evaluate((of, what) => askWorker(of, what), name, task);
      if ((await ask({task: 'make', ...nets[net], trainCount: counts.train})).absent) break;
      await ask({task: 'steps', count: stepsOf[engine]});
      pair.push({engine, ask, ms: [], cpuMs: []});
    }
    if (pair.length < 2) continue;
    for (let round = 0; round < rounds; round++)
      for (const row of pair) await timeRow(page, row, stepsOf[engine]);
    ratios[engine] = rounded(1 / ratioTo(pair[1], pair[0]), 3);
    ratios[`${engine}, processor time`] = rounded(1 / ratioTo(pair[1], pair[0], 'cpuMs'), 3);
  }
  await page.evaluate(() => closeWorkers());
  return ratios;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rounded = (value, digits) => (value === undefined ? null : Number(value.toPrecision(digits)));

/** Ratios are medians of each round's own ratio: neighbours in time share the machine's moods. */
function ratioTo(other, row, by = 'ms') {
  return other && median(row[by].map((ms, round) => other[by][round] / ms));
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
    ...(!row.engine.includes('webgl') && {
      cpuMsPerStep: rounded(median(row.cpuMs), 4),
      cpuRatioToFitWasm: rounded(ratioTo(fit, row, 'cpuMs'), 3),
      cpuRatioToPyTorch: pytorch ? rounded(1 / ratioTo(pytorch, row, 'cpuMs'), 3) : null,
    }),
    lossAfter5Epochs: rounded(row.loss, 3),
    ...(row.validationMs.length > 0 && {
      validationShare: rounded(median(row.validationMs.map((ms, round) => ms / (row.ms[round] * steps))), 3),
    }),
  }));
}

function table(rows) {
  console.log(`\n${rows[0].net}`);
  console.table(
    rows.map((row) => ({
      engine: row.engine,
      'ms a step': row.msPerStep,
      least: row.least,
      most: row.most,
      'fit on wasm : this': row.ratioToFitWasm,
      'this : PyTorch': row.ratioToPyTorch,
      'processor ms': row.cpuMsPerStep,
      'fit : this, processor': row.cpuRatioToFitWasm,
      'this : PyTorch, processor': row.cpuRatioToPyTorch,
      'loss after 5 epochs': row.lossAfter5Epochs,
    })),
  );
}

/** What the engine is to reach, and what it reaches here. */
export function goals(results, noise) {
  const row = (net, engine) => results.find((one) => one.net === net && one.engine === engine) ?? {};
  const share = (net, engine, other) => {
    const [ours, theirs] = [row(net, engine).msPerStep, row(net, other).msPerStep];
    return ours && theirs ? rounded(theirs / ours, 3) : null;
  };
  const simd = row('tutorial', 'simd');
  const relaxed = row('tutorial', 'simd-relaxed');
  const [deep, deepRelaxed] = [row('deep', 'simd'), row('deep', 'simd-relaxed')];
  const tfjs = row('tutorial', 'tfjs engine, wasm');
  const [toFit, toPyTorch] = [
    (one) => [one.ratioToFitWasm, one.cpuRatioToFitWasm],
    (one) => [one.ratioToPyTorch, one.cpuRatioToPyTorch],
  ];
  const ofNoise = (engine) => [noise[engine], noise[`${engine}, processor time`]];
  const rows = [
    ['tutorial, simd, times as fast as fit on wasm', '≥ 12', ...toFit(simd)],
    ['tutorial, simd-relaxed, the same', '≥ 15', ...toFit(relaxed)],
    ['tutorial, simd, time by that of PyTorch', '≤ 1.2', ...toPyTorch(simd)],
    ['tutorial, simd-relaxed, the same', '≤ 1.0', ...toPyTorch(relaxed)],
    ['fresh noise, simd, time by that without', '≤ 1.15', ...ofNoise('simd')],
    ['fresh noise, simd-relaxed, the same', '≤ 1.15', ...ofNoise('simd-relaxed')],
    ['deep, simd, times as fast as fit on wasm', '≥ 10', ...toFit(deep)],
    ['deep, simd-relaxed, the same', '≥ 10', ...toFit(deepRelaxed)],
    ['validation on 10,000, simd, share of an epoch', '≤ 0.1', simd.validationShare],
    ['validation on 10,000, simd-relaxed, the same', '≤ 0.1', relaxed.validationShare],
    ['tfjs engine on wasm, times as fast as fit on wasm', '≥ 2.5', ...toFit(tfjs)],
    [
      'tfjs engine on webgl, times as fast as fit on webgl',
      '> 1',
      share('tutorial', 'tfjs engine, webgl', 'model.fit, webgl'),
    ],
  ];
  return rows.map(([measure, wanted, found, byProcessorTime]) => {
    const [sign, bound] = wanted.split(' ');
    const reached =
      found === null || found === undefined
        ? null
        : sign === '≤'
          ? found <= Number(bound)
          : sign === '≥'
            ? found >= Number(bound)
            : found > Number(bound);
    return {measure, wanted, found: found ?? null, reached, byProcessorTime: byProcessorTime ?? null};
  });
}
