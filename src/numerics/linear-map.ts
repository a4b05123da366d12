import {lossFormulas} from './losses.ts';

/**
 * An affine map of images that goes through `rank` numbers: x̂ = bias + Σₖ (encodeₖ · y) decodeₖ. A linear autoencoder
 * is one, PCA's projection too, and so is every linear denoiser.
 */
export interface LinearMap {
  readonly width: number;
  readonly rank: number;
  /** rank × width, row by row. */
  readonly encode: Float64Array;
  /** rank × width, row by row; null: the unit matrix, with rank = width. */
  readonly decode: Float64Array | null;
  readonly bias: Float64Array;
}

/** Σ aᵢ·bᵢ over `width` entries from the two places on; four sums side by side need not wait for each other. */
export function dotAt(a: Float64Array, from: number, b: Float64Array, at: number, width: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = width - (width % 4);
  for (let i = 0; i < whole; i += 4) {
    s0 += a[from + i] * b[at + i];
    s1 += a[from + i + 1] * b[at + i + 1];
    s2 += a[from + i + 2] * b[at + i + 2];
    s3 += a[from + i + 3] * b[at + i + 3];
  }
  for (let i = whole; i < width; i++) s0 += a[from + i] * b[at + i];
  return s0 + s1 + (s2 + s3);
}

/** out ← out + scale·row, for the row of `rows` that starts at `from`. */
export function addScaled(out: Float64Array, rows: Float64Array, from: number, scale: number): void {
  for (let i = 0; i < out.length; i++) out[i] += scale * rows[from + i];
}

/** Writes the map of `values` (width) into `out` (width). The two must not be the same array. */
export function applyLinear(map: LinearMap, values: Float64Array, out: Float64Array): void {
  const {width, rank, encode, decode, bias} = map;
  out.set(bias);
  if (!decode) {
    for (let k = 0; k < rank; k++) out[k] += dotAt(encode, k * width, values, 0, width);
    return;
  }
  const whole = rank - (rank % 4);
  // Four rows at a time, so that a value is loaded once for the four.
  for (let k = 0; k < whole; k += 4) {
    const [r0, r1, r2, r3] = [k * width, (k + 1) * width, (k + 2) * width, (k + 3) * width];
    let [c0, c1, c2, c3] = [0, 0, 0, 0];
    for (let i = 0; i < width; i++) {
      const value = values[i];
      c0 += encode[r0 + i] * value;
      c1 += encode[r1 + i] * value;
      c2 += encode[r2 + i] * value;
      c3 += encode[r3 + i] * value;
    }
    for (let i = 0; i < width; i++)
      out[i] += c0 * decode[r0 + i] + c1 * decode[r1 + i] + (c2 * decode[r2 + i] + c3 * decode[r3 + i]);
  }
  for (let k = whole; k < rank; k++)
    addScaled(out, decode, k * width, dotAt(encode, k * width, values, 0, width));
}

/** Sums of a loss over images and values, of predictions as they are and of predictions clipped to 0–1. */
export interface LossSums {
  plain: number;
  clipped: number;
  values: number;
}

/** Adds the loss of predicting `prediction` where `target` is right. */
export function addLoss(
  prediction: Float64Array,
  target: Float64Array,
  loss: keyof typeof lossFormulas,
  huberDelta: number,
  sums: LossSums,
): void {
  const {value} = lossFormulas[loss];
  let [plain, clipped] = [0, 0];
  for (let i = 0; i < prediction.length; i++) {
    const p = prediction[i];
    const t = target[i];
    const here = value(p, t, huberDelta);
    plain += here;
    clipped += p < 0 ? value(0, t, huberDelta) : p > 1 ? value(1, t, huberDelta) : here;
  }
  sums.plain += plain;
  sums.clipped += clipped;
  sums.values += prediction.length;
}
