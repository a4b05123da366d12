// Compares the fused engine of this checkout with that of another one, in one process and by processor time, interleaved:
//   node bench/against.mjs ../other-checkout [--rounds 24]
// Prints the median ratio (this by that) of a step and of validation; what changes nothing lies within a few percent of 1.
import {rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';
import {gzipSync} from 'node:zlib';
import {build} from 'esbuild';
import {root} from '../scripts/data-dir.mjs';

const {positionals, values} = parseArgs({
  options: {rounds: {type: 'string', default: '24'}},
  allowPositionals: true,
});
if (!positionals[0]) {
  console.error('Which checkout? node bench/against.mjs ../other-checkout');
  process.exit(2);
}
const rounds = Number(values.rounds);
const [width, count, batch, atOnce] = [784, 6000, 256, 12];

/** The engine's module of a checkout, with that checkout's own kernel. */
async function engineOf(checkout, name) {
  const kernels = pathToFileURL(resolve(checkout, 'scripts/rollup/simd-kernel.mjs'));
  const {compileKernel} = await import(kernels.href);
  const outfile = resolve(tmpdir(), `ae-${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [resolve(checkout, 'src/worker/engine/simd/engine.ts')],
    bundle: true,
    format: 'esm',
    outfile,
    logLevel: 'error',
    plugins: [
      {
        name: 'kernel',
        setup({onResolve, onLoad}) {
          onResolve({filter: /kernel-(simd|relaxed)\.wasm$/}, ({path}) => ({
            path: path.replace('./', ''),
            namespace: 'kernel',
          }));
          onLoad({filter: /.*/, namespace: 'kernel'}, async ({path}) => ({
            contents: gzipSync(await compileKernel(path)).toString('base64'),
            loader: 'text',
          }));
        },
      },
    ],
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}

const data = Uint8Array.from({length: width * count}, (_, i) =>
  Math.max(0, ((Math.imul(i, 2654435761) >>> 7) & 511) - 256),
);
const rows = {
  data,
  width,
  count,
  complete: true,
  range: (from, to) => data.subarray(from * width, to * width),
};
const order = Uint32Array.from({length: count}, (_, i) => (i * 7919) % count);
const optimizer = {
  name: 'adadelta',
  learningRate: 1,
  decay: 0,
  momentum: 0,
  nesterov: false,
  rho: 0.95,
  beta1: 0.9,
  beta2: 0.999,
};

function step(model, from) {
  const given = {rows, images: order.subarray(from, from + batch), epoch: 1};
  if (!model.stepInPieces) return model.trainStep(given);
  const pieces = model.stepInPieces(given);
  while (!pieces.next().done);
}

async function processorTime(act) {
  const start = process.cpuUsage();
  for (let i = 0; i < atOnce; i++) await act((i * batch) % (count - batch));
  const {user, system} = process.cpuUsage(start);
  return user + system;
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const engines = [await engineOf(positionals[0], 'that'), await engineOf(root, 'this')];
for (const [net, hidden] of Object.entries({tutorial: [32], deep: [128, 64, 32, 64, 128]}))
  for (const corruption of [null, {kind: 'gaussian', low: 0.5, high: 0.5}]) {
    const network = {
      inputs: width,
      layers: [
        ...hidden.map((units) => ({kind: 'dense', units, activation: 'relu'})),
        {kind: 'dense', units: width, activation: 'sigmoid'},
      ],
      codeLayer: hidden.length >> 1,
    };
    const training = {
      loss: 'mse',
      huberDelta: 1,
      activityL1: 0,
      penalties: [],
      optimizer,
      corruption,
      seed: 1,
    };
    const models = [];
    for (const {createSimdEngine} of engines)
      models.push(await createSimdEngine('simd').create(network, training, {maxBatch: batch}));
    const [steps, validations] = [[], []];
    for (let round = 0; round < rounds; round++) {
      const [stepping, validating] = [[], []];
      for (const i of round % 2 ? [0, 1] : [1, 0]) {
        stepping[i] = await processorTime((from) => step(models[i], from));
        validating[i] = await processorTime((from) => models[i].evaluate(rows, from, from + batch));
      }
      steps.push(stepping[1] / stepping[0]);
      validations.push(validating[1] / validating[0]);
    }
    console.log(
      `${net}${corruption ? ', noise' : ''}: step ${median(steps).toFixed(3)}, validation ${median(validations).toFixed(3)}`,
    );
  }
