import {rounded} from './plain-svg.ts';

/** Around the plot of a chart with axes, in pixels. */
export const margin = {top: 24, right: 62, bottom: 36, left: 46};

/** Around the plot of losses by epoch: below it lie the track on which epochs are chosen, its numbers, and its name. */
export const lossMargin = {top: margin.top, left: margin.left, bottom: 62};

/**
 * Where that plot ends: right of it its lines are named. The style sheet has the same for what lies over it
 * (`--_margin` in loss-chart-shell-styles.ts).
 */
export const lossRight = (width: number): number =>
  rounded(Math.max(lossMargin.left + 40, width - Math.max(64, Math.min(156, 0.33 * width))));

/** Below the foot of the plot, in pixels: where numbers stand, and under that track. */
export const numbersAt = {plain: 17, underTrack: 25};

/** Above the lower edge of the loss chart: its horizontal axis's name, at the left. */
export const epochNameAt = 12;
