import {engine, type Tensor} from './core.ts';
import {parameterCount} from '../../../network/shapes.ts';
import type {Network} from '../../../network/network.ts';
import type {Corruption, Training} from '../../../network/training.ts';
import {corrupt} from '../../../numerics/corruption.ts';
import {optimizerFormulas, stepScalars} from '../../../numerics/optimizers.ts';
import type {Purpose} from '../../../numerics/random.ts';
import type {Batch, LossSum, Model, ModelState, Numbers, Rows, StepPause} from '../engine.ts';
import {initialWeights} from '../initialise.ts';
import {ArrayRows} from '../../data/rows.ts';
import type {Device, Images, LossSums} from './device.ts';
import {gatherRows} from './gather.ts';
import {tensorOf} from './kernels.ts';

/** A network in training on a tfjs device: forward, backward and update written out, one `tidy` a step. */
export class TfjsModel implements Model {
  readonly parameters: number;
  readonly lossIsNear: boolean;
  readonly #device: Device;
  readonly #network: Network;
  readonly #onDispose: () => void;
  #training: Training;
  #step = 0;
  #schedule = 1;
  /** Layer by layer, weights before biases; `#slots` likewise, slot by slot. */
  #weights: Tensor[];
  #slots: Tensor[][];
  #lossSums: LossSums;
  #images = 0;

  constructor(device: Device, network: Network, training: Training, onDispose: () => void) {
    if (network.codeLayer >= network.layers.length - 1) throw new RangeError('The code needs a decoder.');
    this.#device = device;
    this.#network = network;
    this.#training = training;
    this.#onDispose = onDispose;
    this.parameters = parameterCount(network);
    this.lossIsNear = device.lossIsNear;
    const weights = initialWeights(network, training.seed);
    this.#weights = weights.map((values, i) => this.#tensor(values, i));
    this.#slots = optimizerFormulas[training.optimizer.name].slots.map(() =>
      weights.map((values, i) => this.#tensor(new Float32Array(values.length), i)),
    );
    this.#lossSums = device.newLossSums();
  }

  /** A tensor for array `index` of the weights or of a slot. */
  #tensor(values: Numbers, index: number): Tensor {
    const {units} = this.#network.layers[index >> 1]!;
    const shape = index & 1 ? [units] : [values.length / units, units];
    return tensorOf(Float32Array.from(values), shape);
  }

  trainStep({rows, images, epoch}: Batch): void {
    const {layers, codeLayer} = this.#network;
    const {optimizer, activityL1} = this.#training;
    const {schedule, ...scalars} = stepScalars(optimizer.name, optimizer, this.#step + 1, this.#schedule);
    const old = [...this.#weights, ...this.#slots.flat()];
    engine.tidy(() => {
      const {input, target} = this.#batch(rows, images, 'trainingNoise', epoch, true);
      const outputs = this.#forward(input.values, 0, layers.length);
      this.#addLosses(this.#lossSums, outputs, target);
      const weights: Tensor[] = [];
      const slots: Tensor[][] = this.#slots.map(() => []);
      const last = layers.length - 1;
      let error = this.#device.outputError(outputs[last]!, target, this.#training, layers[last]!.activation);
      for (let layer = last; layer >= 0; layer--) {
        const below: Images = layer > 0 ? {values: outputs[layer - 1]!} : input;
        const gradients = [this.#device.weightGradient(below, error), this.#device.biasGradient(error)];
        const errorOfLayer = error;
        if (layer > 0) {
          const penalty = layer - 1 === codeLayer ? activityL1 / images.length : 0;
          const {activation} = layers[layer - 1]!;
          error = this.#device.hiddenError(
            errorOfLayer,
            this.#weights[2 * layer]!,
            below.values,
            activation,
            penalty,
          );
        }
        gradients.forEach((gradient, i) => {
          const at = 2 * layer + i;
          const updated = this.#device.update(
            optimizer.name,
            this.#weights[at]!,
            gradient,
            this.#slots.map((slot) => slot[at]!),
            optimizer,
            scalars,
          );
          weights[at] = engine.keep(updated.weights);
          updated.slots.forEach((slot, s) => (slots[s]![at] = engine.keep(slot)));
        });
      }
      this.#weights = weights;
      this.#slots = slots;
    });
    for (const tensor of old) tensor.dispose();
    this.#step++;
    this.#schedule = schedule;
    this.#images += images.length;
  }

  /** All of it at once: a device is given the whole step. */
  *stepInPieces(batch: Batch): Generator<StepPause> {
    this.trainStep(batch);
  }

  /** What goes in and what should come out. */
  #batch(rows: Rows, images: Uint32Array, purpose: Purpose, epoch: number, forGradient: boolean) {
    const {corruption, seed} = this.#training;
    if (!corruption) {
      const input = this.#rows(rows, images, forGradient);
      return {input, target: input.values};
    }
    const fill = (values: Float32Array): void => {
      gatherRows(rows, images, values);
      images.forEach((image, i) =>
        corrupt(corruption, seed, purpose, epoch, image, values, i * rows.width, rows.width),
      );
    };
    const input = this.#device.upload(images.length, rows.width, fill, forGradient);
    return {input, target: this.#rows(rows, images, false).values};
  }

  #rows(rows: Rows, images: Uint32Array, forGradient: boolean): Images {
    if (rows.complete) return this.#device.gather(rows, images, forGradient);
    const fill = (values: Float32Array): void => gatherRows(rows, images, values);
    return this.#device.upload(images.length, rows.width, fill, forGradient);
  }

  /** Outputs of layers from … to − 1, given the input of the first. */
  #forward(input: Tensor, from: number, to: number): Tensor[] {
    const outputs: Tensor[] = [];
    let x = input;
    for (let layer = from; layer < to; layer++) {
      const {activation} = this.#network.layers[layer]!;
      x = this.#device.dense(x, this.#weights[2 * layer]!, this.#weights[2 * layer + 1]!, activation);
      outputs.push(x);
    }
    return outputs;
  }

  #addLosses(sums: LossSums, outputs: readonly Tensor[], target: Tensor): void {
    const {activityL1} = this.#training;
    this.#device.addLoss(sums, outputs.at(-1)!, target, this.#training);
    // images · (activityL1 · Σ|code| / images)
    if (activityL1 !== 0) this.#device.addPenalty(sums, outputs[this.#network.codeLayer]!, activityL1);
  }

  async takeLoss(): Promise<LossSum> {
    const sums = this.#lossSums;
    const images = this.#images;
    this.#lossSums = this.#device.newLossSums();
    this.#images = 0;
    return {sum: await sums.take(), images};
  }

  async evaluate(rows: Rows, from: number, to: number): Promise<LossSum> {
    const images = Uint32Array.from({length: to - from}, (_, i) => from + i);
    const sums = this.#device.newLossSums();
    engine.tidy(() => {
      const {input, target} = this.#batch(rows, images, 'validationNoise', 0, false);
      this.#addLosses(sums, this.#forward(input.values, 0, this.#network.layers.length), target);
    });
    return {sum: await sums.take(), images: images.length};
  }

  reconstruct(images: Rows): Promise<Float32Array> {
    return this.#run(images, 0, this.#network.layers.length);
  }

  encode(images: Rows): Promise<Float32Array> {
    return this.#run(images, 0, this.#network.codeLayer + 1);
  }

  decode(codes: Float32Array): Promise<Float32Array> {
    const {codeLayer, layers} = this.#network;
    const width = layers[codeLayer]!.units;
    return this.#run(new ArrayRows(codes, width), codeLayer + 1, layers.length);
  }

  /** The output of layer to − 1 for inputs of layer `from`, which come from the host. */
  async #run(rows: Rows, from: number, to: number): Promise<Float32Array> {
    const all = Uint32Array.from({length: rows.count}, (_, i) => i);
    const fill = (values: Float32Array): void => gatherRows(rows, all, values);
    const output = engine.tidy(() => {
      const input = this.#device.upload(rows.count, rows.width, fill, false).values;
      return this.#forward(input, from, to).at(-1) ?? input;
    });
    return read(output, true);
  }

  async readState(): Promise<ModelState> {
    // All reads are asked for before the first is waited for: steps may follow meanwhile.
    const step = this.#step;
    const schedule = this.#schedule;
    const weights = this.#weights.map((tensor) => read(tensor, false));
    const slots = this.#slots.map((slot) => slot.map((tensor) => read(tensor, false)));
    return {
      step,
      schedule,
      weights: await Promise.all(weights),
      slots: await Promise.all(slots.map((slot) => Promise.all(slot))),
    };
  }

  writeState({step, schedule, weights, slots}: ModelState): Promise<void> {
    this.#freeState();
    this.#step = step;
    this.#schedule = schedule;
    this.#weights = weights.map((values, i) => this.#tensor(values, i));
    this.#slots = optimizerFormulas[this.#training.optimizer.name].slots.map((_, s) =>
      weights.map((values, i) => this.#tensor(slots[s]?.[i] ?? new Float32Array(values.length), i)),
    );
    this.#lossSums.dispose();
    this.#lossSums = this.#device.newLossSums();
    this.#images = 0;
    return Promise.resolve();
  }

  #freeState(): void {
    for (const tensor of [...this.#weights, ...this.#slots.flat()]) tensor.dispose();
  }

  setLearningRate(learningRate: number): void {
    const {optimizer} = this.#training;
    this.#training = {...this.#training, optimizer: {...optimizer, learningRate}};
  }

  setNoise(low: number, high: number): void {
    const {corruption} = this.#training;
    if (!corruption) return;
    const bounds: Corruption = {...corruption, low, high};
    this.#training = {...this.#training, corruption: bounds};
  }

  dispose(): void {
    this.#freeState();
    this.#lossSums.dispose();
    this.#device.dispose();
    this.#weights = [];
    this.#slots = [];
    this.#onDispose();
  }
}

/** The values of a tensor, in an array that is the caller's own. */
async function read(tensor: Tensor, dispose: boolean): Promise<Float32Array> {
  const values = (await tensor.data()) as Float32Array;
  if (dispose) tensor.dispose();
  return values.slice();
}
