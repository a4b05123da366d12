import {line as lineOf, scaleLinear, select} from 'd3';
import {drawAxes, type Svg} from './axes.ts';
import {rounded, upwardNameAt} from './plain-svg.ts';
import {steadyTop} from './loss-top.ts';
import {lossMargin as margin, lossRight} from './margin.ts';
import {drawInMargin} from './margin-column.ts';
import type {MarginLabel} from './margin-labels.ts';
import {dot, horizontal, nested, vertical, write} from './marks.ts';
import {alongPath, anchorsBeside, anchorsOverLine, placeLabels, textWidth, type Label} from './labels.ts';
import {logLossScale, lossScale, lossTicks, type Scale} from './scales.ts';
import {drawReading} from './reading.ts';
import {thin, type Point} from './thin.ts';
import {drawTrack, thumbOutline} from './track.ts';

/** A run before this one. */
export interface EarlierCurve {
  /** What stands at its end. */
  readonly name: string;
  readonly epoch: readonly number[];
  readonly valLoss: readonly number[];
  /** It is pointed at: drawn in full ink. */
  readonly lifted?: boolean;
}

/** A run's losses by epoch. The three arrays are of one length; epochs count from 1 and rise. */
export interface LossChartData {
  readonly epoch: readonly number[];
  readonly loss: readonly number[];
  readonly valLoss: readonly number[];
  /** Epochs planned: the end of the axis. */
  readonly epochs: number;
  /** The loss of drawing the mean training image for every test image. */
  readonly meanImageLoss: number | null;
  /** The loss of the best linear method of the code's size. */
  readonly linearLoss: number | null;
  /** Runs before this one, scored by the same loss, oldest first. */
  readonly earlier: readonly EarlierCurve[];
  /** What a reader expected val_loss to come to. */
  readonly guess: number | null;
  /** The epoch since which val_loss is flat. */
  readonly flatSince: number | null;
  /** The epoch whose weights are shown, where it is not the last. */
  readonly shown: number | null;
  /** The epoch under way: how far it is (2.5: the third is half done) and its mean loss so far. */
  readonly running: {readonly at: number; readonly loss: number} | null;
  /** Losses of the first epoch's batches, while no epoch is over: how far it was (0.5: half done), rising. */
  readonly firstBatches: readonly {readonly at: number; readonly loss: number}[];
  /** How far training is, in epochs. */
  readonly now: number;
  /** Epochs whose weights are kept, rising. */
  readonly kept: readonly number[];
}

export interface LossChartOptions {
  /** Of the svg, CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether equal factors of the loss are equal distances. */
  readonly log: boolean;
  /** The loss axis reaches up to this at least: so far as it did before, or it would jump. */
  readonly leastTop: number;
  readonly text: {
    readonly epoch: string;
    /** What the loss axis counts. */
    readonly up: string;
    readonly loss: string;
    readonly valLoss: string;
    readonly meanImage: string;
    readonly linear: string;
    /** For where there is no room for that. */
    readonly linearShort: string;
    readonly guess: string;
    /** The guess as the page's language writes it. */
    readonly guessValue: string;
    readonly flat: string;
    readonly shown: (epoch: number) => string;
    /** A number of the loss axis with this many decimals. */
    readonly tick: (value: number, digits: number) => string;
    readonly count: (value: number) => string;
    /** Lines of the tooltip. */
    readonly readEpoch: (epoch: number) => string;
    readonly readLoss: (value: number) => string;
  };
  /** Place in the arrays of the epoch that is read out; null for none. */
  readonly reading: number | null;
}

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

/**
 * The top of the loss axis. The first epoch of each curve does not count once there are more: where it is far
 * above the rest, it is cut off rather than flattening all that follows. Earlier runs count only where there is nothing
 * else.
 */
function topOf({loss, valLoss, meanImageLoss, linearLoss, running, earlier}: LossChartData): number {
  let curves: readonly (readonly number[])[] = [valLoss, loss];
  const values: number[] = [];
  if (meanImageLoss !== null) values.push(meanImageLoss * 1.02);
  if (linearLoss !== null) values.push(linearLoss * 1.02);
  if (running && loss.length === 0) values.push(running.loss);
  if (values.length === 0 && loss.length === 0) curves = earlier.map((run) => run.valLoss);
  for (const curve of curves) values.push(...(curve.length > 2 ? curve.slice(1) : curve));
  const largest = (numbers: readonly number[]) =>
    numbers.reduce((high, value) => (Number.isFinite(value) ? Math.max(high, value) : high), 0);
  const most = largest(values);
  const first = largest(curves.flatMap((curve) => curve.slice(0, 1)));
  // Not far above the rest, it belongs to the picture.
  const top = first <= 1.6 * most ? Math.max(most, first) : most;
  return top > 0 ? top : 1;
}

/** The least loss in the picture: what a logarithmic axis must reach down to. */
function minOf({loss, valLoss, meanImageLoss, linearLoss, running, earlier}: LossChartData): number {
  const values = [...loss, ...valLoss, ...earlier.flatMap((run) => run.valLoss)];
  for (const value of [meanImageLoss, linearLoss, running?.loss]) values.push(value ?? Infinity);
  return values.reduce((low, value) => (value > 0 ? Math.min(low, value) : low), Infinity);
}

/** So high that nothing but a bad start is cut off. */
export const lossTop = (data: LossChartData): number => steadyTop(data) ?? topOf(data);

function scalesOf(data: LossChartData, {width, height, log, leastTop}: LossChartOptions): Scales {
  const right = lossRight(width);
  const last = Math.max(data.epoch.at(-1) ?? 0, Math.ceil(data.now));
  const range = [height - margin.bottom, margin.top] as const;
  const top = Math.max(lossTop(data), leastTop);
  return {
    x: scaleLinear([0, Math.max(data.epochs, last, 1)], [margin.left, right]),
    y: log ? logLossScale(minOf(data), top, range) : lossScale(top, range),
  };
}

/** Where the plot begins and ends, in pixels from the svg's left edge. */
export const plotOf = (data: LossChartData, options: LossChartOptions): readonly number[] =>
  scalesOf(data, options).x.range();

/** The time, in epochs, at a place `x` pixels from the svg's left edge: below 0 and above the planned ones beside the plot. */
export const timeAt = (x: number, data: LossChartData, options: LossChartOptions): number =>
  scalesOf(data, options).x.invert(x);

/** The place in the arrays of the epoch nearest to a pointer `x` pixels from the svg's left edge; null without epochs. */
export function nearestEpoch(x: number, data: LossChartData, options: LossChartOptions): number | null {
  if (data.epoch.length === 0) return null;
  const wanted = timeAt(x, data, options);
  let best = 0;
  data.epoch.forEach((epoch, i) => {
    if (Math.abs(epoch - wanted) < Math.abs(data.epoch[best] - wanted)) best = i;
  });
  return best;
}

/**
 * Draws loss and val_loss by epoch into `svg`, in place of what it holds, over the track on which epochs are chosen. Left
 * to right in every language. Colours and type are the page's: classes `grid`, `tick`, `mean`, `linear`, `earlier`,
 * `flat`, `shown`, `loss`, `val`, `above`, `batches`, `reading`, `tooltip`, and the track's.
 */
export function lossChart(svg: SVGSVGElement, data: LossChartData, options: LossChartOptions): void {
  const {width, height, text, log} = options;
  const scales = scalesOf(data, options);
  const {x, y} = scales;
  const root: Svg = select(svg);
  root.attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height);
  root.selectChildren().remove();
  drawAxes(root, {
    x,
    y,
    ticks: lossTicks(y, log),
    height,
    text: {up: text.up, across: text.epoch, tick: text.tick, count: text.count},
    track: true,
  });
  const foot = height - margin.bottom;
  const track = {x, foot, now: data.now, kept: data.kept, shown: data.shown};
  // What is far outside the picture need not be drawn to scale.
  const level = (value: number) => (value > 0 || !log ? y(value) : height);
  const point = (epoch: number, value: number): Point => [
    rounded(x(epoch)),
    rounded(Math.min(Math.max(level(value), -height), 2 * height)),
  ];
  const curve = (epochs: readonly number[], values: readonly number[]): Point[] =>
    values.flatMap((value, i) => (Number.isFinite(value) ? [point(epochs[i], value)] : []));
  const [left, right] = x.range() as [number, number];
  const loss = curve(data.epoch, data.loss);
  const val = curve(data.epoch, data.valLoss);
  const {running} = data;
  const batches = thin(
    data.firstBatches.flatMap(({at, loss}) => (Number.isFinite(loss) ? [point(at, loss)] : [])),
    width,
  );
  // Batches end where they are, an epoch under way at the mean of its batches.
  const now = batches.at(-1) ?? (running && point(running.at, running.loss));

  const path = lineOf<Point>();
  const old = drawEarlier(root, data, scales, curve);
  const lines = [
    {name: 'mean', value: data.meanImageLoss, words: text.meanImage, short: text.meanImage},
    {name: 'linear', value: data.linearLoss, words: text.linear, short: text.linearShort},
  ].flatMap(({value, ...line}) => (value === null ? [] : [{...line, value, at: rounded(level(value))}]));
  for (const {name, at} of lines) horizontal(root, name, left, right, at);
  const flat = valAt(data, data.flatSince);
  if (flat) {
    const [at, curveAt] = point(flat.epoch, flat.valLoss);
    vertical(root, 'flat', at, Math.max(curveAt, margin.top), foot);
  }
  // A nested svg cuts off what is above its top: the first epochs of a bad start.
  const plot = nested(root, 0, width, foot + 4);
  const lossPoints = thin(now ? [...loss, now] : loss, width);
  const valPoints = thin(val, width);
  if (lossPoints.length > 1) plot.append('path').attr('class', 'loss').attr('d', path(lossPoints));
  if (valPoints.length > 1) plot.append('path').attr('class', 'val').attr('d', path(valPoints));
  if (batches.length > 1) plot.append('path').attr('class', 'batches').attr('d', path(batches));
  const lossEnd = now ?? loss.at(-1);
  const valEnd = val.at(-1);
  if (now) end(plot, 'loss', now, 2.5);
  if (valEnd) end(plot, 'val', valEnd, 4);

  const labels: Label[] = [];
  const shown = valAt(data, data.shown);
  const shownAt = data.shown === null ? null : rounded(x(data.shown));
  if (shownAt !== null) {
    vertical(root, 'shown', shownAt, margin.top - 6, foot);
    if (shown) dot(root, 'val shown', point(shown.epoch, shown.valLoss), 4.5);
    labels.push({name: 'shown', text: text.shown(data.shown!), anchors: anchorsOverLine(shownAt)});
  }
  if (flat)
    labels.push({name: 'flat', text: text.flat, anchors: anchorsBeside(rounded(x(flat.epoch)), foot - 7)});
  const inked = [
    lossPoints,
    valPoints,
    batches,
    thumbOutline(track),
    [
      [0, upwardNameAt - 4],
      [textWidth(text.up), upwardNameAt - 4],
    ] satisfies Point[],
    ...old.map(({points}) => points),
  ].flatMap(alongPath);
  for (const {name, text: words, x: at, y: baseline, anchor} of placeLabels(labels, inked, {
    width: right,
    height,
  }))
    write(root, `label ${name}`, words, [at, baseline], anchor);

  const {readLoss} = text;
  const column: MarginLabel[] = [];
  if (valEnd) {
    const value = readLoss(lastOf(data.valLoss));
    column.push({name: 'val', text: text.valLoss, value, at: valEnd[1], from: valEnd[0] + 7});
  }
  const guessAt = data.guess === null ? null : Math.max(margin.top, rounded(level(data.guess)));
  if (guessAt !== null)
    column.push({name: 'guess', text: text.guess, value: text.guessValue, at: guessAt, steady: true});
  for (const {name, words, short, at, value} of lines.toReversed())
    column.push({name, text: words, short, value: readLoss(value), at, steady: true});
  if (lossEnd) {
    const value = readLoss(
      batches.length > 0 ? data.firstBatches.at(-1)!.loss : (running?.loss ?? lastOf(data.loss)),
    );
    column.push({name: 'loss', text: text.loss, value, at: lossEnd[1], from: lossEnd[0] + 5});
  }
  // Where there is no room for all of their names, the newest have theirs, and before them the one that is pointed at.
  for (const {name, lifted, points, value} of old
    .toReversed()
    .sort((a, b) => Number(b.lifted) - Number(a.lifted))) {
    const [end] = points.slice(-1);
    if (end)
      column.push({
        name: earlierClass(lifted),
        text: name,
        value: readLoss(value),
        at: end[1],
        from: end[0] + 3,
      });
  }
  drawInMargin(root, column, {right, width, top: margin.top, foot});
  if (guessAt !== null)
    root
      .append('path')
      .attr('class', 'guess')
      .attr('d', `M${right + 2},${guessAt}l7,-4v8z`);
  drawTrack(root, track);
  drawReading(root, data, options, point);
}

interface DrawnEarlier {
  readonly name: string;
  readonly lifted: boolean;
  /** Those on the axis, some perhaps above the picture. */
  readonly points: readonly Point[];
  /** The loss at the last of these. */
  readonly value: number;
}

type Curve = (epochs: readonly number[], values: readonly number[]) => Point[];

const earlierClass = (lifted: boolean) => (lifted ? 'earlier lifted' : 'earlier');

/** Faint curves of the runs before, each with its own dashes, cut off at the end of the axis. */
function drawEarlier(root: Svg, {earlier}: LossChartData, {x, y}: Scales, curve: Curve): DrawnEarlier[] {
  if (earlier.length === 0) return [];
  const [left, right] = x.range() as [number, number];
  const bottom = y.range()[0] + margin.bottom;
  const plot = nested(root, left, right - left, bottom);
  const path = lineOf<Point>();
  return earlier.map(({name, epoch, valLoss, lifted = false}, i) => {
    const points = thin(curve(epoch, valLoss), right - left);
    const kind = `${earlierClass(lifted)} dashes-${i}`;
    if (points.length > 1) plot.append('path').attr('class', kind).attr('d', path(points));
    else if (points[0]) dot(plot, kind, points[0], 2.5);
    const onAxis = valLoss.filter((value, i) => Number.isFinite(value) && x(epoch[i]) <= right);
    return {name, lifted, points: points.filter(([at]) => at <= right), value: lastOf(onAxis)};
  });
}

/** The last loss that is a number. */
const lastOf = (losses: readonly number[]): number => losses.findLast(Number.isFinite) ?? NaN;

/** The epoch's place in the curve, where it has one. */
function valAt(
  {epoch, valLoss}: LossChartData,
  wanted: number | null,
): {epoch: number; valLoss: number} | null {
  const i = wanted === null ? -1 : epoch.indexOf(wanted);
  return i >= 0 && Number.isFinite(valLoss[i]) ? {epoch: epoch[i], valLoss: valLoss[i]} : null;
}

/** A dot where a curve ends; above the picture, an arrow towards it. */
function end(plot: Svg, name: string, [x, y]: Point, radius: number): void {
  if (y >= margin.top - 3) dot(plot, name, [x, y], radius);
  else
    plot
      .append('path')
      .attr('class', `above ${name}`)
      .attr('d', `M${rounded(x - 4)},${margin.top + 3}h8l-4,-6z`);
}
