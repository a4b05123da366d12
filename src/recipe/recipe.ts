import type {Goal, LeastChange, NumberRange} from './accepted.ts';
import type {Activation, Backend, Loss, Noise, Optimizer} from './names.ts';

/** What to train and how, every default filled in. Plain data: it crosses the port as it is. */
export interface Recipe {
  /** A name in {@link dataSets}, or a url. */
  readonly dataset: string;
  /** Base url of the author's own copy of the named files. */
  readonly datasetUrl: string | null;
  /** Images used; null for all. */
  readonly trainSize: number | null;
  readonly testSize: number | null;
  /** Units of the code. */
  readonly encodingDim: number;
  /** Encoder layers before the code, mirrored in the decoder. */
  readonly hiddenUnits: readonly number[];
  readonly activation: Activation;
  readonly codeActivation: Activation;
  readonly outputActivation: Activation;
  readonly loss: Loss;
  readonly huberDelta: number;
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  readonly decay: number;
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly rho: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly activityL1: number;
  readonly noise: Noise;
  readonly noiseFactor: NumberRange;
  readonly epochs: number;
  readonly batchSize: number;
  readonly noShuffle: boolean;
  /** Epochs over which a plateau is judged. */
  readonly patience: number;
  readonly minDelta: LeastChange;
  readonly stopAtPlateau: boolean;
  readonly goal: Goal | null;
  readonly seed: number;
  readonly backend: Backend;
  /** Url of a saved run. */
  readonly weights: string | null;
  readonly autoplay: boolean;
  readonly predict: 'on' | 'off';
  readonly pauseOffscreen: boolean;
  /** Names of the controls the reader gets. */
  readonly controls: readonly string[];
  /** For slides: what stands under the tabs stands beside, or is folded where the column is narrow. */
  readonly compact: boolean;
}
