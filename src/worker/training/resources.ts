import {FailureError} from '../../protocol/errors.ts';
import type {Checkpoint} from '../../protocol/state.ts';
import type {Order} from '../../protocol/protocol.ts';
import {networkOf} from '../../recipe/derive.ts';
import {trainingOf} from '../../recipe/training.ts';
import {isAtHand} from '../../recipe/download.ts';
import type {Network} from '../../network/network.ts';
import {Answers} from './answers.ts';
import type {Dataset} from '../data/dataset.ts';
import type {RunContext, RunSurroundings} from './run-context.ts';
import type {Model} from '../engine/engine.ts';
import type {Epochs, Loaded} from './training-loop.ts';
import type {KeptWeights} from './checkpoints.ts';
import {createModel, loadDataset, tellDataset} from './loading.ts';
import type {Pictures} from './preview.ts';
import type {Tally} from './counters.ts';
import type {Turns} from '../scheduling/mutex.ts';
import type {Yardsticks} from './run-baselines.ts';

/** What answers questions, with or without a data set. */
export interface Trained {
  readonly network: Network;
  readonly model: Model;
  readonly answers: Answers;
}

/** What a run's network and data are made with. */
export interface ResourcesParts {
  readonly context: RunContext;
  readonly around: RunSurroundings;
  readonly order: Order;
  readonly turns: Turns;
  readonly tally: Tally;
  readonly pictures: Pictures;
  readonly kept: KeptWeights;
  readonly epochs: Epochs;
  readonly yardsticks: Yardsticks;
}

/**
 * The network of a run and its data: each loaded once for all who want it, and freed with the run. The network comes
 * without the data: one that was trained elsewhere answers before any are there.
 */
export class Resources {
  readonly #of: ResourcesParts;
  #resume: Checkpoint | null;
  #making: Promise<Trained> | null = null;
  #trained: Trained | null = null;
  #loading: {readonly stop: AbortController; readonly loaded: Promise<Loaded>} | null = null;
  #loaded: Loaded | null = null;

  constructor(parts: ResourcesParts) {
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

  /** The network, with the weights it goes on from; made once. */
  network(): Promise<Trained> {
    if (this.#of.context.closed) return Promise.reject(ended());
    this.#making ??= this.#of.turns
      .take(() => this.#makeNetwork())
      .catch((error: unknown) => {
        this.#making = null;
        throw error;
      });
    return this.#making;
  }

  async #makeNetwork(): Promise<Trained> {
    const {context, around, turns, tally, kept, epochs, pictures} = this.#of;
    const model = await createModel(context, around);
    try {
      if (this.#resume) await epochs.restore(model, this.#resume);
      await kept.begin(model);
      if (context.closed) throw ended();
      const network = networkOf(context.recipe);
      const answers = new Answers({
        model,
        engine: around.engine,
        network,
        training: () => trainingOf(context.recipe),
        archive: kept.archive,
        turns,
        breather: context.breather,
        position: () => tally.position,
        data: () => this.data(),
      });
      await pictures.draw(model);
      kept.archiveEpoch(kept.good);
      this.#resume = null;
      return (this.#trained = {network, model, answers});
    } catch (error) {
      model.dispose();
      throw error;
    }
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
    if (this.#of.context.closed) return Promise.reject(ended());
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

/** Why nobody answers who asks a run that is over. */
export const ended = (): DOMException => new DOMException('The run has ended.', 'AbortError');
