import type {Fitness, UnfitReason} from '../protocol/protocol.ts';
import type {Backend, EngineName} from '../recipe/names.ts';
import {acquire, release, type Connection} from './connection.ts';
import type {EngineReport} from './snapshot.ts';
import type {WorkerFile} from './worker-files.ts';

export interface Place {
  readonly connection: Connection;
  readonly engine: EngineReport;
}

export interface PlacementOptions {
  readonly workerBase: string | null;
  readonly handshakeMs?: number | undefined;
  /** Engines that have failed in this run already. */
  readonly without: ReadonlySet<EngineName>;
}

/** Best first. A graphics card beats the processor; WebAssembly beats plain loops. */
const automatic: readonly EngineName[] = ['webgl', 'wasm', 'plain'];

/** The worker file an engine is in; null where this build has none. */
const fileOf: Record<EngineName, WorkerFile | null> = {
  simd: null,
  webgl: 'webgl',
  webgpu: 'webgpu',
  wasm: 'wasm',
  plain: 'basic',
};

/**
 * Decides where a session runs: the engine asked for, else the best that works here. One that cannot run is passed
 * over and the reason kept, so that the reader is told which engine works and why.
 * @throws Error where not even the page's own thread can be had
 */
export async function place(backend: Backend, options: PlacementOptions): Promise<Place> {
  const order = backend === 'auto' ? automatic : [backend, ...automatic.filter((name) => name !== backend)];
  const passedOver: {name: EngineName; reason: UnfitReason}[] = [];
  // Looking at WebGL costs a context, so it is done in the small worker, which has to start anyway.
  let basic: Connection | null = null;
  const hold = async () => (basic ??= await acquire('basic', options.workerBase, options.handshakeMs));
  try {
    for (const name of order) {
      const byName = name === backend;
      const found = await tryEngine(name, byName, hold, options);
      if ('reason' in found) passedOver.push({name, reason: found.reason});
      else {
        const {connection, detail} = found;
        return {connection, engine: {name, detail, passedOver, where: connection.where}};
      }
    }
    throw new Error('no engine runs here');
  } finally {
    if (basic) release(basic);
  }
}

async function tryEngine(
  name: EngineName,
  byName: boolean,
  hold: () => Promise<Connection>,
  options: PlacementOptions,
): Promise<{readonly connection: Connection; readonly detail: string} | {readonly reason: UnfitReason}> {
  const file = fileOf[name];
  const noWorker = options.workerBase === null ? 'no-worker' : 'worker-base';
  if (!file) return {reason: 'not-built'};
  if (options.without.has(name)) return {reason: 'lost'};
  if (file !== 'basic') {
    const small = await hold();
    if (small.where === 'page') return {reason: noWorker};
    if (name === 'webgl' && !byName) {
      const probed = await small.call((api) => api.probeWebgl());
      if (!probed.fit) return {reason: probed.reason};
    }
  }
  let connection: Connection;
  try {
    connection = await acquire(file, options.workerBase, options.handshakeMs);
  } catch (error) {
    if (file === 'basic') throw error;
    return {reason: noWorker};
  }
  const fitness = await connection
    .call((api) => api.prepare(name, byName))
    .catch((): Fitness => ({fit: false, reason: 'no-answer'}));
  if (fitness.fit) return {connection, detail: fitness.detail};
  release(connection);
  return {reason: fitness.reason};
}
