import type {Network} from '../../network/network.ts';
import {runEnded} from '../../protocol/errors.ts';
import type {Queries, QueryName} from '../../protocol/queries.ts';
import type {Numbers} from '../../protocol/state.ts';
import {trainingOf} from '../../recipe/training.ts';
import type {Dataset} from '../data/dataset.ts';
import type {Model} from '../engine/engine.ts';
import {imagesAtOnce, maxImages} from '../engine/images-at-once.ts';
import {PastModel} from './past-model.ts';
import type {AskedRun, QueryContext, QueryRow} from './queries/query.ts';
import {queries} from './queries/table.ts';

/** The weights of an epoch that is over. */
interface Past {
  readonly epoch: number;
  readonly weights: readonly Numbers[];
}

export interface AnswerSources {
  readonly run: AskedRun;
  readonly network: Network;
  readonly model: Model;
  /** The data set, for those queries that need one. */
  readonly data: () => Promise<Dataset>;
  /** The digits that the library draws, for those that are asked about them. */
  readonly drawn: () => Promise<Dataset>;
}

/**
 * Answers what a run is asked, between its steps. What is asked about an epoch that is over goes to a second model
 * with that epoch's weights.
 */
export class Answers {
  readonly #of: AnswerSources;
  readonly #chunk: number;
  readonly #past: PastModel;
  /** What is under way that newer work of its asker ends. */
  readonly #newest = new Map<string, AbortController>();
  #closed = false;

  constructor(sources: AnswerSources) {
    const {run, network, model} = sources;
    this.#of = sources;
    this.#chunk = Math.min(maxImages.near, imagesAtOnce(network, model));
    this.#past = new PastModel(run.around.engine, network);
  }

  async answer<K extends QueryName>(
    name: K,
    ask: Queries[K]['ask'],
    epoch?: number,
  ): Promise<Queries[K]['answer']> {
    const query: QueryRow<K> = queries[name];
    const context = this.#contextOf(name, query.ofEpoch ? epoch : undefined);
    if (query.needs === 'model') return query.answer(context, ask);
    const {data, drawn} = this.#of;
    const dataset = await ('drawnHere' in ask && ask.drawnHere ? drawn() : data());
    return query.answer({...context, dataset}, ask);
  }

  /** To be called in a turn: what is under way then ends with an AbortError. */
  dispose(): void {
    this.#closed = true;
    for (const under of this.#newest.values()) under.abort(runEnded());
    this.#past.dispose();
  }

  #contextOf(name: QueryName, epoch: number | undefined): QueryContext {
    const {run, network} = this.#of;
    const {context} = run;
    return {
      run,
      network,
      training: () => trainingOf(context.recipe),
      yielder: context.yielder,
      chunk: this.#chunk,
      useModel: this.#modelOf(epoch),
      newest: (asker, work) => this.#newestOf(`${name} ${asker}`, work),
    };
  }

  /** Which weights are used is decided at the first chunk, so that all of them are of the same epoch. */
  #modelOf(epoch: number | undefined): QueryContext['useModel'] {
    const {run, model} = this.#of;
    let past: Past | null | undefined;
    return (use) =>
      run.mutex.run(async () => {
        if (this.#closed || run.context.closed) throw runEnded();
        if (epoch === undefined) return use(model);
        const {position} = run.counters;
        const standsThere = position.batch === 0 && position.epoch <= epoch;
        past ??= await this.#pastAt(epoch, standsThere ? position.epoch : null);
        if (standsThere || !past) return use(model);
        return use(await this.#past.with(past.weights, trainingOf(run.context.recipe)));
      });
  }

  /** Weights for an epoch: what is kept of it or before it, or where the run stands just there, what it may leave soon. */
  async #pastAt(epoch: number, standsAt: number | null): Promise<Past | null> {
    const kept = this.#of.run.checkpoints.epochWeights.at(epoch);
    if (standsAt === null || kept?.epoch === standsAt) return kept;
    return {epoch: standsAt, weights: (await this.#of.model.readState()).weights};
  }

  async #newestOf<T>(key: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.#newest.get(key)?.abort();
    const stop = new AbortController();
    this.#newest.set(key, stop);
    try {
      return await work(stop.signal);
    } finally {
      if (this.#newest.get(key) === stop) this.#newest.delete(key);
    }
  }
}
