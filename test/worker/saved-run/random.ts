import {fillUniform} from '../../../src/numerics/draws.ts';
import {streamKey} from '../../../src/numerics/random.ts';

/** Whole numbers from 0 to `below` − 1, the same for the same seed. */
export type RandomStream = (below: number) => number;

export function stream(seed: number): RandomStream {
  const values = new Float32Array(20_000);
  fillUniform(streamKey(seed, 'sample'), values);
  let at = 0;
  return (below) => {
    // Two of them: one has too few bits to reach every bit of a file.
    const value = values[at++ % values.length]! + values[at++ % values.length]! / 2 ** 20;
    return Math.floor(value * below) % below;
  };
}
