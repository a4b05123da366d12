/** The names a recipe may use, as Keras 2 spells them. Everything that offers or checks a choice reads these lists. */

export const activations = ['relu', 'sigmoid', 'tanh', 'elu', 'softplus', 'linear'] as const;
export type Activation = (typeof activations)[number];

export const losses = ['mse', 'mae', 'bce', 'huber', 'log_cosh'] as const;
export type Loss = (typeof losses)[number];

/** Keras's long names, and the spellings its examples use, for the short ones. */
export const lossAliases: ReadonlyMap<string, Loss> = new Map([
  ['mean_squared_error', 'mse'],
  ['mean_absolute_error', 'mae'],
  ['binary_crossentropy', 'bce'],
  ['huber_loss', 'huber'],
  ['logcosh', 'log_cosh'],
]);

export const optimizers = ['sgd', 'rmsprop', 'adagrad', 'adadelta', 'adam', 'adamax', 'nadam'] as const;
export type Optimizer = (typeof optimizers)[number];

/** Numbers an optimizer keeps for each weight. */
export const optimizerSlots: Readonly<Record<Optimizer, number>> = {
  sgd: 1,
  rmsprop: 1,
  adagrad: 1,
  adadelta: 2,
  adam: 2,
  adamax: 2,
  nadam: 2,
};

export const noises = ['none', 'gaussian', 'masking', 'salt-pepper'] as const;
export type Noise = (typeof noises)[number];

/** `simd` is the name of the fused engine; it is accepted by name only where a build has it. */
export const backends = ['auto', 'simd', 'webgl', 'webgpu', 'wasm', 'plain'] as const;
export type Backend = (typeof backends)[number];
/** Asked for as `simd`; with relaxed SIMD its sums differ in the last bits, so it goes by a name of its own. */
export type EngineName = Exclude<Backend, 'auto'> | 'simd-relaxed';
