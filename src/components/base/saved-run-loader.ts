import {FailureError, failureOf, runEnded} from '../../protocol/errors.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import type {RunFile} from '../../session/reading.ts';
import type {RunTaker} from './load-run.ts';
import type {LazySession} from '../../session/lazy-session.ts';
import {WeightsAttribute} from './weights-attribute.ts';

/** Loads runs from files: the one that `weights` names, and those that are loaded by hand. The last one wanted is the one. */
export class SavedRunLoader {
  /** The one that the attribute names. */
  readonly weights: WeightsAttribute;
  readonly #session: LazySession;
  readonly #taker: RunTaker;
  /** By hand. */
  #loading: AbortController | null = null;

  constructor(session: LazySession, taker: RunTaker) {
    this.#session = session;
    this.#taker = taker;
    this.weights = new WeightsAttribute({
      load: (url, signal) => {
        session.fetching();
        return this.#load(url, signal, true);
      },
      failed: (error) => session.failed(failureOf(error)),
      givenUp: () => session.stopFetching(),
    });
  }

  /** What is on its way is not wanted any more: something else takes its place. */
  supersede(): void {
    this.weights.leave();
    this.#loading?.abort(runEnded());
    this.#loading = null;
  }

  /**
   * @param source the file, its bytes, or its url
   * @throws FailureError `run-…` where it cannot be had or used; TypeError where it is no source; DOMException AbortError
   * where another is loaded, or all is started over, before it is there
   */
  async load(source: RunFile): Promise<void> {
    this.#loading?.abort(runEnded());
    const loading = (this.#loading = new AbortController());
    try {
      await this.#load(source, loading.signal, false);
    } finally {
      if (this.#loading === loading) this.#loading = null;
    }
  }

  /**
   * @param attributesWin whether attributes that are given stand over what the file says of the recipe
   * @param signal aborts it as long as nothing is changed
   * @returns the recipe the run is under from then on
   */
  async #load(source: RunFile, signal: AbortSignal, attributesWin: boolean): Promise<Recipe> {
    const {loadContent} = this.#taker;
    const [{loadRun}] = await Promise.all([
      import('./load-run.ts'),
      loadContent(),
      // What answers about it: it may be asked when the network is gone.
      this.#session.fetch(),
    ]).catch((error: unknown): never => {
      throw new FailureError('not-loaded', failureOf(error).values);
    });
    return loadRun(source, this.#taker, signal, attributesWin, this.weights);
  }
}
