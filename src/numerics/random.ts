/**
 * Counter-based random numbers: every number is a pure function of (seed, purpose, epoch, image, pixel).
 *
 * Nothing is remembered between draws, so pausing, interleaving several runs, short batches and the choice of
 * engine never change which numbers are drawn. The generator is Threefry-2x32 with 13 rounds: additions,
 * rotations and exclusive ors only, hence the same bits in every language and lane width.
 *
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC'11. Thirteen rounds is the least that passed their whole battery of tests.
 */

/** What a number is drawn for. Two purposes never share numbers. The values are part of the contract. */
export const purposes = {
  weights: 1,
  shuffle: 2,
  trainingNoise: 3,
  validationNoise: 4,
  digits: 5,
  testNoise: 6,
  projection: 7,
  sample: 8,
} as const;
export type Purpose = keyof typeof purposes;

/** Two 32-bit words. */
export type Key = readonly [number, number];

const rotations = [13, 15, 26, 6, 17, 29, 16, 24] as const;
/** Skein's key schedule constant, cut to 32 bits. */
const parity = 0x1bd11bda;

/** The second word of the last block; the first is the return value of {@link threefry}. */
let second = 0;

/**
 * One block of Threefry-2x32. Returns the first word; the second is left for {@link secondWord}, which saves an
 * allocation in the innermost loops.
 */
export function threefry(k0: number, k1: number, c0: number, c1: number, rounds = 13): number {
  const k2 = k0 ^ k1 ^ parity;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  for (let round = 0; round < rounds; round++) {
    x0 = (x0 + x1) | 0;
    const by = rotations[round & 7]!;
    x1 = ((x1 << by) | (x1 >>> (32 - by))) ^ x0;
    if ((round & 3) === 3) {
      const injection = (round >> 2) + 1;
      const phase = injection % 3;
      x0 = (x0 + (phase === 0 ? k0 : phase === 1 ? k1 : k2)) | 0;
      x1 = (x1 + (phase === 0 ? k1 : phase === 1 ? k2 : k0) + injection) | 0;
    }
  }
  second = x1 >>> 0;
  return x0 >>> 0;
}

/** The second word of the block that {@link threefry} computed last. */
export const secondWord = (): number => second;

/** The stream of one image (or weight row) in one epoch. */
export function streamKey(seed: number, purpose: Purpose, epoch = 0, image = 0): Key {
  const first = threefry(seed | 0, purposes[purpose], epoch | 0, image | 0);
  return [first, second];
}

/** A 32-bit word: entry `index` of a stream. Entries 2i and 2i+1 are the two words of block i. */
export function wordAt(key: Key, index: number): number {
  const first = threefry(key[0], key[1], index >>> 1, 0);
  return index & 1 ? second : first;
}

/** Uniform in [0, 1), in steps of 2^-32. */
export const uniformAt = (key: Key, index: number): number => wordAt(key, index) / 2 ** 32;

/** A whole number in 0 … bound - 1, for bound ≤ 2^21 (the bias is below bound / 2^32). */
export const integerAt = (key: Key, index: number, bound: number): number =>
  Math.floor((wordAt(key, index) * bound) / 2 ** 32);

/** Fills `out` with uniform numbers in [0, 1), entries 0 … out.length - 1 of the stream. */
export function fillUniform(key: Key, out: Float32Array | Float64Array): void {
  for (let index = 0; index < out.length; index += 2) {
    out[index] = threefry(key[0], key[1], index >>> 1, 0) / 2 ** 32;
    if (index + 1 < out.length) out[index + 1] = second / 2 ** 32;
  }
}

/**
 * Fills `out` with standard normal numbers by the Box–Muller transform: block i gives entries 2i (cosine) and
 * 2i+1 (sine). Source: G. E. P. Box, M. E. Muller, Annals of Mathematical Statistics 29 (1958).
 */
export function fillNormal(key: Key, out: Float32Array | Float64Array): void {
  for (let index = 0; index < out.length; index += 2) {
    const first = threefry(key[0], key[1], index >>> 1, 0);
    // The half step keeps the logarithm away from zero; the largest value is √(-2 ln 2^-33) = 6.76.
    const radius = Math.sqrt(-2 * Math.log((first + 0.5) / 2 ** 32));
    const angle = (second / 2 ** 32) * 2 * Math.PI;
    out[index] = radius * Math.cos(angle);
    if (index + 1 < out.length) out[index + 1] = radius * Math.sin(angle);
  }
}

/** Standard normal number `index` of a stream, equal to the one {@link fillNormal} puts there. */
export function normalAt(key: Key, index: number): number {
  const first = threefry(key[0], key[1], index >>> 1, 0);
  const radius = Math.sqrt(-2 * Math.log((first + 0.5) / 2 ** 32));
  const angle = (second / 2 ** 32) * 2 * Math.PI;
  return radius * (index & 1 ? Math.sin(angle) : Math.cos(angle));
}

/** The order of `count` images in one epoch: Fisher–Yates, every exchange drawn by its position. */
export function permutation(seed: number, epoch: number, count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  const key = streamKey(seed, 'shuffle', epoch);
  for (let i = count - 1; i > 0; i--) {
    const other = integerAt(key, i, i + 1);
    const kept = order[i]!;
    order[i] = order[other]!;
    order[other] = kept;
  }
  return order;
}
