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
import {createModel, loadDataset, loadDrawn, tellDataset} from './loading.ts';
import type {AskedRun} from './queries/query.ts';

/** What answers questions, with or without a data set. */
export interface BuiltNetwork {
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
  #making: Promise<BuiltNetwork> | null = null;
  #built: BuiltNetwork | null = null;
  #loading: {readonly stop: AbortController; readonly loaded: Promise<Loaded>} | null = null;
  #loaded: Loaded | null = null;
  #drawn: Promise<Dataset> | null = null;

  constructor(parts: RunParts) {
    this.#of = parts;
    this.#resume = parts.order.resume;
  }

  /** The network, where it is made. */
  get built(): BuiltNetwork | null {
    return this.#built;
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
  network(): Promise<BuiltNetwork> {
    if (this.#of.context.closed) return Promise.reject(runEnded());
    this.#making ??= this.#of.mutex
      .run(() => this.#makeNetwork())
      .catch((error: unknown) => {
        this.#making = null;
        throw error;
      });
    return this.#making;
  }

  async #makeNetwork(): Promise<BuiltNetwork> {
    const {context, around, checkpoints, loop, preview} = this.#of;
    const model = await createModel(context, around);
    try {
      if (this.#resume) await loop.restore(model, this.#resume);
      await checkpoints.begin(model);
      if (context.closed) throw runEnded();
      const network = networkOf(context.recipe);
      const answers = new Answers({
        run: this.#asked(),
        network,
        model,
        data: () => this.data(),
        drawn: () => this.drawn(),
      });
      await preview.draw(model);
      checkpoints.keepEpoch(checkpoints.good);
      this.#resume = null;
      return (this.#built = {network, model, answers});
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

  /** The digits that the library draws: they stand for a data set that is not loaded. */
  drawn(): Promise<Dataset> {
    this.#drawn ??= this.#loadDrawn().catch((error: unknown) => {
      this.#drawn = null;
      throw error;
    });
    return this.#drawn;
  }

  async #loadDrawn(): Promise<Dataset> {
    const {context, around} = this.#of;
    const dataset = await loadDrawn(context, around.store);
    if (!context.closed) return dataset;
    around.store.release(dataset);
    throw runEnded();
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
    const {context, around, order, mutex, preview} = this.#of;
    const dataset = await loadDataset(context, around.store, order.pageUrl, signal);
    try {
      const samples = await preview.choose(dataset);
      signal.throwIfAborted();
      tellDataset(context, dataset, samples);
      if (!this.#built) context.say({type: 'loading', phase: 'engine', loaded: 0, total: null});
      const built = await this.network();
      return await mutex.run(() => {
        signal.throwIfAborted();
        return this.#bringTogether(built, dataset);
      });
    } catch (error) {
      if (this.#loaded?.dataset !== dataset) around.store.release(dataset);
      throw error;
    }
  }

  async #bringTogether({network, model}: BuiltNetwork, dataset: Dataset): Promise<Loaded> {
    const {around, counters, preview, loop, baselines} = this.#of;
    // A load that was begun after this one was given up and quicker.
    if (this.#loaded) {
      around.store.release(dataset);
      return this.#loaded;
    }
    const {train, test} = dataset;
    const loaded = (this.#loaded = {dataset, train, test, network, model});
    // Others were wanted while the network was made.
    if (preview.outdated) await preview.show(dataset);
    if (counters.epoch > 0 || counters.batch > 0) loop.tellProgress(loaded);
    await preview.draw(model);
    await baselines.tellMeanImage(dataset);
    return loaded;
  }

  /** Frees all. To be called in a turn. */
  dispose(): void {
    this.#built?.answers.dispose();
    this.#built?.model.dispose();
    if (this.#loaded) this.#of.around.release(this.#loaded.dataset);
    void this.#drawn?.then((dataset) => this.#of.around.store.release(dataset)).catch(() => undefined);
    this.#built = this.#loaded = this.#drawn = null;
  }
}
