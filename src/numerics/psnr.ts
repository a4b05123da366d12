/** Mean squared error of values against targets, over `width` of them from place `from` on. */
export function meanSquaredError(
  values: ArrayLike<number>,
  targets: ArrayLike<number>,
  from = 0,
  width = targets.length - from,
): number {
  let sum = 0;
  for (let i = from; i < from + width; i++) sum += (values[i] - targets[i]) ** 2;
  return width > 0 ? sum / width : 0;
}

/**
 * Peak signal-to-noise ratio of values in 0–1, in decibels: 10·log₁₀(1 / MSE). Infinite where the error is 0: what is
 * identical has no ratio, and is to be called that.
 *
 * Source: Z. Wang, A. C. Bovik, "Mean squared error: love it or leave it?", IEEE Signal Processing Magazine 26 (2009).
 * Of several pictures it is taken of their mean error; a mean of ratios would be another number.
 */
export const psnr = (meanSquared: number): number => 10 * Math.log10(1 / meanSquared);
