import {corruptions, type Loss} from '../network/names.ts';

/** The names a recipe may use. Everything that offers or checks a choice reads these lists. */

export {activations, losses, optimizers} from '../network/names.ts';
export type {Activation, Loss, Optimizer} from '../network/names.ts';

/** Keras's long names, and the spellings its examples use, for the short ones. */
export const lossAliases: ReadonlyMap<string, Loss> = new Map([
  ['mean_squared_error', 'mse'],
  ['mean_absolute_error', 'mae'],
  ['binary_crossentropy', 'bce'],
  ['huber_loss', 'huber'],
  ['logcosh', 'log_cosh'],
]);

export const noises = ['none', ...corruptions] as const;
export type Noise = (typeof noises)[number];

/** `simd` is the name of the fused engine; it is accepted by name only where a build has it. */
export const backends = ['auto', 'simd', 'webgl', 'webgpu', 'wasm', 'plain'] as const;
export type Backend = (typeof backends)[number];
/** Asked for as `simd`; with relaxed SIMD its sums differ in the last bits, so it goes by a name of its own. */
export type EngineName = Exclude<Backend, 'auto'> | 'simd-relaxed';
