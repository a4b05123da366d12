import {engine, type Tensor} from './core.ts';
import type {Activation, Optimizer} from '../../../network/names.ts';
import type {Penalty} from '../../../network/training.ts';
import type {OptimizerArguments} from '../../../network/training.ts';
import type {StepScalars} from '../../../numerics/optimizers.ts';
import type {LossSum, Rows} from '../engine.ts';
import {activationRules} from './activations.ts';
import type {Device, HiddenLayer, DeviceImages, LossSettings, LossSums} from './device.ts';
import {gatherRows} from './gather.ts';
import {runKernel, TensorAlgebra, tensorOf} from './kernels.ts';
import {lossRules} from './losses.ts';
import {optimizerRules, type Updated} from './optimizers.ts';
import {penaltyRules} from './penalties.ts';

/** A device on which every operation is one of tfjs's kernels. */
export abstract class KernelDevice implements Device {
  readonly lossIsNear: boolean;
  protected readonly algebra = new TensorAlgebra();
  readonly #ones = new Map<number, Tensor>();

  /** @param lossIsNear whether the device's memory is the host's, so that reading costs nothing */
  constructor(lossIsNear: boolean) {
    this.lossIsNear = lossIsNear;
  }

  gather(rows: Rows, images: Uint32Array, forGradient: boolean): DeviceImages {
    return this.upload(images.length, rows.width, (values) => gatherRows(rows, images, values), forGradient);
  }

  abstract upload(
    count: number,
    width: number,
    fill: (values: Float32Array) => void,
    forGradient: boolean,
  ): DeviceImages;

  dense(x: Tensor, weights: Tensor, biases: Tensor, activation: Activation): Tensor {
    const shape = [x.shape[0], weights.shape[1]!];
    // The activation stands apart, because the fused kernel's relu makes 0 of a NaN.
    const sum = runKernel(
      '_FusedMatMul',
      {a: asBatch(x), b: asBatch(weights), bias: biases},
      {transposeA: false, transposeB: false, activation: 'linear'},
    );
    return activationRules[activation].value(this.algebra, reshaped(sum, shape));
  }

  outputError(y: Tensor, target: Tensor, {loss, huberDelta}: LossSettings, activation: Activation): Tensor {
    const rule = lossRules[loss];
    const scale = this.algebra.constant(rule.slopeFactor / y.size);
    const slope = rule.at(this.algebra, y, target, huberDelta).slope();
    return this.#throughActivation(this.algebra.multiply(slope, scale), y, activation);
  }

  hiddenError(error: Tensor, weights: Tensor, {y, activation, penalties}: HiddenLayer): Tensor {
    const {algebra} = this;
    let gradient = product(error, transposed(weights));
    for (const {kind, rate} of penalties) {
      const slope = penaltyRules[kind].slope(algebra, y);
      gradient = algebra.add(gradient, algebra.multiply(slope, algebra.constant(rate)));
    }
    return this.#throughActivation(gradient, y, activation);
  }

  #throughActivation(gradient: Tensor, y: Tensor, activation: Activation): Tensor {
    const {slope} = activationRules[activation];
    return slope ? this.algebra.multiply(gradient, slope(this.algebra, y)) : gradient;
  }

  weightGradient(x: DeviceImages, error: Tensor): Tensor {
    return product(x.transposed ?? transposed(x.values), error);
  }

  biasGradient(error: Tensor): Tensor {
    // A row of ones times the error: faster than a sum over the outer axis, which transposes first.
    return reshaped(product(this.#onesOf(error.shape[0]), error), [error.shape[1]!]);
  }

  #onesOf(count: number): Tensor {
    let ones = this.#ones.get(count);
    if (!ones) {
      ones = engine.keep(tensorOf(new Float32Array(count).fill(1), [1, count]));
      this.#ones.set(count, ones);
    }
    return ones;
  }

  update(
    optimizer: Optimizer,
    weights: Tensor,
    gradient: Tensor,
    slots: readonly Tensor[],
    settings: OptimizerArguments,
    s: StepScalars,
  ): Updated<Tensor> {
    const scalar = (value: number): Tensor => this.algebra.scalar(value);
    return optimizerRules[optimizer](this.algebra, weights, gradient, slots, settings, {
      rate: scalar(s.rate),
      correctedRate: scalar(s.correctedRate),
      gradientShare: scalar(s.gradientShare),
      momentShare: scalar(s.momentShare),
      varianceShare: scalar(s.varianceShare),
    });
  }

  addLoss(into: LossSums, y: Tensor, target: Tensor, {loss, huberDelta}: LossSettings): void {
    const value = lossRules[loss].at(this.algebra, y, target, huberDelta).value();
    (into as KernelSums).add(value, 1 / y.shape[1]!);
  }

  addPenalty(into: LossSums, code: Tensor, {kind, rate}: Penalty): void {
    (into as KernelSums).add(penaltyRules[kind].value(this.algebra, code), rate, true);
  }

  newLossSums(): LossSums {
    return new KernelSums(this.algebra, this.lossIsNear);
  }

  dispose(): void {
    this.algebra.dispose();
    for (const ones of this.#ones.values()) ones.dispose();
    this.#ones.clear();
  }
}

/** Sums in float64 on the host where the device's memory is the host's; else one running sum on the device. */
class KernelSums implements LossSums {
  readonly #algebra: TensorAlgebra;
  readonly #near: boolean;
  #sum = 0;
  #penalty = 0;
  #running: Tensor | null = null;
  #runningPenalty: Tensor | null = null;

  constructor(algebra: TensorAlgebra, near: boolean) {
    this.#algebra = algebra;
    this.#near = near;
  }

  add(values: Tensor, weight: number, isPenalty = false): void {
    if (this.#near) {
      // Row by row in float32, then in float64: a single float32 sum of a whole batch loses digits.
      const rows = runKernel('Sum', {x: values}, {axis: [1], keepDims: false});
      for (const row of rows.dataSync() as Float32Array) {
        this.#sum += weight * row;
        if (isPenalty) this.#penalty += weight * row;
      }
      return;
    }
    const sum = runKernel('Sum', {x: values}, {axis: [0, 1], keepDims: false});
    const weighted = this.#algebra.multiply(sum, this.#algebra.constant(weight));
    this.#running = this.#plus(this.#running, weighted);
    if (isPenalty) this.#runningPenalty = this.#plus(this.#runningPenalty, weighted);
  }

  #plus(before: Tensor | null, more: Tensor): Tensor {
    const sum = engine.keep(before ? this.#algebra.add(before, more) : more);
    before?.dispose();
    return sum;
  }

  async take(): Promise<Pick<LossSum, 'sum' | 'penalty'>> {
    const read = async (running: Tensor | null) => ((await running?.data()) as Float32Array | undefined)?.[0];
    const [sum = 0, penalty = 0] = await Promise.all([read(this.#running), read(this.#runningPenalty)]);
    this.dispose();
    return {sum: this.#sum + sum, penalty: this.#penalty + penalty};
  }

  dispose(): void {
    this.#running?.dispose();
    this.#runningPenalty?.dispose();
    this.#running = this.#runningPenalty = null;
  }
}

const asBatch = (x: Tensor): Tensor => reshaped(x, [1, ...x.shape]);

const reshaped = (x: Tensor, shape: number[]): Tensor => runKernel('Reshape', {x}, {shape});

const transposed = (x: Tensor): Tensor => runKernel('Transpose', {x}, {perm: [1, 0]});

/** a·b. Transposed operands are transposed before, because the WebAssembly kernel takes them by a slow road. */
const product = (a: Tensor, b: Tensor): Tensor =>
  runKernel('BatchMatMul', {a, b}, {transposeA: false, transposeB: false});
