/**
 * Whether a curve has gone flat. "Flat" is judged over `patience` epochs, because one epoch's fall is noise: less than
 * `amount` of the value (relative) or less than `amount` (absolute) in all of them together.
 */
export interface PlateauRule {
  readonly patience: number;
  readonly amount: number;
  readonly relative: boolean;
}

export interface Trend {
  /** True once a whole window has passed with less than the least fall. */
  readonly flat: boolean;
  /**
   * Mean fall an epoch, as a share of the value; negative when it rises. Over the window where the curve is flat, or where
   * the last two epochs went the other way; else over these two: what it does now.
   */
  readonly fallPerEpoch: number;
}

/** @param values val_loss by epoch, oldest first. Returns null before there are two. */
export function trendOf(values: readonly number[], rule: PlateauRule): Trend | null {
  const last = values.length - 1;
  if (last < 1) return null;
  const span = Math.min(rule.patience, last);
  const before = values[last - span];
  const now = values[last];
  const fall = before - now;
  const least = rule.relative ? rule.amount * before : rule.amount;
  const flat = last >= rule.patience && fall < least;
  // Geometric: a steady 3% an epoch reads 3% whatever the window.
  const fallOver = (epochs: number) => {
    const then = values[last - epochs];
    return then > 0 && now > 0 ? 1 - (now / then) ** (1 / epochs) : 0;
  };
  const [recent, whole] = [fallOver(Math.min(2, span)), fallOver(span)];
  return {
    flat,
    fallPerEpoch: !flat && recent * whole > 0 ? recent : whole,
  };
}
