import {difference} from '../../recipe/derive.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import type {LazySession} from '../../session/lazy-session.ts';
import type {AuthorData} from '../../session/author-data.ts';
import type {Snapshot} from '../../session/snapshot.ts';
import type {QueryTarget} from '../parts/controls/query.ts';
import {SessionLifetime} from '../base/session-lifetime.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';
import type {TrainingElement} from '../base/training-element.ts';
import {workerBaseOf} from '../base/worker-base.ts';

/** The recipe without noise, every other setting the same. */
export const withoutNoise = (recipe: Recipe): Recipe => Object.freeze({...recipe, noise: 'none'});

/**
 * The same network run without noise: same data, same first weights, same order of images. It keeps pace with the
 * other, epoch by epoch, in a session of its own.
 */
export class RunWithoutNoise {
  readonly #session: LazySession;
  #view: NoiseView | null = null;
  #wanted = false;
  #recipe: Recipe | null = null;
  /** The author's arrays it is run on: they may come after a run from a file that was run on them. */
  #own: AuthorData | null = null;
  /** Epochs it has been told to train. */
  #told = 0;

  constructor(host: PartHost) {
    const element = host.constructor as typeof TrainingElement;
    const source = {
      load: () => element.loadSession(),
      options: () => ({workerBase: workerBaseOf(host)}),
      recipe: () => this.#recipe!,
      own: () => this.#own,
    };
    this.#session = new SessionLifetime(host, source, () => element.graceMs).session;
  }

  /** Whether it trains beside the other. */
  get on(): boolean {
    return this.#recipe !== null;
  }

  get snapshot(): Snapshot | null {
    return this.#recipe && this.#session.snapshot;
  }

  /** What answers questions about it, at the epoch that is shown of the other; null before it has run one. */
  get asked(): QueryTarget | null {
    if (!this.#recipe || this.#session.snapshot.epoch === 0) return null;
    return this.#asked;
  }

  readonly #asked: QueryTarget = ((run: RunWithoutNoise): QueryTarget => ({
    get shown() {
      return run.#view?.run.shown ?? null;
    },
    get snapshot() {
      return run.#session.snapshot;
    },
    ask(name, ask, options) {
      return run.#session.ask(name, ask, {epoch: this.shown ?? undefined, ...options});
    },
  }))(this);

  /** Follows the network of a view; `wanted` says whether it is to be run without noise as well. */
  follow(view: NoiseView, wanted: boolean): void {
    this.#view = view;
    this.#wanted = wanted;
    // Not while its host renders: what it does asks for another update.
    queueMicrotask(() => this.#keepPace());
  }

  #keepPace(): void {
    if (!this.#view) return;
    const {recipe, snapshot, run} = this.#view;
    if (!this.#wanted || recipe.noise === 'none') {
      if (!this.#recipe) return;
      this.#session.dispose();
      this.#recipe = null;
      this.#told = 0;
      return;
    }
    const before = this.#recipe;
    this.#recipe = before && same(before, withoutNoise(recipe)) ? before : withoutNoise(recipe);
    const isOther = this.#own !== run.own;
    this.#own = run.own;
    const change = before ? difference(before, this.#recipe).change : null;
    // Another run, or the same one from an earlier epoch on.
    if (change === 'reset' || isOther || snapshot.epoch < this.#told) {
      this.#session.reset(this.#recipe);
      this.#told = 0;
    } else if (change === 'live') this.#session.change(this.#recipe);
    if (snapshot.epoch > this.#told) {
      this.#session.step({epochs: snapshot.epoch - this.#told});
      this.#told = snapshot.epoch;
    }
  }
}

const same = (a: Recipe, b: Recipe): boolean => difference(a, b).names.length === 0;
