import {parameterCount} from '../../../network/shapes.ts';
import type {Network} from '../../../network/network.ts';
import type {Training} from '../../../network/training.ts';
import {activationFormulas} from '../../../numerics/activations.ts';
import {corrupt} from '../../../numerics/corruption.ts';
import {lossFormulas} from '../../../numerics/losses.ts';
import {optimizerFormulas, stepScalars} from '../../../numerics/optimizers.ts';
import type {Purpose} from '../../../numerics/random.ts';
import type {Breather} from '../../scheduling/yielder.ts';
import type {
  Batch,
  Engine,
  LossSum,
  Model,
  ModelOptions,
  ModelState,
  Numbers,
  Rows,
  StepPause,
} from '../engine.ts';
import {initialWeights} from '../initialise.ts';
import {accumulateGradient, backward, forward} from './products.ts';

/** Weights updated before the thread may be given back. */
const updatePiece = 1 << 16;

/** One image's way through the network: what each layer gave, and the loss's derivative there. */
interface Trace {
  readonly input: Numbers;
  readonly target: Numbers;
  readonly outputs: readonly Numbers[];
  readonly slopes: readonly Numbers[];
}

/**
 * The plain model: the textbook's formulas, image by image, in loops one can read. It is the oracle of the other
 * engines (in float64), and the last resort of a device without WebAssembly (in float32).
 */
class PlainModel implements Model {
  readonly parameters: number;
  readonly lossIsNear = true;
  readonly #network: Network;
  #training: Training;
  readonly #breather: Breather | undefined;
  readonly #weights: Numbers[];
  readonly #gradients: Numbers[];
  readonly #slots: Numbers[][];
  /** Of the step under way; and of what is asked between its pieces. */
  readonly #trace: Trace;
  readonly #asked: Trace;
  #step = 0;
  #schedule = 1;
  #lossSum = 0;
  #lossImages = 0;

  constructor(
    network: Network,
    training: Training,
    options: ModelOptions,
    array: (length: number) => Numbers,
  ) {
    this.#network = network;
    this.#training = training;
    this.#breather = options.breather;
    this.parameters = parameterCount(network);
    this.#weights = initialWeights(network, training.seed).map((values) => {
      const copy = array(values.length);
      copy.set(values);
      return copy;
    });
    const likeWeights = () => this.#weights.map((values) => array(values.length));
    this.#gradients = likeWeights();
    this.#slots = optimizerFormulas[training.optimizer.name].slots.map(likeWeights);
    const newTrace = (): Trace => ({
      input: array(network.inputs),
      target: array(network.inputs),
      outputs: network.layers.map(({units}) => array(units)),
      slopes: network.layers.map(({units}) => array(units)),
    });
    this.#trace = newTrace();
    this.#asked = newTrace();
  }

  trainStep(batch: Batch): void {
    const pieces = this.stepInPieces(batch);
    while (!pieces.next().done);
  }

  *stepInPieces({rows, images, epoch}: Batch): Generator<StepPause> {
    const training = this.#training;
    for (const gradient of this.#gradients) gradient.fill(0);
    let loss = 0;
    for (const image of images) {
      const trace = this.#trace;
      this.#load(trace, rows, image);
      this.#corrupt(training, trace, 'trainingNoise', epoch, image);
      yield* this.#forward(trace, 0, this.#network.layers.length);
      loss += this.#loss(training, trace, images.length);
      yield* this.#backward(training, images.length);
    }
    yield* this.#update(training);
    this.#lossSum += loss;
    this.#lossImages += images.length;
  }

  takeLoss(): Promise<LossSum> {
    const taken = {sum: this.#lossSum, images: this.#lossImages};
    this.#lossSum = this.#lossImages = 0;
    return Promise.resolve(taken);
  }

  async evaluate(rows: Rows, from: number, to: number): Promise<LossSum> {
    let sum = 0;
    await this.#run(this.#evaluatePieces(rows, from, to, (loss) => (sum += loss)));
    return {sum, images: to - from};
  }

  async reconstruct(images: Rows): Promise<Float32Array> {
    return this.#through(
      images.count,
      (i) => this.#load(this.#asked, images, i),
      0,
      this.#network.layers.length,
    );
  }

  async encode(images: Rows): Promise<Float32Array> {
    return this.#through(
      images.count,
      (i) => this.#load(this.#asked, images, i),
      0,
      this.#network.codeLayer + 1,
    );
  }

  async decode(codes: Float32Array): Promise<Float32Array> {
    const {layers, codeLayer} = this.#network;
    const width = layers[codeLayer]!.units;
    const code = this.#asked.outputs[codeLayer]!;
    const load = (i: number) => code.set(codes.subarray(i * width, (i + 1) * width));
    return this.#through(codes.length / width, load, codeLayer + 1, layers.length);
  }

  readState(): Promise<ModelState> {
    const copy = (arrays: readonly Numbers[]) => arrays.map((values) => values.slice());
    return Promise.resolve({
      step: this.#step,
      schedule: this.#schedule,
      weights: copy(this.#weights),
      slots: this.#slots.map(copy),
    });
  }

  writeState(state: ModelState): Promise<void> {
    this.#step = state.step;
    this.#schedule = state.schedule;
    this.#weights.forEach((values, i) => values.set(state.weights[i]!));
    this.#slots.forEach((slot, s) =>
      slot.forEach((values, i) => {
        const from = state.slots[s]?.[i];
        if (from) values.set(from);
        else values.fill(0);
      }),
    );
    this.#lossSum = this.#lossImages = 0;
    return Promise.resolve();
  }

  setLearningRate(learningRate: number): void {
    this.#training = {...this.#training, optimizer: {...this.#training.optimizer, learningRate}};
  }

  setNoise(low: number, high: number): void {
    const {corruption} = this.#training;
    if (corruption) this.#training = {...this.#training, corruption: {...corruption, low, high}};
  }

  dispose(): void {
    this.#weights.length = this.#gradients.length = this.#slots.length = 0;
  }

  /** Runs to the end: at once, or with rests where the thread is a page's. */
  #run(pieces: Generator<StepPause>): void | Promise<void> {
    const breather = this.#breather;
    if (!breather) {
      while (!pieces.next().done);
      return;
    }
    return (async () => {
      while (!pieces.next().done) if (breather.due) await breather.rest();
    })();
  }

  *#evaluatePieces(rows: Rows, from: number, to: number, add: (loss: number) => void): Generator<StepPause> {
    const trace = this.#asked;
    for (let image = from; image < to; image++) {
      this.#load(trace, rows, image);
      this.#corrupt(this.#training, trace, 'validationNoise', 0, image);
      yield* this.#forward(trace, 0, this.#network.layers.length);
      add(this.#loss(this.#training, trace, 1));
    }
  }

  async #through(
    count: number,
    load: (i: number) => void,
    firstLayer: number,
    endLayer: number,
  ): Promise<Float32Array> {
    const result = this.#asked.outputs[endLayer - 1]!;
    const out = new Float32Array(count * result.length);
    for (let i = 0; i < count; i++) {
      load(i);
      await this.#run(this.#forward(this.#asked, firstLayer, endLayer));
      out.set(result, i * result.length);
    }
    return out;
  }

  /** An image as input and as target. */
  #load({input, target}: Trace, rows: Rows, image: number): void {
    const row = rows.range(image, image + 1);
    if (row instanceof Uint8Array) for (let i = 0; i < row.length; i++) input[i] = row[i]! / 255;
    else input.set(row);
    target.set(input);
  }

  #corrupt(
    {corruption, seed}: Training,
    {input}: Trace,
    purpose: Purpose,
    epoch: number,
    image: number,
  ): void {
    if (corruption) corrupt(corruption, seed, purpose, epoch, image, input, 0, this.#network.inputs);
  }

  *#forward({input, outputs}: Trace, firstLayer: number, endLayer: number): Generator<StepPause> {
    for (let layer = firstLayer; layer < endLayer; layer++) {
      const out = outputs[layer]!;
      const below = layer === 0 ? input : outputs[layer - 1]!;
      yield* forward(below, this.#weights[2 * layer]!, this.#weights[2 * layer + 1]!, out);
      const {value} = activationFormulas[this.#network.layers[layer]!.activation];
      for (let i = 0; i < out.length; i++) out[i] = value(out[i]!);
      yield 'asking';
    }
  }

  /** The image's loss with its share of the penalty, and the slopes at the output for a batch of `images`. */
  #loss({loss, huberDelta, activityL1}: Training, trace: Trace, images: number): number {
    const {value, slope} = lossFormulas[loss];
    const {target} = trace;
    const output = trace.outputs.at(-1)!;
    const slopes = trace.slopes.at(-1)!;
    const share = 1 / (images * output.length);
    let sum = 0;
    for (let i = 0; i < output.length; i++) {
      sum += value(output[i]!, target[i]!, huberDelta);
      slopes[i] = slope(output[i]!, target[i]!, huberDelta) * share;
    }
    let penalty = 0;
    if (activityL1) for (const unit of trace.outputs[this.#network.codeLayer]!) penalty += Math.abs(unit);
    return sum / output.length + activityL1 * penalty;
  }

  *#backward({activityL1}: Training, batchImages: number): Generator<StepPause> {
    const {input, outputs, slopes} = this.#trace;
    const {layers, codeLayer} = this.#network;
    for (let layer = layers.length - 1; layer >= 0; layer--) {
      const dz = slopes[layer]!;
      const out = outputs[layer]!;
      if (layer === codeLayer && activityL1)
        for (let i = 0; i < dz.length; i++) dz[i]! += (activityL1 / batchImages) * Math.sign(out[i]!);
      const {slope} = activationFormulas[layers[layer]!.activation];
      for (let i = 0; i < dz.length; i++) dz[i]! *= slope(out[i]!);
      const below = layer === 0 ? input : outputs[layer - 1]!;
      yield* accumulateGradient(below, dz, this.#gradients[2 * layer]!, this.#gradients[2 * layer + 1]!);
      if (layer > 0) yield* backward(dz, this.#weights[2 * layer]!, slopes[layer - 1]!);
    }
  }

  *#update({optimizer}: Training): Generator<StepPause> {
    const {update} = optimizerFormulas[optimizer.name];
    const scalars = stepScalars(optimizer.name, optimizer, ++this.#step, this.#schedule);
    this.#schedule = scalars.schedule;
    for (let i = 0; i < this.#weights.length; i++) {
      for (let from = 0; from < this.#weights[i]!.length; from += updatePiece) {
        const part = (values: Numbers) => values.subarray(from, from + updatePiece);
        const slots = this.#slots.map((slot) => part(slot[i]!));
        update(part(this.#weights[i]!), part(this.#gradients[i]!), slots, optimizer, scalars);
        yield 'updating';
      }
    }
  }
}

/** @param precision float64 is the oracle of the tests */
export function createPlainEngine(precision: 'float32' | 'float64' = 'float32'): Engine {
  const array =
    precision === 'float64' ? (n: number) => new Float64Array(n) : (n: number) => new Float32Array(n);
  return {
    name: 'plain',
    prepare: () => Promise.resolve({fit: true, detail: precision}),
    create: (network, training, options) =>
      Promise.resolve(new PlainModel(network, training, options, array)),
    memory: () => ({tensors: 0, bytes: 0}),
  };
}
