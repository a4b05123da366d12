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
  /** Where it failed or was cancelled, it is fetched again when somebody plays; where it was left, it is not. */
  state: 'under-way' | 'here' | 'failed' | 'left';
  /** What it is under, once it is here. */
  recipe: Recipe | null;
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

  /** Whether this is being fetched. */
  isUnderWay(url: string | null): boolean {
    return this.#underWay?.url === url;
  }

  /**
   * Fetches what the attribute names, unless it was fetched already.
   * @param url null where it names nothing
   */
  want(url: string | null): void {
    if (url === (this.#fetched?.url ?? null)) return;
    this.#forget();
    if (url === null) return;
    const fetched: Fetched = {url, abort: new AbortController(), state: 'under-way', recipe: null};
    this.#fetched = fetched;
    this.#source.load(url, fetched.abort.signal).then(
      (recipe) => {
        fetched.recipe = recipe;
        fetched.state = 'here';
        for (const act of this.#waiting.splice(0)) act();
      },
      (error: unknown) => {
        if (this.#fetched !== fetched || fetched.state !== 'under-way') return;
        fetched.state = 'failed';
        this.#waiting = [];
        this.#source.failed(error);
      },
    );
  }

  /** To be done once it is there: at once where nothing is under way, and never where it cannot be had. */
  then(act: () => void): void {
    if (this.#underWay) this.#waiting.push(act);
    else act();
  }

  /** What waits for it is not wanted any more. */
  thinkBetter(): void {
    this.#waiting = [];
  }

  /** It is not fetched on, until somebody plays. */
  cancel(): void {
    if (this.#stop('failed')) this.#source.givenUp();
  }

  /**
   * Something else is there in its place.
   * @param url what is not to be fetched later either; what is being fetched, where nothing is given
   */
  leave(url = this.#fetched?.url ?? null): void {
    const givenUp = this.#stop('left');
    if (url !== null && url !== this.#fetched?.url)
      this.#fetched = {url, abort: new AbortController(), state: 'left', recipe: null};
    if (givenUp) this.#source.givenUp();
  }

  /** Somebody wants it once more: a failure is forgotten. */
  retry(): void {
    if (this.#fetched?.state === 'failed') this.#forget();
  }

  /** The run is freed, under this recipe. What was fetched is forgotten, unless its run was started over since. */
  freed(recipe: Recipe): void {
    const from = this.#fetched?.recipe;
    if (!from || difference(from, recipe).change !== 'reset') this.#forget();
  }

  #stop(state: 'failed' | 'left'): boolean {
    this.#waiting = [];
    const fetched = this.#underWay;
    if (!fetched) return false;
    fetched.state = state;
    fetched.abort.abort();
    return true;
  }

  get #underWay(): Fetched | null {
    return this.#fetched?.state === 'under-way' ? this.#fetched : null;
  }

  #forget(): void {
    const givenUp = this.#stop('left');
    this.#fetched = null;
    if (givenUp) this.#source.givenUp();
  }
}
