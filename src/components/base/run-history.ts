import type {Recipe} from '../../recipe/recipe.ts';
import type {Saved} from '../../session/api.ts';
import type {EarlierRun, RecipeTexts} from './run-handle.ts';

/** A run that ended with a reset, and what its recipe was written as. */
export interface KeptRun {
  readonly texts: RecipeTexts;
  readonly saved: Saved;
}

/** Curves kept for comparison; the oldest goes first. */
const maxEarlier = 4;

/** What stays of runs that ended with a reset: the last one whole, to be had back, and the curves of a few. */
export class RunHistory {
  #last: KeptRun | null = null;
  #earlier: readonly EarlierRun[] = [];

  /** Oldest first. */
  get earlier(): readonly EarlierRun[] {
    return this.#earlier;
  }

  /** The recipe of the run that can be had back; null where there is none. */
  get kept(): Recipe | null {
    return this.#last?.saved.recipe ?? null;
  }

  keep(run: KeptRun): void {
    this.#last = run;
    const {recipe, snapshot} = run.saved;
    this.#earlier = [...this.#earlier, {recipe, snapshot}].slice(-maxEarlier);
  }

  /** Gives the last run back, and is without it from then on; null where there is none. */
  takeBack(): KeptRun | null {
    const last = this.#last;
    this.#last = null;
    this.#earlier = this.#earlier.filter(({snapshot}) => snapshot !== last?.saved.snapshot);
    return last;
  }

  clearEarlier(): void {
    this.#earlier = [];
  }
}
