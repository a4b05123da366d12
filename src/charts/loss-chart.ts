import {line as lineOf, scaleLinear, select, type ScaleLinear, type Selection} from 'd3';
import {placeLabels, type Label, type Spot} from './labels.ts';
import {thin, type Point} from './thin.ts';

/** A run's losses by epoch. The three arrays are of one length; epochs count from 1 and rise. */
export interface LossChartData {
  readonly epoch: readonly number[];
  readonly loss: readonly number[];
  readonly valLoss: readonly number[];
  /** Epochs planned: the end of the axis. */
  readonly epochs: number;
  /** The loss of drawing the mean training image for every test image. */
  readonly meanImageLoss: number | null;
  /** The epoch under way: how far it is (2.5: the third is half done) and its mean loss so far. */
  readonly running: {readonly at: number; readonly loss: number} | null;
}

export interface LossChartOptions {
  /** Of the svg, CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly text: {
    readonly epoch: string;
    readonly loss: string;
    readonly valLoss: string;
    readonly meanImage: string;
    /** A number of the loss axis with this many decimals. */
    readonly tick: (value: number, digits: number) => string;
    readonly count: (value: number) => string;
    /** One line about an epoch. */
    readonly readout: (epoch: number, loss: number, valLoss: number) => string;
  };
  /** Place in the arrays of the epoch that is read out; null for none. */
  readonly reading: number | null;
}

const margin = {top: 24, right: 62, bottom: 36, left: 46};
type Scale = ScaleLinear<number, number>;
type Svg = Selection<SVGSVGElement, unknown, null, undefined>;

/** One decimal of a pixel is enough, and keeps pictures the same from run to run. */
const rounded = (value: number) => Math.round(value * 10) / 10;

/**
 * The top of the loss axis. The first epoch of each curve does not count once there are more: where it is far
 * above the rest, it is cut off rather than flattening all that follows.
 */
function topOf({loss, valLoss, meanImageLoss, running}: LossChartData): number {
  const later = (values: readonly number[]) => (values.length > 2 ? values.slice(1) : values);
  const values = [...later(valLoss), ...later(loss)];
  if (meanImageLoss !== null) values.push(meanImageLoss * 1.02);
  if (values.length === 0 && running) values.push(running.loss);
  const most = values.reduce((high, value) => (Number.isFinite(value) ? Math.max(high, value) : high), 0);
  const first = Math.max(loss[0] ?? 0, valLoss[0] ?? 0);
  // Not far above the rest, it belongs to the picture.
  const top = first <= 1.6 * most ? Math.max(most, first) : most;
  return top > 0 ? top : 1;
}

function scalesOf(
  data: LossChartData,
  {width, height}: LossChartOptions,
): {readonly x: Scale; readonly y: Scale} {
  const right = Math.max(margin.left + 40, width - margin.right);
  const last = Math.max(data.epoch.at(-1) ?? 0, Math.ceil(data.running?.at ?? 0));
  return {
    x: scaleLinear([0, Math.max(data.epochs, last, 1)], [margin.left, right]),
    y: scaleLinear([0, topOf(data)], [height - margin.bottom, margin.top]).nice(4),
  };
}

/** The place in the arrays of the epoch nearest to a pointer `x` pixels from the svg's left edge; null without epochs. */
export function nearestEpoch(x: number, data: LossChartData, options: LossChartOptions): number | null {
  if (data.epoch.length === 0) return null;
  const wanted = scalesOf(data, options).x.invert(x);
  let best = 0;
  data.epoch.forEach((epoch, i) => {
    if (Math.abs(epoch - wanted) < Math.abs(data.epoch[best]! - wanted)) best = i;
  });
  return best;
}

/** Whole epochs for the axis: round ones, and the last one where there is room for it. */
function epochTicks(x: Scale): number[] {
  const [from, to] = x.range() as [number, number];
  const last = x.domain()[1]!;
  const ticks = x.ticks(Math.max(2, Math.min(last, Math.floor((to - from) / 44)))).filter(Number.isInteger);
  if (ticks.at(-1) !== last && Number.isInteger(last)) {
    while (ticks.length > 1 && x(last) - x(ticks.at(-1)!) < 40) ticks.pop();
    ticks.push(last);
  }
  return ticks;
}

/**
 * Draws loss and val_loss by epoch into `svg`, in place of what it holds. Left to right in every language. Colours and
 * type are the page's: classes `grid`, `tick`, `mean`, `loss`, `val`, `reading`.
 */
export function lossChart(svg: SVGSVGElement, data: LossChartData, options: LossChartOptions): void {
  const {width, height, text} = options;
  const {x, y} = scalesOf(data, options);
  const root: Svg = select(svg);
  root.attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height);
  root.selectChildren().remove();
  drawAxes(root, x, y, options);
  // What is far above the picture need not be drawn to scale.
  const point = (epoch: number, value: number): Point => [
    rounded(x(epoch)),
    rounded(Math.max(y(value), -height)),
  ];
  const curve = (values: readonly number[]): Point[] =>
    values.flatMap((value, i) => (Number.isFinite(value) ? [point(data.epoch[i]!, value)] : []));
  const [left, right] = x.range() as [number, number];
  const loss = curve(data.loss);
  const val = curve(data.valLoss);
  const {running} = data;
  const now = running && point(running.at, running.loss);
  if (data.meanImageLoss !== null) {
    const at = rounded(y(data.meanImageLoss));
    root
      .append('line')
      .attr('class', 'mean')
      .attr('x1', left)
      .attr('x2', right)
      .attr('y1', at)
      .attr('y2', at);
  }
  // A nested svg cuts off what is above its top: the first epochs of a bad start.
  const plot = root
    .append('svg')
    .attr('x', 0)
    .attr('y', margin.top - 4)
    .attr('width', width)
    .attr('height', height - margin.top + 4)
    .attr('viewBox', `0 ${margin.top - 4} ${width} ${height - margin.top + 4}`);
  const lossPoints = thin(now ? [...loss, now] : loss, width);
  const valPoints = thin(val, width);
  const path = lineOf<Point>();
  if (lossPoints.length > 1) plot.append('path').attr('class', 'loss').attr('d', path(lossPoints));
  if (valPoints.length > 1) plot.append('path').attr('class', 'val').attr('d', path(valPoints));
  const lossEnd = now ?? loss.at(-1);
  const valEnd = val.at(-1);
  if (now) plot.append('circle').attr('class', 'loss').attr('cx', now[0]).attr('cy', now[1]).attr('r', 2.5);
  if (valEnd)
    plot.append('circle').attr('class', 'val').attr('cx', valEnd[0]).attr('cy', valEnd[1]).attr('r', 4);

  const labels: Label[] = [];
  // Where the ends are near each other the labels stand in one column, right of both.
  const together =
    valEnd && lossEnd && Math.abs(lossEnd[0] - valEnd[0]) < 24 ? Math.max(lossEnd[0], valEnd[0]) : null;
  if (valEnd)
    labels.push({
      name: 'val',
      text: text.valLoss,
      spots: spotsAtEnd([together ?? valEnd[0], valEnd[1]], height),
    });
  if (lossEnd)
    labels.push({
      name: 'loss',
      text: text.loss,
      spots: spotsAtEnd([together ?? lossEnd[0], lossEnd[1]], height),
    });
  if (data.meanImageLoss !== null) {
    labels.push({name: 'mean', text: text.meanImage, spots: spotsOnLine(left, right, y(data.meanImageLoss))});
  }
  const inked = [...alongPath(lossPoints), ...alongPath(valPoints)];
  for (const {name, text: words, x: at, y: baseline, anchor} of placeLabels(labels, inked, {width, height})) {
    root
      .append('text')
      .attr('class', `label ${name}`)
      .attr('x', rounded(at))
      .attr('y', rounded(baseline))
      .attr('text-anchor', anchor)
      .text(words);
  }
  if (options.reading !== null) drawReading(root, data, options, x, y);
}

function drawAxes(root: Svg, x: Scale, y: Scale, {height, text}: LossChartOptions): void {
  const [left, right] = x.range() as [number, number];
  const values = y.ticks(4);
  const step = values.length > 1 ? values[1]! - values[0]! : 1;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const rows = root
    .append('g')
    .attr('class', 'axis')
    .selectAll('g')
    .data(values)
    .join('g')
    .attr('transform', (value) => `translate(0,${rounded(y(value))})`);
  rows.append('line').attr('class', 'grid').attr('x1', left).attr('x2', right);
  rows
    .append('text')
    .attr('class', 'tick')
    .attr('x', left - 8)
    .attr('y', 4)
    .attr('text-anchor', 'end')
    .text((value) => (value === 0 ? '0' : text.tick(value, digits)));
  root
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0,${height - margin.bottom + 17})`)
    .selectAll('text')
    .data(epochTicks(x))
    .join('text')
    .attr('class', 'tick')
    .attr('x', (epoch) => rounded(x(epoch)))
    .attr('text-anchor', 'middle')
    .text((epoch) => text.count(epoch));
  root
    .append('text')
    .attr('class', 'tick')
    .attr('x', rounded((left + right) / 2))
    .attr('y', height - 3)
    .attr('text-anchor', 'middle')
    .text(text.epoch);
}

function drawReading(root: Svg, data: LossChartData, options: LossChartOptions, x: Scale, y: Scale): void {
  const i = options.reading!;
  const epoch = data.epoch[i];
  const loss = data.loss[i];
  const valLoss = data.valLoss[i];
  if (epoch === undefined || loss === undefined || valLoss === undefined) return;
  const at = rounded(x(epoch));
  const group = root.append('g').attr('class', 'reading');
  group
    .append('line')
    .attr('x1', at)
    .attr('x2', at)
    .attr('y1', margin.top - 6)
    .attr('y2', options.height - margin.bottom);
  for (const [name, value] of [
    ['loss', loss],
    ['val', valLoss],
  ] as const) {
    const height = rounded(y(value));
    if (height >= margin.top - 4)
      group.append('circle').attr('class', name).attr('cx', at).attr('cy', height).attr('r', 3.5);
  }
  const words = options.text.readout(epoch, loss, valLoss);
  // Centred on the line, yet within the picture.
  const half = (words.length * 6.7) / 2;
  const centre = Math.max(Math.min(at, options.width - half - 2), half + 2);
  group
    .append('text')
    .attr('x', rounded(Math.max(centre, 0)))
    .attr('y', 11)
    .attr('text-anchor', 'middle')
    .text(words);
}

/** Beside the end of a curve: right of it, then above, below, and left of it. */
function spotsAtEnd([x, y]: Point, height: number): Spot[] {
  // Where the curve leaves the picture its label stays in it.
  const at = Math.max(y, margin.top);
  const right = x + 8;
  const shifts = [4, -11, 19, -26, 34, -41];
  const below = height - margin.bottom - 2;
  return [
    ...shifts.map((shift): Spot => ({x: right, y: Math.min(at + shift, below), anchor: 'start'})),
    ...[-10, 20, -24, 34].map((shift): Spot => ({x: x - 4, y: Math.min(at + shift, below), anchor: 'end'})),
  ];
}

/** Over the mean-image line, then under it; at its right end, in its middle, at its left. */
function spotsOnLine(left: number, right: number, y: number): Spot[] {
  return [y - 6, y + 15].flatMap((baseline): Spot[] => [
    {x: right, y: baseline, anchor: 'end'},
    {x: (left + right) / 2, y: baseline, anchor: 'middle'},
    {x: left + 4, y: baseline, anchor: 'start'},
  ]);
}

/** Points every few pixels along a curve. */
function alongPath(points: readonly Point[]): Point[] {
  const step = 4;
  return points.flatMap(([x, y], i): Point[] => {
    const before = points[i - 1];
    if (!before) return [[x, y]];
    const pieces = Math.max(1, Math.ceil(Math.hypot(x - before[0], y - before[1]) / step));
    return Array.from({length: pieces}, (_, k): Point => {
      const part = (k + 1) / pieces;
      return [before[0] + part * (x - before[0]), before[1] + part * (y - before[1])];
    });
  });
}
