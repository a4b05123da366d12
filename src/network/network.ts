import type {Activation} from './names.ts';

/** Lengths of an array's axes, the outermost first; what one image is where a layer's inputs and outputs are meant. */
export type Shape = readonly number[];

/**
 * What a layer of each kind is made of. A new kind is a row here, and the compiler then names every table that has to
 * know it.
 */
export interface LayerSettings {
  /** f(x·kernel + bias), over all numbers that come in. Source: Keras 2, `keras.layers.Dense`. */
  readonly dense: {readonly units: number; readonly activation: Activation};
}

export type LayerKind = keyof LayerSettings;

/** A layer of any kind, or of those named: told apart by `kind`. */
export type Layer<K extends LayerKind = LayerKind> = {
  [P in K]: {readonly kind: P} & LayerSettings[P];
}[K];

/** A stack of layers. Engines build from this, never from a recipe. */
export interface Network {
  /** Numbers an input has, at least 1; 784 for a 28×28 picture. */
  readonly inputs: number;
  /** First to last; the last gives as many numbers as there are inputs. */
  readonly layers: readonly Layer[];
  /** Index of the layer whose output is the code; never the last. */
  readonly codeLayer: number;
}

/** A dense layer of `units` outputs, at least 1. */
export const dense = (units: number, activation: Activation): Layer<'dense'> => ({
  kind: 'dense',
  units,
  activation,
});
