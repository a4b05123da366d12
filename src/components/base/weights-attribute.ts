import {difference} from '../../recipe/derive.ts';
import type {Recipe} from '../../recipe/recipe.ts';

export interface WeightsSource {
  /**
   * Goes on from the saved run at this url.
   * @returns the recipe it is under
   */
  load(url: string, signal: AbortSignal): Promise<Recipe>;
  /** It could not be had. Not called where something else is wanted meanwhile. */
  failed(error: unknown): void;
}

interface Fetched {
  readonly url: string;
  readonly abort: AbortController;
  /** Null while it is under way. */
  recipe: Recipe | null;
  failed: boolean;
}

/** The saved run that the attribute `weights` names: fetched once, and again after a failure or after it was freed. */
export class WeightsAttribute {
  readonly #source: WeightsSource;
  #fetched: Fetched | null = null;

  constructor(source: WeightsSource) {
    this.#source = source;
  }

  /**
   * Fetches what the attribute names, unless it was fetched already.
   * @param url null where it names nothing
   * @returns whether it is there; null where there is nothing to wait for
   */
  want(url: string | null): Promise<boolean> | null {
    if (url === this.#fetched?.url) return null;
    this.#forget();
    if (url === null) return null;
    const fetched: Fetched = {url, abort: new AbortController(), recipe: null, failed: false};
    this.#fetched = fetched;
    return this.#source.load(url, fetched.abort.signal).then(
      (recipe) => {
        fetched.recipe = recipe;
        return true;
      },
      (error: unknown) => {
        if (this.#fetched !== fetched) return false;
        fetched.failed = true;
        this.#source.failed(error);
        return false;
      },
    );
  }

  /** Somebody wants it once more: a failure is forgotten. */
  retry(): void {
    if (this.#fetched?.failed) this.#forget();
  }

  /** The run is freed, under this recipe. What was fetched is forgotten, unless its run was started over since. */
  freed(recipe: Recipe): void {
    const from = this.#fetched?.recipe;
    if (!from || difference(from, recipe).change !== 'reset') this.#forget();
  }

  #forget(): void {
    this.#fetched?.abort.abort();
    this.#fetched = null;
  }
}
