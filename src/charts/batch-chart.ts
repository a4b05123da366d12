import {line as lineOf, scaleLinear, select} from 'd3';
import {drawAxes, type AxesText, type Svg} from './axes.ts';
import {rounded} from './plain-svg.ts';
import {margin} from './margin.ts';
import {lossScale, lossTicks} from './scales.ts';
import {thin, type Point} from './thin.ts';

/** Losses of the batches of one epoch. */
export interface BatchChartData {
  /** Batches, counted from 1, rising. */
  readonly at: ArrayLike<number>;
  readonly losses: ArrayLike<number>;
  /** Batches an epoch has: the end of the axis. */
  readonly batches: number;
}

/**
 * The top of the axis: above nineteen of twenty batches. The first ones of a run may be far above the rest, and are cut
 * off.
 */
function topOf(losses: readonly number[]): number {
  const finite = losses.filter(Number.isFinite).sort((a, b) => a - b);
  const most = finite.at(-1) ?? 1;
  const usual = finite[Math.floor(0.95 * (finite.length - 1))] ?? most;
  return (most <= 1.6 * usual ? most : usual * 1.1) || 1;
}

/** Draws the loss of each batch into `svg`, in place of what it holds. Classes `grid`, `tick`, `loss`. */
export function batchChart(
  svg: SVGSVGElement,
  data: BatchChartData,
  {width, height, text}: {readonly width: number; readonly height: number; readonly text: AxesText},
): void {
  const losses = Array.from(data.losses);
  const right = Math.max(margin.left + 40, width - 16);
  const x = scaleLinear(
    [0, Math.max(data.batches, data.at[data.at.length - 1] ?? 0, 1)],
    [margin.left, right],
  );
  const {top} = margin;
  const y = lossScale(topOf(losses), [height - margin.bottom, top]);
  const root: Svg = select(svg);
  root.attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height);
  root.selectChildren().remove();
  drawAxes(root, {x, y, ticks: lossTicks(y, false), height, text});
  const points = losses.flatMap((loss, i): Point[] =>
    Number.isFinite(loss) ? [[rounded(x(data.at[i])), rounded(Math.max(y(loss), -height))]] : [],
  );
  const plot = root
    .append('svg')
    .attr('y', top - 4)
    .attr('width', width)
    .attr('height', height - top + 4)
    .attr('viewBox', `0 ${top - 4} ${width} ${height - top + 4}`);
  const kept = thin(points, right - margin.left);
  if (kept.length > 1) plot.append('path').attr('class', 'batches').attr('d', lineOf<Point>()(kept));
  const last = points.at(-1);
  if (last)
    plot.append('circle').attr('class', 'loss').attr('cx', last[0]).attr('cy', last[1]).attr('r', 2.5);
}
