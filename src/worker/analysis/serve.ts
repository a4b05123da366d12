import {expose} from 'comlink';
import type {
  AnalysisAcknowledgement,
  AnalysisApi,
  AnalysisFrame,
  AnalysisRefusal,
  MapScores,
} from '../../protocol/analysis.ts';
import {protocolVersion, type Ready} from '../../protocol/protocol.ts';
import {neighbourAccuracy, trustworthiness} from '../../numerics/map-scores.ts';
import {nearestNeighbours, neighboursOf, type DistanceKernel} from '../../numerics/neighbours.ts';
import {Breather} from '../breather.ts';
import type {Port} from '../serve.ts';
import {Job} from './job.ts';
import {transformed} from './projections.ts';
import {firstNeighbours, refusalOf, Space} from './space.ts';

/** Sets of points kept: codes and pixels, of now and of before. */
const mostSets = 4;
const trustworthinessK = 12;
const accuracyK = 10;

export interface AnalysisOptions {
  /** How long a piece of work may hold the thread, in milliseconds. */
  readonly pieceMs: number;
  /** A faster way to measure distances than plain loops. */
  readonly kernel?: DistanceKernel | null;
}

/** Serves analyses on a port until it is closed. */
export function serveAnalysis(port: Port, {pieceMs, kernel = null}: AnalysisOptions): void {
  const breather = new Breather(pieceMs);
  const spaces = new Map<string, Space>();
  const jobs = new Map<number, Job>();

  const run = async <T>(pieces: Generator<unknown, T>): Promise<T> => {
    for (;;) {
      const {done, value} = pieces.next();
      if (done) return value as T;
      await breather.restIfDue();
    }
  };
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
      spaces.set(points.key, new Space(points, kernel));
      for (const key of [...spaces.keys()].slice(0, Math.max(0, spaces.size - mostSets))) spaces.delete(key);
      return Promise.resolve();
    },
    async project(id, key, parameters) {
      const space = spaceOf(key);
      if (space.refusal) return space.refusal;
      const job = new Job(space, parameters, breather, (frame, transfer) => {
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
      const points = await run(transformed(space, projection, parameters, values));
      return points ? {points} : {refused: 'no-transform', values: {}};
    },
    async score(key, map, labels) {
      const space = spaceOf(key);
      return space.refusal ?? (await run(scores(space, map, labels)));
    },
    async nearest(key, queries, k) {
      const space = spaceOf(key);
      const refusal = space.refusal ?? refusalOf(queries, queries.length / space.width, space.width);
      if (refusal) return refusal;
      return run(neighboursOf(queries, space.values, space.count, space.width, k));
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
function* scores(
  space: Space,
  map: Float32Array,
  labels: Uint8Array | null,
): Generator<number, MapScores | AnalysisRefusal> {
  const {count} = space;
  const refusal = refusalOf(map, map.length / 2, 2);
  if (refusal) return refusal;
  if (map.length !== 2 * count) return {refused: 'too-few-points', values: {wanted: count}};
  const enough = count > 2 * trustworthinessK;
  const inMap = yield* nearestNeighbours(map, count, 2, Math.max(trustworthinessK, accuracyK));
  const trust = enough
    ? yield* trustworthiness(space.values, space.width, firstNeighbours(inMap, trustworthinessK))
    : null;
  const accurate = labels && count > accuracyK;
  const inSpace = accurate ? yield* space.neighbours(accuracyK) : null;
  return {
    trustworthiness: trust,
    mapAccuracy: accurate ? neighbourAccuracy(firstNeighbours(inMap, accuracyK), labels) : null,
    spaceAccuracy: inSpace && labels && neighbourAccuracy(inSpace, labels),
    trustworthinessK,
    accuracyK,
    count,
  };
}
