/** What the height of a loss axis follows from. */
export interface Losses {
  readonly loss: readonly number[];
  readonly valLoss: readonly number[];
  /** Epochs planned. */
  readonly epochs: number;
  /** The loss of drawing the mean training image for every test image. */
  readonly meanImageLoss: number | null;
  /** The loss of the best linear method of the code's size. */
  readonly linearLoss: number | null;
}

/**
 * The top of the loss axis where it is known what drawing the mean image comes to: it is the same from the first batch
 * on, and only grows, with epochs after the first. A first one that is above it is cut off.
 * @returns null where that is not known, and for runs so short that the first epoch is what there is to see
 */
export function steadyTop({epochs, loss, valLoss, meanImageLoss, linearLoss}: Losses): number | null {
  if (meanImageLoss === null || epochs <= 2) return null;
  const values = [meanImageLoss * 1.02, (linearLoss ?? 0) * 1.02, ...loss.slice(1), ...valLoss.slice(1)];
  const top = values.reduce((high, value) => (Number.isFinite(value) ? Math.max(high, value) : high), 0);
  return top || null;
}
