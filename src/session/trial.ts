import {multiplyAddsOf} from '../network/work.ts';
import type {Layer, LayerKind} from '../network/network.ts';
import {networkOf} from '../recipe/derive.ts';
import type {WorkerApi} from '../protocol/protocol.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {EngineReport, Trial} from './snapshot.ts';
import type {PlacementOptions} from './api.ts';
import type {TrainingConnection} from './training-connection.ts';
import {longestStartMs} from './watchdog.ts';
import {acquire, release} from './workers.ts';

/** How long the candidate may step, in milliseconds. */
const steppingMs = 300;
/**
 * Multiplications and additions of a step below which a graphics card is not tried: what the fused step does in the
 * time that tfjs takes to give a card the work of a step, however small. docs/decisions/simd-engine.md has the figures.
 */
export const minWork = 100e6;
/** How long its worker may work without listening. */
const startMs = longestStartMs('webgl');
/** How much faster the candidate must be, so that a change is worth another engine's download. */
const faster = 0.8;
/** Where results are kept, newest last, and how many. */
const storageKey = 'ae-elements:trials';
const maxKept = 40;

/** Multiplications and additions of a step: three products a layer, of which the first layer needs two. */
export function workOf(recipe: Recipe): number {
  const network = networkOf(recipe);
  const first = {...network, layers: network.layers.slice(0, 1)};
  return 2 * recipe.batchSize * (3 * multiplyAddsOf(network) - multiplyAddsOf(first));
}

/** A layer as a part of a key under which a trial is kept. */
const layerKeys: {readonly [K in LayerKind]: (layer: Layer<K>) => string} = {
  dense: ({units, activation}) => `${units}${activation}`,
};
const keyOf = <K extends LayerKind>(layer: Layer<K>): string => layerKeys[layer.kind](layer);

/** What a step's time depends on. */
function shapeOf(recipe: Recipe): string {
  const {layers} = networkOf(recipe);
  return [layers.map(keyOf).join('-'), recipe.batchSize, recipe.optimizer, recipe.loss, recipe.noise].join(
    ' ',
  );
}

type Kept = readonly (readonly [shape: string, trial: Trial])[];

function kept(): Kept {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as Kept;
  } catch {
    return []; // A page may be without storage, or somebody else may have written there.
  }
}

function keep(shape: string, trial: Trial): void {
  const others = kept().filter(([other]) => other !== shape);
  try {
    localStorage.setItem(storageKey, JSON.stringify([...others, [shape, trial]].slice(-maxKept)));
  } catch {
    // Then it is timed again next time.
  }
}

/** What an earlier trial of this shape found; null where there was none. */
export function remembered(recipe: Recipe): Trial | null {
  return kept().find(([shape]) => shape === shapeOf(recipe))?.[1] ?? null;
}

/** Asked of the workers; tests answer themselves. */
export interface Candidate {
  probe(): ReturnType<WorkerApi['probeWebgl']>;
  /** Starts the candidate's worker and times the recipe there. Null where it cannot run after all. */
  time(limitMs: number): Promise<number | null>;
}

/**
 * Whether a graphics card would train this recipe faster than the engine that does now, found out beside it. Adds to
 * the engine's report what was found; null where there is nothing to say.
 * @param msPerStep of the engine that trains
 */
export async function tryGraphics(
  recipe: Recipe,
  engine: EngineReport,
  msPerStep: number,
  candidate: Candidate,
): Promise<EngineReport | null> {
  if (workOf(recipe) < minWork) return null;
  const fitness = await candidate.probe();
  if (!fitness.fit)
    return {...engine, passedOver: [...engine.passedOver, {name: 'webgl', reason: fitness.reason}]};
  const known = remembered(recipe);
  if (known?.device === fitness.detail) return {...engine, trial: known};
  const ms = await candidate.time(steppingMs);
  if (ms === null) return null;
  const trial: Trial = {
    name: 'webgl',
    device: fitness.detail,
    msPerStep: ms,
    chosen: ms < faster * msPerStep,
  };
  keep(shapeOf(recipe), trial);
  return {...engine, trial};
}

/** The candidate in a worker of its own, which is ended when it has been timed. */
export function graphicsCandidate(
  recipe: Recipe,
  own: TrainingConnection,
  options: PlacementOptions,
): Candidate {
  return {
    probe: () => own.call((api) => api.probeWebgl(), startMs),
    async time(limitMs) {
      const connection = await acquire('webgl', options.workerBase, options.limits);
      try {
        const fitness = await connection.call((api) => api.prepare('webgl', false, recipe), startMs);
        return fitness.fit
          ? await connection.call((api) => api.time('webgl', recipe, limitMs), startMs)
          : null;
      } finally {
        release(connection);
      }
    },
  };
}

/** A place that a run has got. */
interface Place {
  readonly connection: TrainingConnection;
  readonly engine: EngineReport;
}

/** Where the choice is ours, whether a graphics card would be faster; timed beside the run. */
export class Comparison {
  /** The place that it was made with last: once is enough. */
  #place: Place | null = null;

  /** @returns what is to be told of the engine; null where there is nothing new, or the candidate fails */
  async with(
    place: Place,
    recipe: Recipe,
    msPerStep: number,
    options: PlacementOptions,
  ): Promise<EngineReport | null> {
    const {connection, engine} = place;
    if (this.#place === place || recipe.backend !== 'auto' || !engine.name.startsWith('simd')) return null;
    this.#place = place;
    const candidate = graphicsCandidate(recipe, connection, options);
    return tryGraphics(recipe, engine, msPerStep, candidate).catch(() => null);
  }
}
