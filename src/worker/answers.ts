import type {Answer, Position, Question, Samples} from '../protocol/protocol.ts';
import type {Network, Training} from '../recipe/network.ts';
import {corrupt} from '../numerics/corruption.ts';
import {lossFormulas} from '../numerics/losses.ts';
import type {Archive} from './archive.ts';
import type {Breather} from './breather.ts';
import type {Dataset} from './data/dataset.ts';
import type {Engine, Model, Rows} from './engine/engine.ts';
import {fillInPieces, imagesAt} from './material.ts';
import type {Turns} from './turns.ts';

/** Images handled at a time. */
const piece = 256;

export interface AnswerSources {
  readonly dataset: Dataset;
  readonly test: Rows;
  readonly model: Model;
  readonly engine: Engine;
  readonly network: Network;
  readonly training: Training;
  readonly archive: Archive;
  readonly turns: Turns;
  readonly breather: Breather;
  /** Where the run stands. */
  readonly position: () => Position;
}

type OfNetwork = Exclude<Question, {type: 'checkpoint' | 'images' | 'memory'}>;

/**
 * Answers questions about a run's network between its steps. Those about an epoch that is over go to a second model
 * with that epoch's weights, made when the first of them comes.
 */
export class Answers {
  readonly #of: AnswerSources;
  #past: {readonly model: Promise<Model>; epoch: number} | null = null;

  constructor(sources: AnswerSources) {
    this.#of = sources;
  }

  async answer(question: Exclude<Question, {type: 'checkpoint' | 'memory'}>): Promise<Answer> {
    if (question.type === 'images') return {type: 'images', ...(await this.#images(question.indices))};
    switch (question.type) {
      case 'reconstruct':
        return this.#values(question, question.images, this.#of.network.inputs, (model, rows) =>
          model.reconstruct(rows),
        );
      case 'encode':
        return this.#values(question, question.images, this.#of.network.inputs, (model, rows) =>
          model.encode(rows),
        );
      case 'decode': {
        const {layers, codeLayer} = this.#of.network;
        return this.#values(question, question.codes, layers[codeLayer]!.units, (model, {data}) =>
          model.decode(data as Float32Array),
        );
      }
      case 'evaluate':
        return this.#evaluate(question);
      case 'worst':
        return this.#worst(question);
    }
  }

  dispose(): void {
    void this.#past?.model.then((model) => model.dispose());
    this.#past = null;
  }

  /** Uses the model that a question is about, in its turn. */
  #with<T>({epoch}: OfNetwork, use: (model: Model) => Promise<T>): Promise<T> {
    const {turns, model, archive} = this.#of;
    return turns.take(async () => {
      const now = this.#of.position();
      // The weights of now may be just those of the epoch asked for.
      const past = epoch !== undefined && (epoch < now.epoch || now.batch > 0);
      const entry = past ? archive.at(epoch) : null;
      return use(entry ? await this.#pastModel(entry) : model);
    });
  }

  async #pastModel({epoch, weights}: NonNullable<ReturnType<Archive['at']>>): Promise<Model> {
    const {engine, network, training} = this.#of;
    // It never trains, so it has the optimizer with the least state.
    const still: Training = {...training, optimizer: {...training.optimizer, name: 'sgd'}};
    this.#past ??= {model: engine.create(network, still, {maxBatch: piece}), epoch: -1};
    const model = await this.#past.model;
    if (this.#past.epoch !== epoch) {
      const slots = [weights.map((values) => new Float32Array(values.length))];
      await model.writeState({step: 0, schedule: 1, weights, slots});
      this.#past.epoch = epoch;
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
    const count = values.length / width;
    let out: Float32Array | null = null;
    for (let from = 0; from < count; from += piece) {
      const to = Math.min(count, from + piece);
      const data = values.subarray(from * width, to * width);
      const found = await this.#with(question, (model) =>
        use(model, {data, width, count: to - from, complete: true}),
      );
      if (count <= piece) return {type: 'values', values: found};
      out ??= new Float32Array((found.length / (to - from)) * count);
      out.set(found, (found.length / (to - from)) * from);
      await this.#of.breather.restIfDue();
    }
    return {type: 'values', values: out ?? new Float32Array()};
  }

  async #evaluate(question: OfNetwork): Promise<Answer> {
    const {test, breather} = this.#of;
    let sum = 0;
    for (let from = 0; from < test.count; from += piece) {
      const to = Math.min(test.count, from + piece);
      await fillInPieces(test, from, to, breather);
      sum += (await this.#with(question, (model) => model.evaluate(test, from, to))).sum;
      await breather.restIfDue();
    }
    return {type: 'loss', loss: sum / test.count};
  }

  async #worst(question: Extract<Question, {type: 'worst'}>): Promise<Answer> {
    const {test, training, breather, dataset} = this.#of;
    const {value} = lossFormulas[training.loss];
    const found: {index: number; loss: number; reconstruction: Float32Array}[] = [];
    for (let from = 0; from < test.count; from += piece) {
      const to = Math.min(test.count, from + piece);
      await fillInPieces(test, from, to, breather);
      const clean = Float32Array.from(
        dataset.test.images.subarray(from * test.width, to * test.width),
        (byte) => byte / 255,
      );
      const input = clean.slice();
      // As in validation: the same corruption of the same image.
      if (training.corruption) {
        for (let image = from; image < to; image++) {
          const offset = (image - from) * test.width;
          corrupt(training.corruption, training.seed, 'validationNoise', 0, image, input, offset, test.width);
        }
      }
      const rows: Rows = {data: input, width: test.width, count: to - from, complete: true};
      const made = await this.#with(question, (model) => model.reconstruct(rows));
      for (let image = from; image < to; image++) {
        const offset = (image - from) * test.width;
        let sum = 0;
        for (let i = offset; i < offset + test.width; i++)
          sum += value(made[i]!, clean[i]!, training.huberDelta);
        const loss = sum / test.width;
        if (found.length === question.count && loss <= found.at(-1)!.loss) continue;
        found.push({index: image, loss, reconstruction: made.slice(offset, offset + test.width)});
        found.sort((a, b) => b.loss - a.loss);
        found.length = Math.min(found.length, question.count);
      }
      await breather.restIfDue();
    }
    const indices = found.map(({index}) => index);
    const {images, labels} = await this.#images(indices);
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

  #images(indices: readonly number[]): Promise<Samples> {
    return imagesAt(this.#of.dataset, indices, this.#of.breather);
  }
}
