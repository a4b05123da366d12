import type {EngineName} from '../../recipe/names.ts';
import type {Network} from '../../network/network.ts';
import type {Training} from '../../network/training.ts';
import type {Fitness} from '../../protocol/protocol.ts';
import type {ModelState, Numbers} from '../../protocol/state.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import type {Rows} from '../data/rows.ts';

export type {ModelState, Numbers} from '../../protocol/state.ts';
export type {Rows} from '../data/rows.ts';

/** One step's images, and where in the run it stands: corruption is drawn from (seed, epoch, image). */
export interface Batch {
  readonly rows: Rows;
  readonly images: Uint32Array;
  readonly epoch: number;
}

/** Within a step: the model may be asked things; or not, because some weights are updated and others are not yet. */
export type StepPause = 'asking' | 'updating';

/** A sum of batch losses, each weighted by its images; the mean is sum / images. */
export interface LossSum {
  readonly sum: number;
  /** What of the sum is penalties: 0 where the training has none. The rest is the distance from the targets. */
  readonly penalty: number;
  readonly images: number;
}

/**
 * A network in training. Shapes: images n × inputs, codes n × units of the code layer.
 *
 * A step corrupts its input when the training says so and compares with the clean image.
 */
export interface Model {
  readonly parameters: number;
  /** A whole step. */
  trainStep(batch: Batch): void;
  /**
   * A step in pieces, of which none takes longer than a block of 32 images, where the engine can stop within a step; else
   * in one. Between two pieces the model answers questions, with the weights from before the step. Only one step may be
   * under way; one that is given up before its update has changed nothing.
   */
  stepInPieces(batch: Batch): Generator<StepPause>;
  /**
   * The losses of the steps since the last call, penalties included, each before its update. A step whose loss
   * is not finite makes the sum not finite. May be called at any time between steps, never twice at once.
   */
  takeLoss(): Promise<LossSum>;
  /**
   * Whether `takeLoss` costs next to nothing, so that it may be called after every step; where it has to wait for a
   * device it is called a few times a second.
   */
  readonly lossIsNear: boolean;
  /**
   * The loss of rows from … to − 1 (at most maxBatch of them) with the weights as they are, penalties included.
   * Where the training corrupts, these rows are corrupted too, with the numbers of (seed, validationNoise, 0, row):
   * the same at every epoch.
   */
  evaluate(rows: Rows, from: number, to: number): Promise<LossSum>;
  /** Reconstructions of clean images, n × inputs; n at most maxBatch, as in all of these. */
  reconstruct(images: Rows): Promise<Float32Array>;
  encode(images: Rows): Promise<Float32Array>;
  decode(codes: Float32Array): Promise<Float32Array>;
  readState(): Promise<ModelState>;
  /** Copies of some of the network's arrays as they are now, by their places in the state's weights. */
  readWeights(places: readonly number[]): Promise<Numbers[]>;
  /** Where the state has no slots, the optimizer begins afresh. A step under way is given up. */
  writeState(state: ModelState): Promise<void>;
  /** From the next step that begins; the optimizer's state stays. */
  setLearningRate(rate: number): void;
  /** New bounds of the corruption, from the next step that begins. */
  setNoise(low: number, high: number): void;
  dispose(): void;
}

export interface ModelOptions {
  /** The largest number of images any call brings. */
  readonly maxBatch: number;
  /** Given where the thread belongs to a page: long work rests through it. */
  readonly yielder?: Yielder;
}

export interface Engine {
  readonly name: EngineName;
  /** Whether it has every kind of layer in the network; known before the device is started. */
  trains(network: Network): boolean;
  /** Starts the device. Idempotent. */
  prepare(): Promise<Fitness>;
  /** @param network one that it {@link trains} */
  create(network: Network, training: Training, options: ModelOptions): Promise<Model>;
  /** True from the moment the device is lost, before `onLost` is called: numbers read after that mean nothing. */
  isLost?(): boolean;
  /** Called once when the device is lost; every model of this engine is dead then. */
  onLost?: (() => void) | undefined;
  /** Tensors and bytes held, for tests and for "Details". */
  memory(): {readonly tensors: number; readonly bytes: number};
}
