import type {Fitness, UnfitReason} from '../protocol/protocol.ts';
import type {EngineName} from '../recipe/names.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {PlacementOptions} from './api.ts';
import type {EngineReport} from './snapshot.ts';
import type {TrainingConnection} from './training-connection.ts';
import {remembered} from './trial.ts';
import {WorkerEnded} from './connection.ts';
import {longestStartMs} from './watchdog.ts';
import {workerFiles, type WorkerFile} from './worker-files.ts';
import {acquire, release} from './workers.ts';

export interface EnginePlace {
  readonly connection: TrainingConnection;
  readonly engine: EngineReport;
}

/** Best first: the fused step, then a graphics card, then tfjs on the processor, then plain loops. */
const automatic: readonly EngineName[] = ['simd-relaxed', 'simd', 'webgl', 'wasm', 'plain'];

/**
 * The engines to be tried, in order. Left to us, training starts on the processor at once; only where a trial beside an
 * earlier run found a graphics card faster for this shape does it come first.
 */
function orderFor(recipe: Recipe): readonly EngineName[] {
  const {backend} = recipe;
  const wanted: readonly EngineName[] =
    backend === 'simd'
      ? ['simd-relaxed', 'simd']
      : backend !== 'auto'
        ? [backend]
        : remembered(recipe)?.chosen
          ? ['webgl']
          : [];
  return [...wanted, ...automatic.filter((name) => !wanted.includes(name))];
}

/** The worker file an engine is in; null where this build has none. */
const fileOf: Record<EngineName, WorkerFile | null> = {
  'simd-relaxed': 'simd',
  simd: 'simd',
  webgl: 'webgl',
  webgpu: 'webgpu',
  wasm: 'wasm',
  plain: 'basic',
};

/** Whether a remembered trial put an engine first that now stands on another device. */
function isStale(name: EngineName, detail: string, recipe: Recipe): boolean {
  const trial = recipe.backend === 'auto' && name === 'webgl' ? remembered(recipe) : null;
  return trial !== null && trial.chosen && trial.device !== detail;
}

/**
 * Decides where a session runs: the engine asked for, else the best that works here. One that cannot run is passed
 * over and the reason kept, so that the reader is told which engine works and why.
 * @throws Error where not even the page's own thread can be had; the signal's reason once nobody wants a place any more
 */
export async function place(recipe: Recipe, options: PlacementOptions): Promise<EnginePlace> {
  const passedOver: {name: EngineName; reason: UnfitReason}[] = [];
  // Looking at WebGL costs a context, so it is done in the small worker, which has to start anyway.
  let basic: TrainingConnection | null = null;
  // What the small kernel cannot have here, tfjs's program of 370 kB cannot either: it is not fetched to find out.
  let noWebAssembly = false;
  const hold = async () => (basic ??= await acquire('basic', options.workerBase, options.limits));
  try {
    for (const name of orderFor(recipe)) {
      options.signal?.throwIfAborted();
      const found: Found =
        name === 'wasm' && noWebAssembly
          ? {reason: 'no-webassembly'}
          : await tryEngine(name, recipe, hold, options);
      if ('reason' in found) {
        noWebAssembly ||= name === 'simd' && found.reason === 'no-webassembly';
        // Of two variants of one engine, the second says all there is to say.
        if (name !== 'simd-relaxed') passedOver.push({name, reason: found.reason});
      } else {
        const {connection, detail} = found;
        if (isStale(name, detail, recipe)) {
          release(connection);
          continue;
        }
        return {connection, engine: {name, detail, passedOver, rung: connection.rung}};
      }
    }
    throw new Error('no engine runs here');
  } finally {
    if (basic) release(basic);
  }
}

/** So many workers may go as an engine is made ready before it is passed over. */
const mostLost = 1;

type Found =
  {readonly connection: TrainingConnection; readonly detail: string} | {readonly reason: UnfitReason};

async function tryEngine(
  name: EngineName,
  recipe: Recipe,
  hold: () => Promise<TrainingConnection>,
  options: PlacementOptions,
): Promise<Found> {
  const file = fileOf[name];
  const byName = name === recipe.backend;
  const noWorker = options.workerBase === null ? 'no-worker' : 'worker-base';
  if (!file || !workerFiles[file]) return {reason: 'not-built'};
  if (options.without.has(name)) return {reason: 'lost'};
  if (file !== 'basic' && file !== 'simd') {
    const small = await hold();
    if (small.rung === 'page') return {reason: noWorker};
    if (name === 'webgl' && !byName) {
      const probed = await small.call((api) => api.probeWebgl(), longestStartMs(name));
      if (!probed.fit) return {reason: probed.reason};
    }
  }
  const startMs = longestStartMs(name);
  for (let lost = 0; ; lost++) {
    let connection: TrainingConnection;
    try {
      connection = await acquire(file, options.workerBase, options.limits);
    } catch (error) {
      if (file === 'basic') throw error;
      return {reason: noWorker};
    }
    let gone = false;
    const fitness = await connection
      .call((api) => api.prepare(name, byName, recipe), startMs)
      .catch((error: unknown): Fitness => {
        gone = error instanceof WorkerEnded;
        return {fit: false, reason: 'no-answer'};
      });
    if (fitness.fit) return {connection, detail: fitness.detail};
    release(connection);
    // An engine that starts at once is not to blame for a worker that goes meanwhile, and another one's numbers differ.
    if (!gone || startMs > 0 || lost === mostLost || options.signal?.aborted) return {reason: fitness.reason};
  }
}
