import {codeWidthOf} from '../../../network/arrays.ts';
import type {Network} from '../../../network/network.ts';
import {parameterCount} from '../../../network/shapes.ts';
import type {Training} from '../../../network/training.ts';
import {purposes, type Purpose} from '../../../numerics/random.ts';
import type {Batch, LossSum, Model, ModelOptions, ModelState, Rows, StepPause} from '../engine.ts';
import {initialWeights} from '../initialise.ts';
import {LiveTraining} from '../live-training.ts';
import {LossCounter} from '../loss-counter.ts';
import {ArrayRows} from '../../data/rows.ts';
import {Arrays} from './arrays.ts';
import {activationCodes, corruptionCodes, lossCodes} from './kernel-codes.ts';
import {newKernel, type Kernel} from './kernel.ts';
import {opsOf, type LayerInput} from './layers.ts';
import {penaltyOpsOf} from './penalties.ts';
import {update} from './update.ts';

/**
 * Images that go through the network at a time: what they are in each layer stays in the processor's second cache, and
 * the memory does not grow with the batch.
 */
export const blockImages = 32;

/**
 * A network trained by the kernel. A batch goes through in blocks: forward, loss and backward, gradients added up; then
 * the optimizer's one pass over all parameters.
 */
export class SimdModel implements Model {
  readonly parameters: number;
  readonly lossIsNear = true;
  readonly #network: Network;
  readonly #training: LiveTraining;
  /** The kernel's number for each layer's activation. */
  readonly #activations: readonly number[];
  #kernel: Kernel;
  readonly #arrays: Arrays;
  readonly #onDispose: () => void;
  #step = 0;
  #schedule = 1;
  readonly #losses = new LossCounter();
  /** Gradients of a step under way, or of one that was given up. */
  #unfinished = false;

  static async create(
    module: WebAssembly.Module,
    network: Network,
    training: Training,
    _options: ModelOptions,
    onDispose: () => void,
  ): Promise<SimdModel> {
    const arrays = new Arrays(network, training.optimizer.name, blockImages);
    const kernel = await newKernel(module, arrays.bytes);
    return new SimdModel(kernel, arrays, network, training, onDispose);
  }

  private constructor(
    kernel: Kernel,
    arrays: Arrays,
    network: Network,
    training: Training,
    onDispose: () => void,
  ) {
    this.#kernel = kernel;
    this.#arrays = arrays;
    this.#network = network;
    this.#training = new LiveTraining(training);
    this.#activations = network.layers.map((layer) => activationCodes[opsOf(layer).activation(layer)]);
    this.#onDispose = onDispose;
    this.parameters = parameterCount(network);
    arrays.open(kernel.memory);
    arrays.writeParameters(arrays.parameters, initialWeights(network, training.seed));
  }

  /** Bytes of memory held. */
  get bytes(): number {
    return this.#kernel.memory.buffer.byteLength;
  }

  trainStep(batch: Batch): void {
    const pieces = this.stepInPieces(batch);
    while (!pieces.next().done);
  }

  *stepInPieces({rows, images, epoch}: Batch): Generator<StepPause> {
    const training = this.#training.now;
    const kernel = this.#kernel;
    const {layers} = this.#network;
    // Of a step that was given up.
    if (this.#unfinished) this.#arrays.clearGradients();
    this.#unfinished = true;
    let [sum, penalties] = [0, 0];
    for (let l = 1; l < layers.length; l++) opsOf(layers[l]).prepare(kernel, this.#arrays.layers[l]);
    for (let from = 0; from < images.length; from += blockImages) {
      if (from > 0) yield 'asking';
      const block = images.subarray(from, from + blockImages);
      this.#load(rows, block);
      this.#corrupt(training, 'trainingNoise', epoch, block);
      const last = layers.length - 1;
      this.#forward(0, last, block.length);
      this.#sums(last, block.length);
      const penalty = this.#penalty(training, block.length);
      sum += this.#trainOutputs(training, block.length, images.length) + penalty;
      penalties += penalty;
      this.#backward(training, block.length, images.length);
    }
    this.#update(training);
    this.#unfinished = false;
    this.#losses.add({sum, penalty: penalties, images: images.length});
  }

  takeLoss(): Promise<LossSum> {
    return Promise.resolve(this.#losses.take());
  }

  evaluate(rows: Rows, from: number, to: number): Promise<LossSum> {
    const images = Uint32Array.from({length: to - from}, (_, i) => from + i);
    const training = this.#training.now;
    let [sum, penalties] = [0, 0];
    for (let start = 0; start < images.length; start += blockImages) {
      const block = images.subarray(start, start + blockImages);
      this.#load(rows, block);
      this.#corrupt(training, 'validationNoise', 0, block);
      this.#forward(0, this.#arrays.layers.length, block.length);
      const penalty = this.#penalty(training, block.length);
      sum += this.#loss(training, block.length) + penalty;
      penalties += penalty;
    }
    return Promise.resolve({sum, penalty: penalties, images: to - from});
  }

  reconstruct(images: Rows): Promise<Float32Array> {
    return Promise.resolve(this.#through(images, 0, this.#arrays.layers.length));
  }

  encode(images: Rows): Promise<Float32Array> {
    return Promise.resolve(this.#through(images, 0, this.#network.codeLayer + 1));
  }

  decode(codes: Float32Array): Promise<Float32Array> {
    const {codeLayer, layers} = this.#network;
    const rows = new ArrayRows(codes, codeWidthOf(this.#network));
    return Promise.resolve(this.#through(rows, codeLayer + 1, layers.length));
  }

  readState(): Promise<ModelState> {
    const {parameters, slots} = this.#arrays;
    return Promise.resolve({
      step: this.#step,
      schedule: this.#schedule,
      weights: this.#arrays.readParameters(parameters),
      slots: slots.map((slot) => this.#arrays.readParameters(slot)),
    });
  }

  readWeights(places: readonly number[]): Promise<Float32Array[]> {
    return Promise.resolve(places.map((place) => this.#arrays.readParameter(this.#arrays.parameters, place)));
  }

  writeState(state: ModelState): Promise<void> {
    const arrays = this.#arrays;
    this.#step = state.step;
    this.#schedule = state.schedule;
    // After a divergence, gradients and the room between columns may hold what is not a number.
    arrays.clear();
    arrays.writeParameters(arrays.parameters, state.weights);
    // Cleared above, where there are none.
    state.slots.forEach((slot, i) => arrays.writeParameters(arrays.slots[i], slot));
    this.#unfinished = false;
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
    this.#arrays.close();
    this.#onDispose();
  }

  /** Images into the block's clean rows: bytes as they are, floats as they are. */
  #load(rows: Rows, images: Uint32Array): void {
    const {kernel, arrays} = {kernel: this.#kernel, arrays: this.#arrays};
    if (arrays.gather(rows, images) === 'bytes')
      kernel.bytesToFloats(arrays.bytesIn, images.length, rows.width, arrays.clean, arrays.cleanStride);
  }

  /** The network's input: clean images, or corrupted copies of them. */
  #corrupt({corruption, seed}: Training, purpose: Purpose, epoch: number, images: Uint32Array): void {
    const arrays = this.#arrays;
    arrays.input = arrays.clean;
    if (!corruption) return;
    arrays.input = arrays.corrupted;
    arrays.numberImages(images);
    const {kind, low, high} = corruption;
    this.#kernel.corrupt(
      corruptionCodes[kind],
      seed,
      purposes[purpose],
      epoch,
      arrays.imageNumbers,
      arrays.clean,
      arrays.corrupted,
      arrays.cleanStride,
      images.length,
      this.#network.inputs,
      low,
      high,
      arrays.room,
    );
  }

  #inputOf(layer: number): LayerInput {
    const arrays = this.#arrays;
    if (layer === 0) return {at: arrays.input, stride: arrays.cleanStride};
    const {outputs, stride} = arrays.layers[layer - 1];
    return {at: outputs, stride};
  }

  #forward(first: number, end: number, images: number): void {
    for (let l = first; l < end; l++) {
      const {outputs, stride, units} = this.#arrays.layers[l];
      this.#sums(l, images);
      this.#kernel.activate(this.#activations[l], outputs, stride, images, units);
    }
  }

  /** A layer's outputs before its activation. */
  #sums(l: number, images: number): void {
    opsOf(this.#network.layers[l]).sums(this.#kernel, this.#arrays.layers[l], this.#inputOf(l), images);
  }

  /** From the last layer's sums to its slopes; the block's loss, without its penalty. */
  #trainOutputs(training: Training, images: number, batch: number): number {
    const {loss, huberDelta} = training;
    const {layers, clean, cleanStride} = this.#arrays;
    const {outputs, slopes, stride, biasGradients, units} = layers.at(-1)!;
    const sum = this.#kernel.trainOutputs(
      lossCodes[loss],
      this.#activations.at(-1)!,
      outputs,
      stride,
      clean,
      cleanStride,
      slopes,
      biasGradients,
      images,
      units,
      1 / (batch * units),
      huberDelta,
    );
    return sum / units;
  }

  /** The block's loss, without its penalty. */
  #loss(training: Training, images: number): number {
    const {loss, huberDelta} = training;
    const {layers, clean, cleanStride} = this.#arrays;
    const {outputs, slopes, stride, units} = layers.at(-1)!;
    const kind = lossCodes[loss];
    const sum = this.#kernel.lossOf(kind, outputs, stride, clean, cleanStride, images, huberDelta, slopes);
    return sum / units;
  }

  #penalty({penalties}: Training, images: number): number {
    const code = this.#arrays.layers[this.#network.codeLayer];
    let sum = 0;
    for (const penalty of penalties) sum += penaltyOpsOf(penalty).value(this.#kernel, penalty, code, images);
    return sum;
  }

  #backward({penalties}: Training, images: number, batch: number): void {
    const kernel = this.#kernel;
    const {layers} = this.#arrays;
    for (let l = layers.length - 1; l >= 0; l--) {
      const places = layers[l];
      const ops = opsOf(this.#network.layers[l]);
      ops.addGradients(kernel, places, this.#inputOf(l), images);
      if (l === 0) continue;
      const below = layers[l - 1];
      ops.backward(kernel, places, below, images);
      if (l - 1 === this.#network.codeLayer)
        for (const penalty of penalties)
          penaltyOpsOf(penalty).addSlopes(kernel, penalty, below, images, batch);
      kernel.multiplyBySlopes(
        this.#activations[l - 1],
        below.outputs,
        below.slopes,
        below.biasGradients,
        below.stride,
        images,
      );
    }
  }

  #update({optimizer}: Training): void {
    this.#step++;
    this.#schedule = update(this.#kernel, this.#arrays, optimizer, this.#step, this.#schedule);
  }

  /** Rows that enter layer `first`, to the outputs of layer `end` − 1. */
  #through(rows: Rows, first: number, end: number): Float32Array {
    const arrays = this.#arrays;
    const {units} = arrays.layers[end - 1];
    const out = new Float32Array(rows.count * units);
    for (let from = 0; from < rows.count; from += blockImages) {
      const block = Math.min(blockImages, rows.count - from);
      if (first === 0) {
        this.#load(
          rows,
          Uint32Array.from({length: block}, (_, i) => from + i),
        );
        arrays.input = arrays.clean;
      } else {
        arrays.writeOutputs(first - 1, rows, from, block);
      }
      this.#forward(first, end, block);
      arrays.readOutputs(end - 1, block, out, from);
    }
    return out;
  }
}
