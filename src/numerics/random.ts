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
    const by = rotations[round & 7];
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

/** Fills `out` with 32-bit words, entries 0 … out.length - 1 of the stream. */
export function fillWords(key: Key, out: Uint32Array | Float64Array): void {
  for (let index = 0; index < out.length; index += 2) {
    out[index] = threefry(key[0], key[1], index >>> 1, 0);
    if (index + 1 < out.length) out[index + 1] = second;
  }
}

/**
 * Normal numbers are made of bytes, 32 at a time: entries 32g … 32g + 31 of the 32 bytes of blocks 4g … 4g + 3.
 *
 * A byte b (−128 … 127, u = b + ½) becomes u·P(u²), whose second, fourth and sixth moments are those of N(0,1): 1, 3
 * and 15 within 1e-6. Of all such P of degree 3 it is the nearest to the normal quantiles. Then sixteen of them (of the
 * four blocks' first words, or of their second) are mixed by the Hadamard matrix of order 16, divided by 4. Of each
 * number what the bytes' numbers lack is divided away: cumulants of order n by 16^(n/2 − 1). By convolution, the
 * distribution function is within 1.2e-6 of the normal one, and P(|x| > 4), P(|x| > 5), P(|x| > 6) within 0.1%, 1% and
 * 5%. The largest number is 11.4.
 *
 * Numbers of different groups of sixteen (entries 16h … 16h + 15) are independent. Within a group they are uncorrelated,
 * and so are their squares, but they are not independent: the matrix is orthogonal, so the group keeps the norm that its
 * sixteen bytes' numbers had. The square of that norm has the mean, variance and third moment of χ² with 16 degrees of
 * freedom, and shorter tails: one in a thousand is below 4.5, of independent normal numbers below 3.9.
 *
 * There are only additions and products of 32-bit floats in it, each rounded by itself. So an engine in another
 * language draws the very same bits, which logarithms and cosines do not promise. Source of the mixing: C. S. Wallace,
 * "Fast pseudorandom generators for normal and exponential variates", ACM TOMS 22 (1996); here of fresh bytes each
 * time, not of a pool.
 */
const normalsAtOnce = 32;

/** u·P(u²) for each byte, by its 8 bits. */
const normalOfByte = Float32Array.from({length: 256}, (_, bits) => {
  const {fround} = Math;
  const u = ((bits << 24) >> 24) + 0.5;
  const square = fround(u * u);
  const near = fround(fround(2.6491054541111225e-6 * square) + 0.007861284539103508);
  const far = fround(fround(2.042918954934126e-14 * square) - 4.403609699110689e-10);
  return u * fround(near + fround(far * fround(square * square)));
});

/** Four numbers of `from`, `step` apart, times the Hadamard matrix of order 4. */
function mixFour(from: Float32Array, at: number, step: number, to: Float32Array, out: number): void {
  const a = Math.fround(from[at] + from[at + step]);
  const b = Math.fround(from[at] - from[at + step]);
  const c = Math.fround(from[at + 2 * step] + from[at + 3 * step]);
  const d = Math.fround(from[at + 2 * step] - from[at + 3 * step]);
  to[out] = a + c;
  to[out + 4] = b + d;
  to[out + 8] = a - c;
  to[out + 12] = b - d;
}

/** Numbers by word, block and byte; then by word, row of the matrix and byte. */
const ofBytes = new Float32Array(normalsAtOnce);
const ofRows = new Float32Array(normalsAtOnce);
/** Four times the normal numbers that {@link drawNormals} drew last. */
const drawn = new Float32Array(normalsAtOnce);

/** Draws entries 32·group … 32·group + 31 of a stream. */
function drawNormals(key: Key, group: number): void {
  for (let block = 0; block < 4; block++) {
    let word = threefry(key[0], key[1], 4 * group + block, 0);
    for (let at = 4 * block; at < normalsAtOnce; at += 16) {
      ofBytes[at] = normalOfByte[word & 255];
      ofBytes[at + 1] = normalOfByte[(word >>> 8) & 255];
      ofBytes[at + 2] = normalOfByte[(word >>> 16) & 255];
      ofBytes[at + 3] = normalOfByte[word >>> 24];
      word = second;
    }
  }
  for (let half = 0; half < normalsAtOnce; half += 16) {
    for (let byte = 0; byte < 4; byte++) mixFour(ofBytes, half + byte, 4, ofRows, half + byte);
    for (let row = 0; row < 4; row++) mixFour(ofRows, half + 4 * row, 1, drawn, half + row);
  }
}

/** Fills `out` with standard normal numbers, entries 0 … out.length − 1 of the stream; each is a 32-bit float. */
export function fillNormal(key: Key, out: Float32Array | Float64Array): void {
  for (let from = 0; from < out.length; from += normalsAtOnce) {
    drawNormals(key, from / normalsAtOnce);
    const end = Math.min(normalsAtOnce, out.length - from);
    for (let i = 0; i < end; i++) out[from + i] = drawn[i] / 4;
  }
}

/** Standard normal number `index` of a stream, equal to the one {@link fillNormal} puts there. */
export function normalAt(key: Key, index: number): number {
  drawNormals(key, Math.floor(index / normalsAtOnce));
  return drawn[index % normalsAtOnce] / 4;
}
