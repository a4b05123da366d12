import {FailureError, runEnded} from '../../protocol/errors.ts';
import type {Checkpoint} from '../../protocol/state.ts';
import {networkOf} from '../../recipe/derive.ts';
import {isAtHand} from '../../recipe/download.ts';
import type {Network} from '../../network/network.ts';
import {Answers} from './answers.ts';
import type {Dataset} from '../data/dataset.ts';
import type {Model} from '../engine/engine.ts';
import type {RunParts} from './run-parts.ts';
import type {Loaded} from './training-loop.ts';
import {createModel, loadDataset, tellDataset} from './loading.ts';
import type {AskedRun} from './queries/query.ts';

/** What answers questions, with or without a data set. */
export interface Trained {
  readonly network: Network;
  readonly model: Model;
  readonly answers: Answers;
}

/**
 * The network of a run and its data: each loaded once for all who want it, and freed with the run. The network comes
 * without the data: one that was trained elsewhere answers before any are there.
 */
export class Resources {
  readonly #of: RunParts;
  #resume: Checkpoint | null;
  #making: Promise<Trained> | null = null;
  #trained: Trained | null = null;
  #loading: {readonly stop: AbortController; readonly loaded: Promise<Loaded>} | null = null;
  #loaded: Loaded | null = null;

  constructor(parts: RunParts) {
    this.#of = parts;
    this.#resume = parts.order.resume;
  }

  /** The network, where it is made. */
  get trained(): Trained | null {
    return this.#trained;
  }

  /** Network and data, where both are there. */
  get loaded(): Loaded | null {
    return this.#loaded;
  }

  /** What images and labels in use lie in; runs may share it. */
  get buffers(): readonly ArrayBufferLike[] {
    const {train, test} = this.#loaded?.dataset ?? {};
    return [...(train?.buffers ?? []), ...(test?.buffers ?? [])];
  }

  /** The network, with the weights it goes on from; made once. */
  network(): Promise<Trained> {
    if (this.#of.context.closed) return Promise.reject(runEnded());
    this.#making ??= this.#of.turns
      .take(() => this.#makeNetwork())
      .catch((error: unknown) => {
        this.#making = null;
        throw error;
      });
    return this.#making;
  }

  async #makeNetwork(): Promise<Trained> {
    const {context, around, kept, epochs, pictures} = this.#of;
    const model = await createModel(context, around);
    try {
      if (this.#resume) await epochs.restore(model, this.#resume);
      await kept.begin(model);
      if (context.closed) throw runEnded();
      const network = networkOf(context.recipe);
      const answers = new Answers({run: this.#asked(), network, model, data: () => this.data()});
      await pictures.draw(model);
      kept.archiveEpoch(kept.good);
      this.#resume = null;
      return (this.#trained = {network, model, answers});
    } catch (error) {
      model.dispose();
      throw error;
    }
  }

  #asked(): AskedRun {
    const loaded = () => this.#loaded;
    const buffers = () => this.buffers;
    return {
      ...this.#of,
      get loaded() {
        return loaded();
      },
      get buffers() {
        return buffers();
      },
    };
  }

  /** The data set for a question. @throws FailureError `data-needed` where it would have to be fetched unasked */
  async data(): Promise<Dataset> {
    const {recipe} = this.#of.context;
    const allowed = this.#loaded ?? this.#loading ?? (this.#of.order.dataAllowed || isAtHand(recipe));
    if (!allowed) throw new FailureError('data-needed', {dataset: recipe.dataset});
    return (await this.load()).dataset;
  }

  /** Network and data. */
  load(): Promise<Loaded> {
    if (this.#loaded) return Promise.resolve(this.#loaded);
    if (this.#of.context.closed) return Promise.reject(runEnded());
    if (!this.#loading) {
      const stop = new AbortController();
      const loading = {stop, loaded: this.#loadAll(stop.signal)};
      this.#loading = loading;
      const over = () => {
        if (this.#loading === loading) this.#loading = null;
      };
      loading.loaded.then(over, over);
    }
    return this.#loading.loaded;
  }

  /** Ends what is loading; whoever asks again from here on begins anew. */
  stopLoading(reason: DOMException): void {
    this.#loading?.stop.abort(reason);
    this.#loading = null;
  }

  async #loadAll(signal: AbortSignal): Promise<Loaded> {
    const {context, around, order, turns, pictures} = this.#of;
    const dataset = await loadDataset(context, around.store, order.pageUrl, signal);
    try {
      const samples = await pictures.choose(dataset);
      signal.throwIfAborted();
      tellDataset(context, dataset, samples);
      if (!this.#trained) context.say({type: 'loading', stage: 'engine', loaded: 0, total: null});
      const trained = await this.network();
      return await turns.take(() => {
        signal.throwIfAborted();
        return this.#bringTogether(trained, dataset);
      });
    } catch (error) {
      if (this.#loaded?.dataset !== dataset) around.store.release(dataset);
      throw error;
    }
  }

  async #bringTogether({network, model}: Trained, dataset: Dataset): Promise<Loaded> {
    const {around, tally, pictures, epochs, yardsticks} = this.#of;
    // A load that was begun after this one was given up and quicker.
    if (this.#loaded) {
      around.store.release(dataset);
      return this.#loaded;
    }
    const {train, test} = dataset;
    const loaded = (this.#loaded = {dataset, train, test, network, model});
    // Others were wanted while the network was made.
    if (pictures.outdated) await pictures.show(dataset);
    if (tally.epoch > 0 || tally.batch > 0) epochs.tellProgress(loaded);
    await pictures.draw(model);
    await yardsticks.tellMeanImage(dataset);
    return loaded;
  }

  /** Frees all. To be called in a turn. */
  dispose(): void {
    this.#trained?.answers.dispose();
    this.#trained?.model.dispose();
    if (this.#loaded) this.#of.around.release(this.#loaded.dataset);
    this.#trained = this.#loaded = null;
  }
}
