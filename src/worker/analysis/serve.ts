import {expose} from 'comlink';
import {maxPointSets} from '../../protocol/analysis.ts';
import type {
  AnalysisAcknowledgement,
  AnalysisApi,
  AnalysisFrame,
  AnalysisRefusal,
  MapScores,
} from '../../protocol/analysis.ts';
import {protocolVersion, type Ready} from '../../protocol/protocol.ts';
import {
  lostNeighbours,
  neighbourAccuracy,
  ownNeighbours,
  trustworthiness,
} from '../../numerics/map-scores.ts';
import {Yielder} from '../scheduling/yielder.ts';
import type {Port} from '../serve.ts';
import {Job} from './job.ts';
import {transformed} from './projections.ts';
import {allNeighbours, firstNeighbours, refusalOf, Space} from './space.ts';
import {drive, type Between} from '../scheduling/drive.ts';
import type {FindNeighbours} from './space.ts';

const trustworthinessK = 12;
const accuracyK = 10;

export interface AnalysisOptions {
  /** How long a piece of work may hold the thread, in milliseconds. */
  readonly pieceMs: number;
  /** A faster way to nearest neighbours than plain loops. */
  readonly findNeighbours?: FindNeighbours | null;
}

/** Serves analyses on a port until it is closed. */
export function serveAnalysis(port: Port, {pieceMs, findNeighbours = null}: AnalysisOptions): void {
  const yielder = new Yielder(pieceMs);
  const spaces = new Map<string, Space>();
  const jobs = new Map<number, Job>();

  const between: Between = () => (yielder.due ? yielder.yieldNow() : undefined);
  /** The set, now the latest used. */
  const spaceOf = (key: string): Space => {
    const space = spaces.get(key);
    if (!space) throw new Error(`no points are held as ${key}`);
    spaces.delete(key);
    spaces.set(key, space);
    return space;
  };

  const api: AnalysisApi = {
    hold(points) {
      spaces.delete(points.key);
      spaces.set(points.key, new Space(points, findNeighbours));
      for (const key of [...spaces.keys()].slice(0, Math.max(0, spaces.size - maxPointSets)))
        spaces.delete(key);
      return Promise.resolve();
    },
    async project(id, key, parameters) {
      const space = spaceOf(key);
      if (space.refusal) return space.refusal;
      const job = new Job(space, parameters, yielder, (frame, transfer) => {
        const message: AnalysisFrame = {type: 'ae-analysis-frame', job: id, ...frame};
        port.postMessage(message, transfer);
      });
      jobs.set(id, job);
      try {
        return await job.run();
      } finally {
        jobs.delete(id);
      }
    },
    pause: async (id) => jobs.get(id)?.pause(),
    resume: async (id) => jobs.get(id)?.resume(),
    stop: async (id) => jobs.get(id)?.stop(),
    async transform(key, projection, parameters, values) {
      const space = spaceOf(key);
      const refusal = space.refusal ?? refusalOf(values, values.length / space.width, space.width);
      if (refusal) return refusal;
      const points = await drive(transformed(space, projection, parameters, values), between);
      return points ? {points} : {refused: 'no-transform', values: {}};
    },
    async score(key, map, labels) {
      const space = spaceOf(key);
      return space.refusal ?? (await scores(space, map, labels, findNeighbours, between));
    },
    async nearest(key, queries, k) {
      const space = spaceOf(key);
      const refusal = space.refusal ?? refusalOf(queries, queries.length / space.width, space.width);
      if (refusal) return refusal;
      return drive(space.nearestTo(queries, k), between);
    },
    ping: () =>
      Promise.resolve({
        jobs: jobs.size,
        sets: spaces.size,
        bytes: [...spaces.values()].reduce((sum, {bytes}) => sum + bytes, 0),
      }),
  };

  port.addEventListener('message', ({data}: MessageEvent) => {
    const message = data as AnalysisAcknowledgement | null;
    if (message?.type === 'ae-analysis-ack') jobs.get(message.job)?.acknowledge();
  });
  expose(api, port as Parameters<typeof expose>[1]);
  port.start?.();
  const ready: Ready = {type: 'ae-ready', version: protocolVersion};
  port.postMessage(ready);
}

/** Trustworthiness and k-NN accuracy of a map (count × 2) of a space. */
async function scores(
  space: Space,
  map: Float32Array,
  labels: Uint8Array | null,
  find: FindNeighbours | null,
  between: Between,
): Promise<MapScores | AnalysisRefusal> {
  const {count} = space;
  const refusal = refusalOf(map, map.length / 2, 2);
  if (refusal) return refusal;
  if (map.length !== 2 * count) return {refused: 'too-few-points', values: {wanted: count}};
  const enough = count > 2 * trustworthinessK;
  const most = Math.min(Math.max(trustworthinessK, accuracyK), count - 1);
  const inMap = await allNeighbours(map, 2, most, find, between);
  const {values, width} = space.measured;
  const trust = enough
    ? await drive(trustworthiness(values, width, firstNeighbours(inMap, trustworthinessK)), between)
    : null;
  // Looked for first: fewer of them are known then.
  const near = enough ? await space.neighbours(trustworthinessK, between) : null;
  const accurate = labels && count > accuracyK;
  const inSpace = accurate ? await space.neighbours(accuracyK, between) : null;
  const nearInMap = accurate ? firstNeighbours(inMap, accuracyK) : null;
  return {
    trustworthiness: trust,
    mapAccuracy: nearInMap && labels && neighbourAccuracy(nearInMap, labels),
    byClass: nearInMap && labels && ownNeighbours(nearInMap, labels),
    spaceAccuracy: inSpace && labels && neighbourAccuracy(inSpace, labels),
    trustworthinessK,
    lost: near && lostNeighbours(near, firstNeighbours(inMap, trustworthinessK)),
    accuracyK,
    count,
  };
}
