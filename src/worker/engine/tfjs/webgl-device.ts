import type {MathBackendWebGL} from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl.js';
import type {GPGPUProgram} from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math.js';
import type {Activation, Optimizer} from '../../../network/names.ts';
import type {Penalty} from '../../../network/training.ts';
import type {OptimizerArguments} from '../../../network/training.ts';
import type {StepScalars} from '../../../numerics/optimizers.ts';
import type {LossSum, Rows} from '../engine.ts';
import {activationRules} from './activations.ts';
import {engine, type Tensor, type TensorInfo} from './core.ts';
import type {DatasetTexture, DatasetTextures} from './dataset-textures.ts';
import type {Device, HiddenLayer, DeviceImages, LossSettings, LossSums} from './device.ts';
import {gatherRows} from './gather.ts';
import {glslAlgebra, glslNumber, type Glsl} from './glsl.ts';
import {tensorOf} from './kernels.ts';
import {lossRules} from './losses.ts';
import {optimizerRules, scalarNames, type Scalars, type Updated} from './optimizers.ts';
import {penaltyRules} from './penalties.ts';
import {
  columnSumProgram,
  elementwiseProgram,
  gatherProgram,
  productProgram,
  runningSumProgram,
  type ProductOptions,
} from './programs.ts';

const scalars = Object.fromEntries(scalarNames.map((name) => [name, name])) as Scalars<Glsl>;

/**
 * A device on which every formula is one program: on a graphics card a step's time is the number of its programs.
 * Programs are made once for a shape and kept.
 */
export class WebglDevice implements Device {
  readonly lossIsNear = false;
  readonly #backend: MathBackendWebGL;
  readonly #datasets: DatasetTextures;
  readonly #sumsShape: [number, number];
  readonly #programs = new Map<string, GPGPUProgram>();
  readonly #acquired = new Map<Rows, DatasetTexture | null>();

  /** @param sums of {@link sumsShape}, for the widest that is ever added */
  constructor(backend: MathBackendWebGL, datasets: DatasetTextures, sums: [number, number]) {
    this.#backend = backend;
    this.#datasets = datasets;
    this.#sumsShape = sums;
  }

  /** Runs a program, made by `make` the first time that `key` is asked for. */
  /** @param shape that of the result, where it is read in another than the program's */
  #run(
    key: string,
    make: () => GPGPUProgram,
    inputs: TensorInfo[],
    values?: number[][],
    shape?: number[],
  ): Tensor {
    let program = this.#programs.get(key);
    if (!program) this.#programs.set(key, (program = make()));
    const output = this.#backend.runWebGLProgram(program, inputs, 'float32', values);
    return engine.makeTensorFromTensorInfo(shape ? {...output, shape} : output);
  }

  gather(rows: Rows, images: Uint32Array): DeviceImages {
    const {width} = rows;
    let dataset = this.#acquired.get(rows);
    if (dataset === undefined) {
      dataset = this.#datasets.acquire(rows);
      this.#acquired.set(rows, dataset);
    }
    if (!dataset) return this.upload(images.length, width, (values) => gatherRows(rows, images, values));
    const {info, layout} = dataset;
    const numbers = tensorOf(Float32Array.from(images), [images.length]);
    const key = `gather ${images.length} ${width} ${layout.texelsPerImage} ${layout.imagesPerRow}`;
    const make = (): GPGPUProgram => gatherProgram(images.length, width, layout);
    return {values: this.#run(key, make, [info, numbers])};
  }

  upload(count: number, width: number, fill: (values: Float32Array) => void): DeviceImages {
    const values = new Float32Array(count * width);
    fill(values);
    return {values: tensorOf(values, [count, width])};
  }

  dense(x: Tensor, weights: Tensor, biases: Tensor, activation: Activation): Tensor {
    return this.#product(`dense ${activation}`, x, weights, [biases], {
      bias: true,
      then: (sum) => activationRules[activation].value(glslAlgebra, sum),
    });
  }

  #product(name: string, a: Tensor, b: Tensor, more: readonly Tensor[], options: ProductOptions): Tensor {
    const {transposeA = false, transposeB = false} = options;
    const shape = [a.shape[transposeA ? 1 : 0]!, b.shape[transposeB ? 0 : 1]!];
    const make = (): GPGPUProgram =>
      productProgram(a.shape as [number, number], b.shape as [number, number], options);
    const inputs = [a, b, ...more].map((tensor) => (tensor.rank === 2 ? asBatch(tensor) : tensor));
    return this.#run(`${name} ${a.shape} ${b.shape}`, make, inputs, undefined, shape);
  }

  outputError(y: Tensor, target: Tensor, {loss, huberDelta}: LossSettings, activation: Activation): Tensor {
    const rule = lossRules[loss];
    const formula = ([p, t]: readonly Glsl[]): Glsl => {
      const slope = rule.at(glslAlgebra, p, t, huberDelta).slope();
      const scaled = glslAlgebra.multiply(slope, glslNumber(rule.slopeFactor / y.size));
      return throughActivation(scaled, p, activation);
    };
    return this.#run(`outputError ${y.shape}`, () => elementwiseProgram(y.shape, ['y', 'target'], formula), [
      y,
      target,
    ]);
  }

  hiddenError(error: Tensor, weights: Tensor, {y, activation, penalties}: HiddenLayer): Tensor {
    const told = penalties.map(({kind, rate}) => `${kind} ${rate}`);
    return this.#product(`hiddenError ${activation} ${told}`, error, weights, [y], {
      transposeB: true,
      other: true,
      then: (product, output) => {
        const gradient = penalties.reduce((sum, {kind, rate}) => {
          const slope = penaltyRules[kind].slope(glslAlgebra, output);
          return glslAlgebra.add(sum, glslAlgebra.multiply(slope, glslNumber(rate)));
        }, product);
        return throughActivation(gradient, output, activation);
      },
    });
  }

  weightGradient({values}: DeviceImages, error: Tensor): Tensor {
    return this.#product('weightGradient', values, error, [], {transposeA: true});
  }

  biasGradient(error: Tensor): Tensor {
    const [rows, columns] = error.shape as [number, number];
    return this.#run(`biasGradient ${rows} ${columns}`, () => columnSumProgram(rows, columns), [error]);
  }

  update(
    optimizer: Optimizer,
    weights: Tensor,
    gradient: Tensor,
    slots: readonly Tensor[],
    settings: OptimizerArguments,
    stepScalars: StepScalars,
  ): Updated<Tensor> {
    const inputs = [weights, gradient, ...slots];
    const names = ['weights', 'gradient', ...slots.map((_, i) => `slot${'ABC'[i]}`)];
    const values = scalarNames.map((name) => [stepScalars[name]]);
    // A program writes one array, so each computes the whole rule and keeps its own part of it.
    const run = (part: string, pick: (updated: Updated<Glsl>) => Glsl): Tensor => {
      const make = (): GPGPUProgram =>
        elementwiseProgram(weights.shape, names, ([w, g, ...s]) =>
          pick(optimizerRules[optimizer](glslAlgebra, w, g, s, settings, scalars)),
        );
      return this.#run(`update ${part} ${weights.shape}`, make, inputs, values);
    };
    return {
      weights: run('weights', (updated) => updated.weights),
      slots: slots.map((_, i) => run(`slot ${i}`, (updated) => updated.slots[i])),
    };
  }

  addLoss(into: LossSums, y: Tensor, target: Tensor, {loss, huberDelta}: LossSettings): void {
    const formula = ([p, t]: readonly Glsl[]): Glsl =>
      lossRules[loss].at(glslAlgebra, p, t, huberDelta).value();
    this.#addSum(into, 'loss', [y, target], formula, 1 / y.shape[1]!, false);
  }

  addPenalty(into: LossSums, code: Tensor, {kind, rate}: Penalty): void {
    this.#addSum(into, kind, [code], ([y]) => penaltyRules[kind].value(glslAlgebra, y), rate, true);
  }

  #addSum(
    into: LossSums,
    name: string,
    inputs: Tensor[],
    formula: (values: readonly Glsl[]) => Glsl,
    weight: number,
    isPenalty: boolean,
  ): void {
    const [rows, columns] = inputs[0].shape as [number, number];
    const names = inputs.map((_, i) => `input${'AB'[i]}`);
    (into as RunningSums).replace((before) => {
      const make = (): GPGPUProgram =>
        runningSumProgram(this.#sumsShape, rows, columns, names, formula, weight, isPenalty);
      return this.#run(`${name} ${rows} ${columns}`, make, [before, ...inputs]);
    });
  }

  newLossSums(): LossSums {
    const [rows, columns] = this.#sumsShape;
    return new RunningSums(tensorOf(new Float32Array(rows * columns), [rows, columns]));
  }

  dispose(): void {
    for (const dataset of this.#acquired.values()) if (dataset) this.#datasets.release(dataset);
    this.#acquired.clear();
    this.#programs.clear();
  }
}

/** Sums that stay on the card until they are taken. */
class RunningSums implements LossSums {
  #sums: Tensor;

  constructor(sums: Tensor) {
    this.#sums = engine.keep(sums);
  }

  replace(next: (before: Tensor) => Tensor): void {
    const before = this.#sums;
    this.#sums = engine.keep(next(before));
    before.dispose();
  }

  async take(): Promise<Pick<LossSum, 'sum' | 'penalty'>> {
    let [sum, penalty] = [0, 0];
    const columns = this.#sums.shape[1]!;
    ((await this.#sums.data()) as Float32Array).forEach((value, i) => {
      if (i % columns < columns / 2) sum += value;
      else penalty += value;
    });
    this.dispose();
    return {sum, penalty};
  }

  dispose(): void {
    this.#sums.dispose();
  }
}

function throughActivation(gradient: Glsl, y: Glsl, activation: Activation): Glsl {
  const {slope} = activationRules[activation];
  return slope ? glslAlgebra.multiply(gradient, slope(glslAlgebra, y)) : gradient;
}

/** The same data seen as a batch of one matrix, as tfjs's product wants it. */
const asBatch = ({dataId, shape, dtype}: Tensor): TensorInfo => ({dataId, shape: [1, ...shape], dtype});
