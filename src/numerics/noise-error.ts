import {unitValue} from '../pixels/values.ts';
import type {ValueMoments} from './corruption-moments.ts';
import type {QuadraticMap} from './linear-denoiser.ts';
import {addScaled, dotAt} from './linear-map.ts';

/**
 * Mean squared error against noise of several levels at once: of doing nothing and of affine maps W·y + b, in expectation
 * over the noise, not clipped. Given the clean image x its pixels are corrupted independently, so y has means m and
 * variances v by pixel, and with G = WᵀW
 *
 * E‖x − b − W·y‖² = ‖x − b‖² − 2 (x − b)ᵀW·m + mᵀG·m + Σⱼ vⱼ·Gⱼⱼ
 *
 * What a black pixel becomes is the same everywhere: m = black + rest, where rest is 0 but for lit pixels. So only those
 * cost anything; and Wᵀ(x − b) and the entries of G are fetched once for all levels.
 */
export interface NoiseErrors {
  readonly width: number;
  readonly levels: readonly Level[];
  count: number;
  /** How often each byte was seen. */
  readonly bytes: Float64Array;
  readonly maps: readonly MapErrors[];
}

interface Level {
  readonly table: ValueMoments;
  /** Mean and variance of a black pixel, and by byte how far those of a lit one are above. */
  readonly black: number;
  readonly blackVariance: number;
  readonly rest: Float64Array;
  readonly spread: Float64Array;
}

interface MapErrors extends QuadraticMap {
  /** Summed over images, by level; a multiple of four of them. */
  readonly sums: Float64Array;
  /** W·1, Wᵀb and G·1, and the sums of the last two. */
  readonly rowSums: Float64Array;
  readonly biasBack: Float64Array;
  readonly biasBackSum: number;
  readonly gramSums: Float64Array;
  readonly gramSum: number;
  readonly biasSquared: number;
  readonly trace: number;
}

export function createNoiseErrors(
  width: number,
  tables: readonly ValueMoments[],
  maps: readonly QuadraticMap[],
): NoiseErrors {
  return {
    width,
    levels: tables.map(levelOf),
    count: 0,
    bytes: new Float64Array(256),
    maps: maps.map((map) => errorsOf(map, tables.length)),
  };
}

function levelOf(table: ValueMoments): Level {
  const black = table.mean[0];
  const variance = table.square.map((square, byte) => square - table.mean[byte] ** 2);
  const blackVariance = variance[0];
  return {
    table,
    black,
    blackVariance,
    rest: table.mean.map((mean) => mean - black),
    spread: variance.map((value) => value - blackVariance),
  };
}

function errorsOf(map: QuadraticMap, levels: number): MapErrors {
  const {width, weights, gram, bias} = map;
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
  const sumsOf = (matrix: Float64Array) =>
    bias.map((_, row) => sum(matrix.subarray(row * width, (row + 1) * width)));
  const biasBack = new Float64Array(width);
  for (let i = 0; i < width; i++) addScaled(biasBack, weights, i * width, bias[i]);
  const gramSums = sumsOf(gram);
  return {
    ...map,
    sums: new Float64Array(4 * Math.ceil(levels / 4)),
    rowSums: sumsOf(weights),
    biasBack,
    biasBackSum: sum(biasBack),
    gramSums,
    gramSum: sum(gramSums),
    biasSquared: dotAt(bias, 0, bias, 0, width),
    trace: sum(bias.map((_, i) => gram[i * width + i])),
  };
}

/** The lit pixels of an image: places, values 0–1, and what they become on average. */
interface Lit {
  count: number;
  readonly places: Uint16Array;
  readonly clean: Float64Array;
  /** Four levels side by side, then the next pixel's; those of the next four levels 4 · width further on. */
  readonly rest: Float64Array;
  readonly spread: Float64Array;
  /** Room for the entries of G that are wanted of one row, and for Wᵀ(x − b) at lit places. */
  readonly row: Float64Array;
  readonly back: Float64Array;
}

/** Adds images (bytes) from … to − 1. */
export function addToErrors(errors: NoiseErrors, images: Uint8Array, from: number, to: number): void {
  const {width, levels, bytes, maps} = errors;
  const room = () => new Float64Array(4 * width * Math.ceil(levels.length / 4));
  const lit: Lit = {
    count: 0,
    places: new Uint16Array(width),
    clean: new Float64Array(width),
    rest: room(),
    spread: room(),
    row: new Float64Array(width),
    back: new Float64Array(width),
  };
  for (let image = from; image < to; image++) {
    lit.count = 0;
    for (let i = 0; i < width; i++) {
      const byte = images[image * width + i];
      bytes[byte]++;
      if (byte === 0) continue;
      lit.places[lit.count] = i;
      lit.clean[lit.count++] = unitValue(byte);
    }
    levels.forEach(({rest, spread}, level) => {
      let at = 4 * width * (level >> 2) + (level & 3);
      for (let a = 0; a < lit.count; a++, at += 4) {
        const byte = images[image * width + lit.places[a]];
        lit.rest[at] = rest[byte];
        lit.spread[at] = spread[byte];
      }
    });
    for (const map of maps) addImage(map, levels, lit);
    errors.count++;
  }
}

function addImage(map: MapErrors, levels: readonly Level[], lit: Lit): void {
  const {width, weights, gram, bias, sums, rowSums, biasBack, gramSums} = map;
  const {count, places, clean, rest, spread, row, back} = lit;
  // ‖x − b‖², and Wᵀ(x − b) at lit places and summed over all.
  let distance = map.biasSquared;
  let backSum = -map.biasBackSum;
  for (let a = 0; a < count; a++) back[a] = -biasBack[places[a]];
  for (let c = 0; c < count; c++) {
    const x = clean[c];
    const place = places[c];
    distance += x * (x - 2 * bias[place]);
    backSum += x * rowSums[place];
    for (let a = 0; a < count; a++) back[a] += x * weights[place * width + places[a]];
  }
  levels.forEach(({black, blackVariance}, level) => {
    sums[level] += distance - 2 * black * backSum + black * black * map.gramSum + blackVariance * map.trace;
    let at = 4 * width * (level >> 2) + (level & 3);
    for (let a = 0; a < count; a++, at += 4) {
      const linear = black * gramSums[places[a]] - back[a];
      sums[level] += 2 * rest[at] * linear + spread[at] * gram[places[a] * (width + 1)];
    }
  });
  // rᵀG·r with r the rest: the lower triangle twice, and the diagonal.
  for (let a = 0; a < count; a++) {
    const from = places[a] * width;
    for (let b = 0; b < a; b++) row[b] = 2 * gram[from + places[b]];
    row[a] = gram[from + places[a]];
    for (let level = 0; level < levels.length; level += 4)
      addProducts(row, a, rest, width * level, sums, level);
  }
}

/** sums ← sums + rₐ · Σᵦ rowᵦ·rᵦ over b ≤ a, for four levels whose r stand side by side from `at` on. */
function addProducts(
  row: Float64Array,
  a: number,
  rest: Float64Array,
  at: number,
  sums: Float64Array,
  level: number,
): void {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let place = at;
  for (let b = 0; b <= a; b++, place += 4) {
    const factor = row[b];
    s0 += factor * rest[place];
    s1 += factor * rest[place + 1];
    s2 += factor * rest[place + 2];
    s3 += factor * rest[place + 3];
  }
  const own = place - 4;
  sums[level] += s0 * rest[own];
  sums[level + 1] += s1 * rest[own + 1];
  sums[level + 2] += s2 * rest[own + 2];
  sums[level + 3] += s3 * rest[own + 3];
}

/** Means over images and pixels, by level; none below 0. */
export function meanErrors(errors: NoiseErrors): {
  readonly nothing: readonly number[];
  /** A row a map. */
  readonly maps: readonly (readonly number[])[];
} {
  const {width, levels, count, bytes, maps} = errors;
  const mean = (sum: number) => Math.max(0, sum / (count * width));
  return {
    nothing: levels.map(({table}) =>
      mean(
        bytes.reduce((sum, times, byte) => {
          const x = unitValue(byte);
          return sum + times * (x * x - 2 * x * table.mean[byte] + table.square[byte]);
        }, 0),
      ),
    ),
    maps: maps.map(({sums}) => Array.from(sums.subarray(0, levels.length), mean)),
  };
}
