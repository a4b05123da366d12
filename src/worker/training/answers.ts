import type {Answer, NoiseCurveQuestion, Question} from '../../protocol/questions.ts';
import type {Position} from '../../protocol/state.ts';
import {codeWidthOf} from '../../network/arrays.ts';
import type {Network} from '../../network/network.ts';
import type {Training} from '../../network/training.ts';
import {corrupt} from '../../numerics/corruption.ts';
import {lossFormulas} from '../../numerics/losses.ts';
import {unitValues} from '../../pixels/values.ts';
import type {Archive} from './epoch-weights.ts';
import type {Breather} from '../scheduling/yielder.ts';
import type {Dataset} from '../data/dataset.ts';
import type {Engine, Model} from '../engine/engine.ts';
import {imagesAtOnce, mostImages} from '../engine/images-at-once.ts';
import {drawRange, imagesAt} from '../data/samples.ts';
import {noiseCurve} from '../baselines/noise-curve.ts';
import {ArrayRows, type Rows} from '../data/rows.ts';
import type {Turns} from '../scheduling/mutex.ts';

export interface AnswerSources {
  readonly model: Model;
  readonly engine: Engine;
  readonly network: Network;
  /** As it is now: noise and learning rate change while it trains. */
  readonly training: () => Training;
  readonly archive: Archive;
  readonly turns: Turns;
  readonly breather: Breather;
  /** Where the run stands. */
  readonly position: () => Position;
  /** The data set, for those questions that need one. */
  readonly data: () => Promise<Dataset>;
}

type OfNetwork = Exclude<Question, {type: 'checkpoint' | 'images' | 'memory' | 'save'}>;

/** The weights of an epoch that is over. */
type Past = NonNullable<ReturnType<Archive['at']>>;

/** The model a question is about, to be used a piece at a time, each in its turn. */
type Use = <T>(use: (model: Model) => Promise<T>) => Promise<T>;

/**
 * Answers questions about a run's network between its steps. Those about an epoch that is over go to a second model
 * with that epoch's weights, made when the first of them comes.
 */
export class Answers {
  readonly #of: AnswerSources;
  readonly #piece: number;
  #second: {readonly model: Promise<Model>; weights: Past['weights'] | null} | null = null;
  /** Curves under way, by asker. */
  readonly #curves = new Map<string, AbortController>();
  #closed = false;

  constructor(sources: AnswerSources) {
    this.#of = sources;
    this.#piece = Math.min(mostImages.near, imagesAtOnce(sources.network, sources.model));
  }

  async answer(question: Exclude<Question, {type: 'checkpoint' | 'memory' | 'save'}>): Promise<Answer> {
    if (question.type === 'images') {
      const {indices, split = 'test'} = question;
      return {
        type: 'images',
        ...(await imagesAt((await this.#of.data())[split], indices, this.#of.breather)),
      };
    }
    const {network} = this.#of;
    const {inputs} = network;
    switch (question.type) {
      case 'reconstruct':
        return this.#values(question, question.images, inputs, (model, rows) => model.reconstruct(rows));
      case 'encode':
        return this.#values(question, question.images, inputs, (model, rows) => model.encode(rows));
      case 'decode':
        return this.#values(question, question.codes, codeWidthOf(network), (model, rows) =>
          model.decode(rows.range(0, rows.count) as Float32Array),
        );
      case 'evaluate':
        return this.#evaluate(question);
      case 'worst':
        return this.#worst(question);
      case 'codes':
        return this.#codes(question);
      case 'noise-curve':
        return this.#noiseCurve(question);
    }
  }

  /** To be called in a turn: what is under way then ends with an AbortError. */
  dispose(): void {
    this.#closed = true;
    for (const curve of this.#curves.values()) curve.abort(ended());
    void this.#second?.model.then((model) => model.dispose());
    this.#second = null;
  }

  /** What a question is about: decided at its first piece, so that all of them are of the same epoch. */
  #about({epoch}: OfNetwork): Use {
    const {turns, model, position} = this.#of;
    let past: Past | null | undefined;
    return (use) =>
      turns.take(async () => {
        if (this.#closed) throw ended();
        if (epoch === undefined) return use(model);
        const now = position();
        const standsThere = now.batch === 0 && now.epoch <= epoch;
        past ??= await this.#past(epoch, standsThere ? now.epoch : null);
        return use(standsThere || !past ? model : await this.#pastModel(past));
      });
  }

  /** Weights for an epoch: what is kept of it or before it, or where the run stands just there, what it may leave soon. */
  async #past(epoch: number, standsAt: number | null): Promise<Past | null> {
    const kept = this.#of.archive.at(epoch);
    if (standsAt === null || kept?.epoch === standsAt) return kept;
    return {epoch: standsAt, weights: (await this.#of.model.readState()).weights};
  }

  async #pastModel({weights}: Past): Promise<Model> {
    const {engine, network} = this.#of;
    const training = this.#of.training();
    // It never trains, so it has the optimizer with the least state.
    const still: Training = {...training, optimizer: {...training.optimizer, name: 'sgd'}};
    this.#second ??= {model: engine.create(network, still, {maxBatch: mostImages.near}), weights: null};
    const model = await this.#second.model.catch((error: unknown) => {
      // There may be room for it another time.
      this.#second = null;
      throw error;
    });
    const {corruption} = training;
    if (corruption) model.setNoise(corruption.low, corruption.high);
    if (this.#second.weights !== weights) {
      await model.writeState({step: 0, schedule: 1, weights, slots: []});
      this.#second.weights = weights;
    }
    return model;
  }

  /** In pieces, so that a large question does not hold the thread. */
  async #values(
    question: OfNetwork,
    values: Float32Array,
    width: number,
    use: (model: Model, rows: Rows) => Promise<Float32Array>,
  ): Promise<Answer> {
    const piece = this.#piece;
    const count = values.length / width;
    const about = this.#about(question);
    let out: Float32Array | null = null;
    for (let from = 0; from < count; from += piece) {
      const to = Math.min(count, from + piece);
      const rows = new ArrayRows(values.subarray(from * width, to * width), width);
      const found = await about((model) => use(model, rows));
      if (count <= piece) return {type: 'values', values: found};
      out ??= new Float32Array((found.length / (to - from)) * count);
      out.set(found, (found.length / (to - from)) * from);
      await this.#of.breather.restIfDue();
    }
    return {type: 'values', values: out ?? new Float32Array()};
  }

  /** In pieces between steps, so some may be of slightly younger weights than others. */
  async #codes(question: Extract<Question, {type: 'codes'}>): Promise<Answer> {
    const {breather, network} = this.#of;
    const {test} = await this.#of.data();
    const width = codeWidthOf(network);
    const count = Math.max(0, Math.min(question.count, test.count));
    const about = this.#about(question);
    const values = new Float32Array(count * width);
    for (let from = 0; from < count; from += this.#piece) {
      const to = Math.min(count, from + this.#piece);
      await drawRange(test, from, to, breather);
      const rows = new ArrayRows(test.range(from, to), test.width);
      values.set(await about((model) => model.encode(rows)), from * width);
      await breather.restIfDue();
    }
    return {type: 'codes', values, count, width};
  }

  async #evaluate(question: OfNetwork): Promise<Answer> {
    const {breather} = this.#of;
    const {test} = await this.#of.data();
    const about = this.#about(question);
    let sum = 0;
    for (let from = 0; from < test.count; from += this.#piece) {
      const to = Math.min(test.count, from + this.#piece);
      await drawRange(test, from, to, breather);
      sum += (await about((model) => model.evaluate(test, from, to))).sum;
      await breather.restIfDue();
    }
    return {type: 'loss', loss: sum / test.count};
  }

  async #worst(question: Extract<Question, {type: 'worst'}>): Promise<Answer> {
    const {breather} = this.#of;
    const {test} = await this.#of.data();
    const training = this.#of.training();
    const {value} = lossFormulas[training.loss];
    const about = this.#about(question);
    const found: {index: number; loss: number; reconstruction: Float32Array}[] = [];
    for (let from = 0; from < test.count; from += this.#piece) {
      const to = Math.min(test.count, from + this.#piece);
      await drawRange(test, from, to, breather);
      const clean = unitValues(test.range(from, to));
      const input = clean.slice();
      // As in validation: the same corruption of the same image.
      if (training.corruption) {
        for (let image = from; image < to; image++) {
          const offset = (image - from) * test.width;
          corrupt(training.corruption, training.seed, 'validationNoise', 0, image, input, offset, test.width);
        }
      }
      const rows = new ArrayRows(input, test.width);
      const made = await about((model) => model.reconstruct(rows));
      for (let image = from; image < to; image++) {
        const offset = (image - from) * test.width;
        let sum = 0;
        for (let i = offset; i < offset + test.width; i++)
          sum += value(made[i], clean[i], training.huberDelta);
        const loss = sum / test.width;
        if (found.length === question.count && loss <= found.at(-1)!.loss) continue;
        found.push({index: image, loss, reconstruction: made.slice(offset, offset + test.width)});
        found.sort((a, b) => b.loss - a.loss);
        found.length = Math.min(found.length, question.count);
      }
      await breather.restIfDue();
    }
    const indices = found.map(({index}) => index);
    const {images, labels} = await imagesAt(test, indices, breather);
    const reconstructions = new Float32Array(found.length * test.width);
    found.forEach(({reconstruction}, i) => reconstructions.set(reconstruction, i * test.width));
    return {
      type: 'worst',
      indices,
      losses: found.map(({loss}) => loss),
      labels,
      images,
      reconstructions,
    };
  }

  async #noiseCurve(question: NoiseCurveQuestion): Promise<Answer> {
    const {part, kind, levels, asker} = question;
    const {breather, network} = this.#of;
    const {inputs: width} = network;
    const rank = codeWidthOf(network);
    this.#curves.get(asker)?.abort();
    const stop = new AbortController();
    this.#curves.set(asker, stop);
    const about = this.#about(question);
    const {corruption, seed} = this.#of.training();
    const linear = {
      pcaRank: rank,
      // Of the rank that the run's own yardstick has, so that both are found at once.
      ...(corruption && {filter: {trainedAt: corruption, rank, full: true}}),
    };
    const answering = {
      reconstruct: (data: Float32Array) => about((model) => model.reconstruct(new ArrayRows(data, width))),
    };
    try {
      const curve = await noiseCurve(
        await this.#of.data(),
        {
          kind,
          levels,
          seed,
          nothing: part === 'nothing',
          ...(part === 'linear' ? linear : part === 'model' ? answering : {}),
        },
        {breather, signal: stop.signal},
      );
      return {type: 'noise-curve', ...curve};
    } finally {
      if (this.#curves.get(asker) === stop) this.#curves.delete(asker);
    }
  }
}

const ended = (): DOMException => new DOMException('The run has ended.', 'AbortError');
