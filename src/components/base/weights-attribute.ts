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
  /** It is not wanted any more, before it was there. */
  givenUp(): void;
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
  /** What is to be done once it is there. */
  #waiting: (() => void)[] = [];

  constructor(source: WeightsSource) {
    this.#source = source;
  }

  /**
   * Fetches what the attribute names, unless it was fetched already.
   * @param url null where it names nothing
   */
  want(url: string | null): void {
    if (url === (this.#fetched?.url ?? null)) return;
    this.#forget();
    if (url === null) return;
    const fetched: Fetched = {url, abort: new AbortController(), recipe: null, failed: false};
    this.#fetched = fetched;
    this.#source.load(url, fetched.abort.signal).then(
      (recipe) => {
        fetched.recipe = recipe;
        for (const act of this.#waiting.splice(0)) act();
      },
      (error: unknown) => {
        if (this.#fetched !== fetched) return;
        fetched.failed = true;
        this.#waiting = [];
        this.#source.failed(error);
      },
    );
  }

  /** To be done once it is there: at once where nothing is under way, and never where it cannot be had. */
  then(act: () => void): void {
    const {recipe = null, failed = false} = this.#fetched ?? {};
    if (this.#fetched && !recipe && !failed) this.#waiting.push(act);
    else act();
  }

  /** What waits for it is not wanted any more. */
  thinkBetter(): void {
    this.#waiting = [];
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
    this.#waiting = [];
    const fetched = this.#fetched;
    this.#fetched = null;
    if (!fetched) return;
    fetched.abort.abort();
    if (!fetched.recipe && !fetched.failed) this.#source.givenUp();
  }
}
