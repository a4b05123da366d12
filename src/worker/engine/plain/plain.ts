import {byLayer, shapesOf} from '../../../network/arrays.ts';
import type {Network} from '../../../network/network.ts';
import {parameterCount, sizeOf} from '../../../network/shapes.ts';
import type {Penalty, Training} from '../../../network/training.ts';
import {corrupt} from '../../../numerics/corruption.ts';
import {lossFormulas} from '../../../numerics/losses.ts';
import {optimizerFormulas, stepScalars} from '../../../numerics/optimizers.ts';
import {penaltyFormulas} from '../../../numerics/penalties.ts';
import type {Purpose} from '../../../numerics/random.ts';
import {unitValue} from '../../../pixels/values.ts';
import type {Yielder} from '../../scheduling/yielder.ts';
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
import {LiveTraining} from '../live-training.ts';
import {LossCounter} from '../loss-counter.ts';
import {mathOf, type Passage} from './layers.ts';

/** Weights updated before the thread may be given back. */
const chunkWeights = 1 << 16;

/** One image's way through the network: what each layer gave, and the loss's derivative there. */
interface Trace {
  readonly input: Numbers;
  readonly target: Numbers;
  readonly outputs: readonly Numbers[];
  readonly gradients: readonly Numbers[];
}

/**
 * The plain model: the textbook's formulas, image by image, in loops one can read. It is the oracle of the other
 * engines (in float64), and the last resort of a device without WebAssembly (in float32).
 */
class PlainModel implements Model {
  readonly parameters: number;
  readonly lossIsNear = true;
  readonly #network: Network;
  readonly #training: LiveTraining;
  readonly #yielder: Yielder | undefined;
  readonly #weights: Numbers[];
  readonly #gradients: Numbers[];
  /** The same arrays, layer by layer. */
  readonly #weightsOf: Numbers[][];
  readonly #gradientsOf: Numbers[][];
  readonly #slots: Numbers[][];
  /** Of the step under way; and of what is asked between its pieces. */
  readonly #trace: Trace;
  readonly #asked: Trace;
  #step = 0;
  #schedule = 1;
  readonly #losses = new LossCounter();

  constructor(
    network: Network,
    training: Training,
    options: ModelOptions,
    array: (length: number) => Numbers,
  ) {
    this.#network = network;
    this.#training = new LiveTraining(training);
    this.#yielder = options.yielder;
    this.parameters = parameterCount(network);
    this.#weights = initialWeights(network, training.seed).map((values) => {
      const copy = array(values.length);
      copy.set(values);
      return copy;
    });
    const likeWeights = () => this.#weights.map((values) => array(values.length));
    this.#gradients = likeWeights();
    this.#weightsOf = byLayer(network, this.#weights);
    this.#gradientsOf = byLayer(network, this.#gradients);
    this.#slots = optimizerFormulas[training.optimizer.name].slots.map(likeWeights);
    const sizes = shapesOf(network).map(sizeOf);
    const newTrace = (): Trace => ({
      input: array(network.inputs),
      target: array(network.inputs),
      outputs: sizes.map(array),
      gradients: sizes.map(array),
    });
    this.#trace = newTrace();
    this.#asked = newTrace();
  }

  trainStep(batch: Batch): void {
    const pieces = this.stepInPieces(batch);
    while (!pieces.next().done);
  }

  *stepInPieces({rows, images, epoch}: Batch): Generator<StepPause> {
    const training = this.#training.now;
    for (const gradient of this.#gradients) gradient.fill(0);
    let [sum, penalty] = [0, 0];
    for (const image of images) {
      const trace = this.#trace;
      this.#load(trace, rows, image);
      this.#corrupt(training, trace, 'trainingNoise', epoch, image);
      yield* this.#forward(trace, 0, this.#network.layers.length);
      const loss = this.#loss(training, trace, images.length);
      sum += loss.sum;
      penalty += loss.penalty;
      yield* this.#backward(training, images.length);
    }
    yield* this.#update(training);
    this.#losses.add({sum, penalty, images: images.length});
  }

  takeLoss(): Promise<LossSum> {
    return Promise.resolve(this.#losses.take());
  }

  async evaluate(rows: Rows, from: number, to: number): Promise<LossSum> {
    const losses = new LossCounter();
    await this.#run(this.#evaluatePieces(rows, from, to, losses));
    return losses.take();
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
    const code = this.#asked.outputs[codeLayer];
    const width = code.length;
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

  readWeights(places: readonly number[]): Promise<Numbers[]> {
    return Promise.resolve(places.map((place) => this.#weights[place].slice()));
  }

  writeState(state: ModelState): Promise<void> {
    this.#step = state.step;
    this.#schedule = state.schedule;
    this.#weights.forEach((values, i) => values.set(state.weights[i]));
    this.#slots.forEach((slot, s) =>
      slot.forEach((values, i) => {
        const from = state.slots[s]?.[i];
        if (from) values.set(from);
        else values.fill(0);
      }),
    );
    this.#losses.clear();
    return Promise.resolve();
  }

  setLearningRate(learningRate: number): void {
    this.#training.setLearningRate(learningRate);
  }

  setNoise(low: number, high: number): void {
    this.#training.setNoise(low, high);
  }

  dispose(): void {
    for (const arrays of [this.#weights, this.#gradients, this.#slots, this.#weightsOf, this.#gradientsOf])
      arrays.length = 0;
  }

  /** Runs to the end: at once, or with rests where the thread is a page's. */
  #run(pieces: Generator<StepPause>): void | Promise<void> {
    const yielder = this.#yielder;
    if (!yielder) {
      while (!pieces.next().done);
      return;
    }
    return (async () => {
      while (!pieces.next().done) if (yielder.due) await yielder.yieldNow();
    })();
  }

  *#evaluatePieces(rows: Rows, from: number, to: number, losses: LossCounter): Generator<StepPause> {
    const trace = this.#asked;
    for (let image = from; image < to; image++) {
      const training = this.#training.now;
      this.#load(trace, rows, image);
      this.#corrupt(training, trace, 'validationNoise', 0, image);
      yield* this.#forward(trace, 0, this.#network.layers.length);
      losses.add(this.#loss(training, trace, 1));
    }
  }

  async #through(
    count: number,
    load: (i: number) => void,
    firstLayer: number,
    endLayer: number,
  ): Promise<Float32Array> {
    const result = this.#asked.outputs[endLayer - 1];
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
    if (row instanceof Uint8Array) for (let i = 0; i < row.length; i++) input[i] = unitValue(row[i]);
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
    for (let l = firstLayer; l < endLayer; l++) {
      const layer = this.#network.layers[l];
      const passage = {input: l === 0 ? input : outputs[l - 1], output: outputs[l]};
      yield* mathOf(layer).forward(layer, this.#weightsOf[l], passage);
      yield 'asking';
    }
  }

  /** The image's loss, and its gradients at the output for a batch of `images`. */
  #loss({loss, huberDelta, penalties}: Training, trace: Trace, images: number): LossSum {
    const {value, slope} = lossFormulas[loss];
    const {target} = trace;
    const output = trace.outputs.at(-1)!;
    const gradients = trace.gradients.at(-1)!;
    const share = 1 / (images * output.length);
    let sum = 0;
    for (let i = 0; i < output.length; i++) {
      sum += value(output[i], target[i], huberDelta);
      gradients[i] = slope(output[i], target[i], huberDelta) * share;
    }
    let penalty = 0;
    for (const {kind, rate} of penalties) {
      const formula = penaltyFormulas[kind];
      let total = 0;
      for (const unit of trace.outputs[this.#network.codeLayer]) total += formula.value(unit);
      penalty += rate * total;
    }
    return {sum: sum / output.length + penalty, penalty, images: 1};
  }

  *#backward({penalties}: Training, batchImages: number): Generator<StepPause> {
    const {input, outputs, gradients} = this.#trace;
    const {layers, codeLayer} = this.#network;
    for (let l = layers.length - 1; l >= 0; l--) {
      const layer = layers[l];
      const passage = {input: l === 0 ? input : outputs[l - 1], output: outputs[l], gradients: gradients[l]};
      if (l === codeLayer) addPenalties(penalties, batchImages, passage);
      const below = l === 0 ? null : gradients[l - 1];
      yield* mathOf(layer).backward(layer, this.#weightsOf[l], this.#gradientsOf[l], passage, below);
    }
  }

  *#update({optimizer}: Training): Generator<StepPause> {
    const {update} = optimizerFormulas[optimizer.name];
    const scalars = stepScalars(optimizer.name, optimizer, ++this.#step, this.#schedule);
    this.#schedule = scalars.schedule;
    for (let i = 0; i < this.#weights.length; i++) {
      for (let from = 0; from < this.#weights[i].length; from += chunkWeights) {
        const part = (values: Numbers) => values.subarray(from, from + chunkWeights);
        const slots = this.#slots.map((slot) => part(slot[i]));
        update(part(this.#weights[i]), part(this.#gradients[i]), slots, optimizer, scalars);
        yield 'updating';
      }
    }
  }
}

/** The derivatives of penalties on a code, for a batch of `images`. */
function addPenalties(penalties: readonly Penalty[], images: number, {output, gradients}: Passage): void {
  for (const {kind, rate} of penalties) {
    const {slope} = penaltyFormulas[kind];
    for (let i = 0; i < gradients.length; i++) gradients[i] += (rate / images) * slope(output[i]);
  }
}

/** @param precision float64 is the oracle of the tests */
export function createPlainEngine(precision: 'float32' | 'float64' = 'float32'): Engine {
  const array =
    precision === 'float64' ? (n: number) => new Float64Array(n) : (n: number) => new Float32Array(n);
  return {
    name: 'plain',
    trains: () => true,
    prepare: () => Promise.resolve({fit: true, detail: precision}),
    create: (network, training, options) =>
      Promise.resolve(new PlainModel(network, training, options, array)),
    memory: () => ({tensors: 0, bytes: 0}),
  };
}
