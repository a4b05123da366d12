/** Values a window is wide and high. */
const windowSide = 11;
/** Weights along one side: a Gaussian of standard deviation 1.5, of sum 1. */
const weights = gaussian(windowSide, 1.5);

/** (0.01·L)² and (0.03·L)² for values in 0–1, L = 1: they keep a quotient of next to nothings in bounds. */
const c1 = 0.01 ** 2;
const c2 = 0.03 ** 2;

function gaussian(length: number, deviation: number): Float64Array {
  const values = Float64Array.from({length}, (_, i) =>
    Math.exp(-((i - (length - 1) / 2) ** 2) / (2 * deviation ** 2)),
  );
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}

/**
 * Structural similarity of two square pictures, side × side values in 0–1 from place `from` on, side at least 11: 1 for
 * equal ones, about 0 for pictures that have nothing to do with each other, below 0 where one is the other's negative.
 * In every window of 11 × 11, weighted by a Gaussian,
 *
 * (2·μ·μ′ + C₁)(2·cov + C₂) / ((μ² + μ′² + C₁)(σ² + σ′² + C₂)),
 *
 * and of these the mean over all windows that lie within the picture. Of several pictures, their mean.
 *
 * Source: Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image quality assessment: from error visibility to
 * structural similarity", IEEE Transactions on Image Processing 13 (2004), with its constants.
 */
export function ssim(values: ArrayLike<number>, targets: ArrayLike<number>, side: number, from = 0): number {
  const mean = windowMeans(side, (i) => values[from + i]);
  const meanOther = windowMeans(side, (i) => targets[from + i]);
  const square = windowMeans(side, (i) => values[from + i] ** 2);
  const squareOther = windowMeans(side, (i) => targets[from + i] ** 2);
  const product = windowMeans(side, (i) => values[from + i] * targets[from + i]);
  let sum = 0;
  for (let i = 0; i < mean.length; i++) {
    const means = mean[i] * meanOther[i];
    const squares = mean[i] ** 2 + meanOther[i] ** 2;
    const variances = square[i] + squareOther[i] - squares;
    sum += ((2 * means + c1) * (2 * (product[i] - means) + c2)) / ((squares + c1) * (variances + c2));
  }
  return sum / mean.length;
}

/** Weighted means over all windows within a picture: along its rows first, then along the columns of those. */
function windowMeans(side: number, valueAt: (place: number) => number): Float64Array {
  const places = side - windowSide + 1;
  const along = new Float64Array(side * places);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < places; column++) {
      let sum = 0;
      for (let k = 0; k < windowSide; k++) sum += weights[k] * valueAt(row * side + column + k);
      along[row * places + column] = sum;
    }
  const means = new Float64Array(places * places);
  for (let at = 0; at < means.length; at++) {
    let sum = 0;
    for (let k = 0; k < windowSide; k++) sum += weights[k] * along[at + k * places];
    means[at] = sum;
  }
  return means;
}
