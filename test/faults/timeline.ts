import type {Checkpoint} from '../../src/protocol/state.ts';
import type {Recipe} from '../../src/recipe/recipe.ts';

export interface At {
  readonly epoch: number;
  readonly batch: number;
}

/** What can change while it trains, and changes what is learned, from a place on. */
export interface Turn extends At {
  readonly learningRate: number;
  readonly low: number;
  readonly high: number;
}

export const before = (a: At, b: At): boolean =>
  a.epoch < b.epoch || (a.epoch === b.epoch && a.batch < b.batch);

const turnOf = ({epoch, batch}: At, {learningRate, noiseFactor: {low, high}}: Recipe): Turn => ({
  epoch,
  batch,
  learningRate,
  low,
  high,
});

const numbers = new WeakMap<Checkpoint, number>();
let lastNumber = 0;

function numberOf(checkpoint: Checkpoint): number {
  const number = numbers.get(checkpoint) ?? ++lastNumber;
  numbers.set(checkpoint, number);
  return number;
}

/**
 * The way that a run's weights have come: which rates and noises from where on. Immutable. A run that goes back to a
 * place forgets what came after it.
 */
export class Timeline {
  readonly turns: readonly Turn[];
  /** Whether all of it is known for certain. */
  readonly certain: boolean;
  /** Weights that it begins with, where these are others than a run has that begins. */
  readonly origin: Checkpoint | null;

  constructor(turns: readonly Turn[], certain = true, origin: Checkpoint | null = null) {
    this.turns = turns;
    this.certain = certain;
    this.origin = origin;
  }

  static from(recipe: Recipe, origin: Checkpoint | null = null): Timeline {
    return new Timeline([turnOf(origin?.position ?? {epoch: 0, batch: 0}, recipe)], true, origin);
  }

  /** For comparing: weights by their number. */
  toJSON(): unknown {
    return [this.turns, this.certain, this.origin && numberOf(this.origin)];
  }

  /** Where it begins. */
  get start(): At {
    return this.origin?.position ?? {epoch: 0, batch: 0};
  }

  /** From here on with the rate and the noise of this recipe. */
  turned(at: At, recipe: Recipe): Timeline {
    return this.#then(at, turnOf(at, recipe));
  }

  /** Back at a place, with the rate and the noise of last. */
  back(at: At): Timeline {
    return this.#then(at, {...this.turns.at(-1)!, ...at});
  }

  doubtful(): Timeline {
    return new Timeline(this.turns, false, this.origin);
  }

  /** What held at a place. */
  at(place: At): Turn {
    return this.turns.findLast((turn) => !before(place, turn)) ?? this.turns[0]!;
  }

  #then(at: At, {learningRate, low, high}: Turn): Timeline {
    const kept = this.turns.filter((turn) => before(turn, at));
    const last = kept.at(-1);
    const same = last?.learningRate === learningRate && last.low === low && last.high === high;
    const turn = {epoch: at.epoch, batch: at.batch, learningRate, low, high};
    return new Timeline(same ? kept : [...kept, turn], this.certain, this.origin);
  }
}
