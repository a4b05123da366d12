import {arraysOf} from '../../network/arrays.ts';
import type {Optimizer} from '../../network/names.ts';
import type {Network} from '../../network/network.ts';
import type {optimizerFormulas} from '../../numerics/optimizers.ts';
import {pixels, side} from '../../pixels/size.ts';
import type {Reading} from './reading.ts';
import type {TensorShape} from './safetensors.ts';
import type {Model} from './words.ts';

/** One for each of a formula's slots. */
type NamesOf<Slots extends readonly string[]> = {
  readonly [S in keyof Slots]: {readonly name: string; readonly least: number};
};

/**
 * The optimizers' names, and those of the numbers they keep for each weight, as tf.keras gives them to variables, in the
 * order of our formulas. `least` is 0 for means and sums of squares, whose roots are taken.
 *
 * Source: tensorflow `python/keras/optimizer_v2/`: `name` and `add_slot` in adadelta.py, adagrad.py, adam.py,
 * adamax.py, gradient_descent.py, nadam.py and rmsprop.py; optimizer_v2.py names a slot
 * "%s/%s" % (var._shared_name, slot_name) within the optimizer's name.
 */
const kerasSlots: {
  readonly [O in Optimizer]: {
    readonly name: string;
    readonly slots: NamesOf<(typeof optimizerFormulas)[O]['slots']>;
  };
} = {
  sgd: {name: 'SGD', slots: [{name: 'momentum', least: -Infinity}]},
  rmsprop: {name: 'RMSprop', slots: [{name: 'rms', least: 0}]},
  adagrad: {name: 'Adagrad', slots: [{name: 'accumulator', least: 0}]},
  adadelta: {
    name: 'Adadelta',
    slots: [
      {name: 'accum_grad', least: 0},
      {name: 'accum_var', least: 0},
    ],
  },
  adam: {
    name: 'Adam',
    slots: [
      {name: 'm', least: -Infinity},
      {name: 'v', least: 0},
    ],
  },
  adamax: {
    name: 'Adamax',
    slots: [
      {name: 'm', least: -Infinity},
      {name: 'v', least: 0},
    ],
  },
  nadam: {
    name: 'Nadam',
    slots: [
      {name: 'm', least: -Infinity},
      {name: 'v', least: 0},
    ],
  },
};

/** A network's arrays, in the order of a model's state: `dense_1/kernel:0`, `dense_1/bias:0` … */
export function weightTensors(network: Network): TensorShape[] {
  return arraysOf(network).map(({name, shape}) => ({name: `${name}:0`, dtype: 'F32', shape}));
}

/** The optimizer's arrays, slot by slot: `Adam/dense_1/kernel/m:0` …; `least` is the least value each may have. */
export function slotTensors({
  recipe,
  network,
}: Model): {readonly least: number; readonly tensors: TensorShape[]}[] {
  const {name: owner, slots} = kerasSlots[recipe.optimizer];
  const variables = arraysOf(network);
  return slots.map(({name: slot, least}) => ({
    least,
    tensors: variables.map(({name, shape}) => ({name: `${owner}/${name}/${slot}:0`, dtype: 'F32', shape})),
  }));
}

/**
 * The arrays of a whole file, in the order of its data.
 * @param shown digits shown
 * @param drawn whether what the network makes of them is there too
 */
export function fullTensors(model: Model, shown: number, drawn: boolean): TensorShape[] {
  const tensors = [
    ...weightTensors(model.network),
    ...slotTensors(model).flatMap(({tensors: ofSlot}) => ofSlot),
  ];
  if (drawn) tensors.push({name: 'reconstructions', dtype: 'F32', shape: [shown, pixels]});
  if (shown > 0) tensors.push({name: 'samples', dtype: 'U8', shape: [shown, side, side]});
  return tensors;
}

/** Whether all are numbers, none below `least`. */
export function areSound(values: Float32Array, least = -Infinity): boolean {
  // Millions of them: a loop takes a tenth of the time of `every`.
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!Number.isFinite(value) || value < least) return false;
  }
  return true;
}

/** Refuses arrays that are not all numbers, or below what they can be. */
export async function checkSound(
  arrays: readonly Float32Array[],
  least: number,
  reading: Reading,
): Promise<void> {
  for (const values of arrays) {
    if (!areSound(values, least)) reading.refuse('not-numbers');
    await reading.yieldIfDue();
  }
}
