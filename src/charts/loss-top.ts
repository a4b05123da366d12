import type {LossChartData} from './loss-chart.ts';

/**
 * The top of the loss axis where it is known what drawing the mean image comes to: it is the same from the first batch
 * on, and only grows, with epochs after the first. A first one that is above it is cut off.
 * @returns null where that is not known, and for runs so short that the first epoch is what there is to see
 */
export function steadyTop({epochs, loss, valLoss, meanImageLoss, linearLoss}: LossChartData): number | null {
  if (meanImageLoss === null || epochs <= 2) return null;
  const values = [meanImageLoss * 1.02, (linearLoss ?? 0) * 1.02, ...loss.slice(1), ...valLoss.slice(1)];
  const top = values.reduce((high, value) => (Number.isFinite(value) ? Math.max(high, value) : high), 0);
  return top || null;
}
