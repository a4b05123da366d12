import type {TrainEvent} from '../../../src/protocol/events.ts';
import {difference} from '../../../src/recipe/derive.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import type {Snapshot} from '../../../src/session/snapshot.ts';

/** How a run's numbers have come about. */
export interface Way {
  /** Under which recipe; null before it has begun. */
  readonly recipe: Recipe | null;
  /** Engines that have trained it. */
  readonly engines: readonly string[];
  /** Whether it is not what a run in one go under this recipe comes to: a rate was changed on the way. */
  readonly tainted: boolean;
}

export const fresh: Way = {recipe: null, engines: [], tainted: false};

/** Fields that change no number. */
const harmless: readonly string[] = [
  'epochs',
  'patience',
  'minDelta',
  'stopAtPlateau',
  'goal',
  'weights',
  'backend',
  'controls',
  'autoplay',
  'pauseOffscreen',
];

const keyOf = ({valLoss}: Pick<Snapshot['history'], 'valLoss'>): string => valLoss.join(' ');

/** The ways of runs that may be taken up again, found by their losses. */
export class Ways {
  readonly #known = new Map<string, Way>();

  keep(history: Pick<Snapshot['history'], 'valLoss'>, way: Way): void {
    const key = keyOf(history);
    // Of two with the same losses so far, the less certain.
    if (!this.#known.get(key)?.tainted) this.#known.set(key, way);
  }

  /** That of a run which is taken up under this recipe. */
  takeUp(history: Snapshot['history'], recipe: Recipe): Way {
    const way = this.#known.get(keyOf(history));
    if (!way?.recipe) return {...fresh, recipe, tainted: true};
    const differs = difference(way.recipe, recipe).names.some((name) => !harmless.includes(name));
    return {...way, tainted: way.tainted || differs};
  }
}

/** Whether what was told explains how the history has changed. */
export const isOfTraining = (events: readonly TrainEvent[]): boolean =>
  events.some(({type}) => type === 'epoch-end' || type === 'rolled-back');
