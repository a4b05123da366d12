/** The names of what a network is made of and trained with, as Keras 2 spells them. */

export const activations = ['relu', 'sigmoid', 'tanh', 'elu', 'softplus', 'linear'] as const;
export type Activation = (typeof activations)[number];

export const losses = ['mse', 'mae', 'bce', 'huber', 'log_cosh'] as const;
export type Loss = (typeof losses)[number];

export const optimizers = ['sgd', 'rmsprop', 'adagrad', 'adadelta', 'adam', 'adamax', 'nadam'] as const;
export type Optimizer = (typeof optimizers)[number];

/** Ways to corrupt an input. */
export const corruptions = ['gaussian', 'masking', 'salt-pepper'] as const;
export type CorruptionKind = (typeof corruptions)[number];
