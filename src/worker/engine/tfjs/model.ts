import {engine, type Tensor} from './core.ts';
import {arraysOf, byLayer, codeWidthOf, type NetworkArray} from '../../../network/arrays.ts';
import type {Network} from '../../../network/network.ts';
import {parameterCount} from '../../../network/shapes.ts';
import type {Training} from '../../../network/training.ts';
import {corrupt} from '../../../numerics/corruption.ts';
import {optimizerFormulas, stepScalars} from '../../../numerics/optimizers.ts';
import type {Purpose} from '../../../numerics/random.ts';
import type {Batch, LossSum, Model, ModelState, Numbers, Rows, StepPause} from '../engine.ts';
import {initialWeights} from '../initialise.ts';
import {LiveTraining} from '../live-training.ts';
import {ArrayRows} from '../../data/rows.ts';
import type {Device, DeviceImages, LossSums} from './device.ts';
import {gatherRows} from './gather.ts';
import {tensorOf} from './kernels.ts';
import {opsOf} from './layers.ts';

/** A network in training on a tfjs device: forward, backward and update written out, one `tidy` a step. */
export class TfjsModel implements Model {
  readonly parameters: number;
  readonly lossIsNear: boolean;
  readonly #device: Device;
  readonly #network: Network;
  readonly #onDispose: () => void;
  readonly #training: LiveTraining;
  readonly #arrays: readonly NetworkArray[];
  /** Numbers of each layer's arrays among them. */
  readonly #arraysOf: readonly (readonly number[])[];
  #step = 0;
  #schedule = 1;
  /** In the order of `#arrays`; `#slots` likewise, slot by slot. */
  #weights: Tensor[];
  #slots: Tensor[][];
  #lossSums: LossSums;
  #images = 0;

  constructor(device: Device, network: Network, training: Training, onDispose: () => void) {
    if (network.codeLayer >= network.layers.length - 1) throw new RangeError('The code needs a decoder.');
    this.#device = device;
    this.#network = network;
    this.#training = new LiveTraining(training);
    this.#arrays = arraysOf(network);
    this.#arraysOf = byLayer(
      network,
      this.#arrays.map((_, i) => i),
    );
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
    return tensorOf(Float32Array.from(values), [...this.#arrays[index].shape]);
  }

  #weightsOf(layer: number): Tensor[] {
    return this.#arraysOf[layer].map((at) => this.#weights[at]);
  }

  trainStep({rows, images, epoch}: Batch): void {
    const {layers, codeLayer} = this.#network;
    const training = this.#training.now;
    const {optimizer} = training;
    const penalties = training.penalties.map((one) => ({...one, rate: one.rate / images.length}));
    const {schedule, ...scalars} = stepScalars(optimizer.name, optimizer, this.#step + 1, this.#schedule);
    const old = [...this.#weights, ...this.#slots.flat()];
    engine.tidy(() => {
      const {input, target} = this.#batch(rows, images, 'trainingNoise', epoch, true);
      const outputs = this.#forward(input.values, 0, layers.length);
      this.#addLosses(this.#lossSums, outputs, target);
      const weights: Tensor[] = [];
      const slots: Tensor[][] = this.#slots.map(() => []);
      const last = layers.length - 1;
      const activation = opsOf(layers[last]).activation(layers[last]);
      let error = this.#device.outputError(outputs[last], target, training, activation);
      for (let l = last; l >= 0; l--) {
        const layer = layers[l];
        const ops = opsOf(layer);
        const x: DeviceImages = l > 0 ? {values: outputs[l - 1]} : input;
        const gradients = ops.gradients(this.#device, layer, x, error);
        if (l > 0) {
          const below = {
            y: x.values,
            activation: opsOf(layers[l - 1]).activation(layers[l - 1]),
            penalties: l - 1 === codeLayer ? penalties : [],
          };
          error = ops.backward(this.#device, layer, error, this.#weightsOf(l), below);
        }
        gradients.forEach((gradient, i) => {
          const at = this.#arraysOf[l][i];
          const updated = this.#device.update(
            optimizer.name,
            this.#weights[at],
            gradient,
            this.#slots.map((slot) => slot[at]),
            optimizer,
            scalars,
          );
          weights[at] = engine.keep(updated.weights);
          updated.slots.forEach((slot, s) => (slots[s][at] = engine.keep(slot)));
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
    const {corruption, seed} = this.#training.now;
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

  #rows(rows: Rows, images: Uint32Array, forGradient: boolean): DeviceImages {
    if (rows.complete) return this.#device.gather(rows, images, forGradient);
    const fill = (values: Float32Array): void => gatherRows(rows, images, values);
    return this.#device.upload(images.length, rows.width, fill, forGradient);
  }

  /** Outputs of layers from … to − 1, given the input of the first. */
  #forward(input: Tensor, from: number, to: number): Tensor[] {
    const outputs: Tensor[] = [];
    let x = input;
    for (let l = from; l < to; l++) {
      const layer = this.#network.layers[l];
      x = opsOf(layer).forward(this.#device, layer, x, this.#weightsOf(l));
      outputs.push(x);
    }
    return outputs;
  }

  #addLosses(sums: LossSums, outputs: readonly Tensor[], target: Tensor): void {
    const training = this.#training.now;
    this.#device.addLoss(sums, outputs.at(-1)!, target, training);
    const code = outputs[this.#network.codeLayer];
    for (const penalty of training.penalties) this.#device.addPenalty(sums, code, penalty);
  }

  async takeLoss(): Promise<LossSum> {
    const sums = this.#lossSums;
    const images = this.#images;
    this.#lossSums = this.#device.newLossSums();
    this.#images = 0;
    return {...(await sums.take()), images};
  }

  async evaluate(rows: Rows, from: number, to: number): Promise<LossSum> {
    const images = Uint32Array.from({length: to - from}, (_, i) => from + i);
    const sums = this.#device.newLossSums();
    engine.tidy(() => {
      const {input, target} = this.#batch(rows, images, 'validationNoise', 0, false);
      this.#addLosses(sums, this.#forward(input.values, 0, this.#network.layers.length), target);
    });
    return {...(await sums.take()), images: images.length};
  }

  reconstruct(images: Rows): Promise<Float32Array> {
    return this.#run(images, 0, this.#network.layers.length);
  }

  encode(images: Rows): Promise<Float32Array> {
    return this.#run(images, 0, this.#network.codeLayer + 1);
  }

  decode(codes: Float32Array): Promise<Float32Array> {
    const {codeLayer, layers} = this.#network;
    const rows = new ArrayRows(codes, codeWidthOf(this.#network));
    return this.#run(rows, codeLayer + 1, layers.length);
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

  readWeights(places: readonly number[]): Promise<Numbers[]> {
    return Promise.all(places.map((place) => read(this.#weights[place], false)));
  }

  writeState({step, schedule, weights, slots}: ModelState): Promise<void> {
    this.#freeState();
    this.#step = step;
    this.#schedule = schedule;
    this.#weights = weights.map((values, i) => this.#tensor(values, i));
    this.#slots = optimizerFormulas[this.#training.now.optimizer.name].slots.map((_, s) =>
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
    this.#training.setLearningRate(learningRate);
  }

  setNoise(low: number, high: number): void {
    this.#training.setNoise(low, high);
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
