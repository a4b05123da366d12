import {corrupt, type Corruption} from '../../numerics/corruption.ts';
import type {Purpose} from '../../numerics/random.ts';
import type {Samples} from '../../protocol/state.ts';
import {pixels} from '../../pixels/size.ts';
import {unitValues} from '../../pixels/values.ts';

/** The values of pictures, each set computed once. */
const cleanOf = new WeakMap<Uint8Array, Float32Array>();

/** Pictures as values in 0–1. Not to be changed. */
export function cleanValues({images}: Samples): Float32Array {
  let values = cleanOf.get(images);
  if (!values) cleanOf.set(images, (values = unitValues(images)));
  return values;
}

/**
 * The pictures corrupted, bit for bit as an engine would: noise is a function of (seed, purpose, epoch, image, pixel).
 * @param rule null leaves them as they are
 */
export function corruptedValues(
  samples: Samples,
  rule: Corruption | null,
  {seed, purpose, epoch}: {readonly seed: number; readonly purpose: Purpose; readonly epoch: number},
): Float32Array {
  const values = cleanValues(samples).slice();
  if (rule)
    samples.indices.forEach((image, i) =>
      corrupt(rule, seed, purpose, epoch, image, values, i * pixels, pixels),
    );
  return values;
}
