import {line as lineOf, scaleLinear, select} from 'd3';
import {margin, rounded, type Svg} from './axes.ts';
import {placeLabels, type Label, type Spot} from './labels.ts';
import {lossScale, lossTicks, type Scale} from './scales.ts';
import type {Point} from './thin.ts';

/** One curve of errors, one at each level. */
export interface NoiseLine {
  /** Class of its path and its label. */
  readonly name: 'nothing' | 'pca' | 'filter' | 'plain' | 'model';
  readonly label: string;
  readonly errors: readonly number[];
}

export interface NoiseChartData {
  /** Rising. */
  readonly levels: readonly number[];
  /** The most important last: it is drawn over the others, and labelled first. */
  readonly lines: readonly NoiseLine[];
  /** The level, or the ends of the range, that the network was trained at; empty for none or another kind of noise. */
  readonly trained: readonly number[];
  /** The level of the test pictures. */
  readonly now: number | null;
  /** Where the model's curve and that of doing nothing cross. */
  readonly turns: readonly number[];
}

export interface NoiseChartOptions {
  /** Of the svg, CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly text: {
    readonly across: string;
    readonly trained: string;
    /** A number of an axis with this many decimals. */
    readonly tick: (value: number, digits: number) => string;
  };
}

/** Room at the right for labels. */
const right = 16;

/**
 * Draws errors against test noise into `svg`, in place of what it holds. Classes `grid`, `tick`, `trained`, `now`,
 * `turn`, and those of the lines.
 */
export function noiseChart(svg: SVGSVGElement, data: NoiseChartData, options: NoiseChartOptions): void {
  const {width, height, text} = options;
  const {levels, lines} = data;
  const last = levels.at(-1) ?? 1;
  const x: Scale = scaleLinear(
    [levels[0] ?? 0, last],
    [margin.left, Math.max(margin.left + 40, width - right)],
  );
  const y = lossScale(topOf(lines), [height - margin.bottom, margin.top]);
  const root: Svg = select(svg);
  root.attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height);
  root.selectChildren().remove();
  drawAxes(root, {x, y, height, text});
  const [top, bottom] = [margin.top - 4, height - margin.bottom];
  drawTrained(root, data.trained.map(x), top, bottom);
  if (data.now !== null && data.now <= last) vertical(root, 'now', x(data.now), top, bottom);
  const path = lineOf<Point>();
  // What is above the axis is cut off there.
  const plot = root
    .append('svg')
    .attr('y', top)
    .attr('width', width)
    .attr('height', height - top)
    .attr('viewBox', `0 ${top} ${width} ${height - top}`);
  const labels: Label[] = [];
  const inked: Point[] = [];
  for (const {name, label, errors} of lines) {
    const points = errors.map((error, i): Point => [rounded(x(levels[i]!)), rounded(y(error))]);
    if (points.length < 2) continue;
    plot.append('path').attr('class', name).attr('d', path(points));
    inked.push(...points.flatMap((point, i) => between(point, points[i + 1])));
    labels.unshift({name, text: label, spots: spotsAlong(points.filter(([, py]) => py >= top))});
  }
  const model = lines.find(({name}) => name === 'model');
  for (const level of model ? data.turns : []) {
    const error = at(levels, model!.errors, level);
    root
      .append('circle')
      .attr('class', 'turn')
      .attr('cx', rounded(x(level)))
      .attr('cy', rounded(y(error)))
      .attr('r', 4);
  }
  const [trained] = data.trained;
  if (trained !== undefined) {
    const middle = x((trained + data.trained.at(-1)!) / 2);
    labels.push({
      name: 'trained',
      text: text.trained,
      spots: (['middle', 'start', 'end'] as const).map((anchor) => ({x: middle, y: margin.top - 8, anchor})),
    });
  }
  for (const label of placeLabels(labels, inked, {width, height})) {
    root
      .append('text')
      .attr('class', `label ${label.name}`)
      .attr('x', rounded(label.x))
      .attr('y', rounded(label.y))
      .attr('text-anchor', label.anchor)
      .text(label.text);
  }
}

/** How far above the other curves the error of doing nothing is followed: the rest would lie flat at the bottom. */
const farAbove = 2;

function topOf(lines: readonly NoiseLine[]): number {
  const most = (some: readonly NoiseLine[]) =>
    Math.max(0, ...some.flatMap(({errors}) => errors.filter(Number.isFinite)));
  const others = most(lines.filter(({name}) => name !== 'nothing'));
  const all = most(lines);
  return (others > 0 ? Math.min(all, farAbove * others) : all) || 0.1;
}

function drawAxes(
  root: Svg,
  {x, y, height, text}: {x: Scale; y: Scale; height: number; text: NoiseChartOptions['text']},
): void {
  const [from, to] = x.range() as [number, number];
  const rows = root
    .append('g')
    .attr('class', 'axis')
    .selectAll('g')
    .data(lossTicks(y, false))
    .join('g')
    .attr('transform', ({value}) => `translate(0,${rounded(y(value))})`);
  rows.append('line').attr('class', 'grid').attr('x1', from).attr('x2', to);
  rows
    .append('text')
    .attr('class', 'tick')
    .attr('x', from - 8)
    .attr('y', 4)
    .attr('text-anchor', 'end')
    .text(({value, digits}) => (value === 0 ? '0' : text.tick(value, digits)));
  const values = x.ticks(Math.min(10, Math.max(2, Math.floor((to - from) / 60))));
  root
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0,${height - margin.bottom + 17})`)
    .selectAll('text')
    .data(values)
    .join('text')
    .attr('class', 'tick')
    .attr('x', (value) => rounded(x(value)))
    .attr('text-anchor', 'middle')
    .text((value) => (Number.isInteger(value) ? text.tick(value, 0) : text.tick(value, 1)));
  root
    .append('text')
    .attr('class', 'tick')
    .attr('x', rounded((from + to) / 2))
    .attr('y', height - 3)
    .attr('text-anchor', 'middle')
    .text(text.across);
}

/** A line for a level, a band for a range. */
function drawTrained(root: Svg, places: readonly number[], top: number, bottom: number): void {
  const [low, high = low] = places;
  if (low === undefined) return;
  if (high! > low)
    root
      .append('rect')
      .attr('class', 'trained')
      .attr('x', rounded(low))
      .attr('width', rounded(high! - low))
      .attr('y', top)
      .attr('height', bottom - top);
  else vertical(root, 'trained', low, top, bottom);
}

function vertical(root: Svg, name: string, at: number, top: number, bottom: number): void {
  root
    .append('line')
    .attr('class', name)
    .attr('x1', rounded(at))
    .attr('x2', rounded(at))
    .attr('y1', top)
    .attr('y2', bottom);
}

/** Near its end first, above and below the curve, then further back. */
function spotsAlong(points: readonly Point[]): Spot[] {
  const spots: Spot[] = [];
  for (let i = points.length - 1; i >= 1; i--) {
    const [px, py] = points[i]!;
    for (const by of [-8, 16, -14, 22]) spots.push({x: px - 2, y: py + by, anchor: 'end'});
  }
  return spots;
}

/** Points along a straight piece, close enough that no label fits between. */
function between([x0, y0]: Point, next: Point | undefined): Point[] {
  if (!next) return [[x0, y0]];
  const steps = Math.max(1, Math.ceil(Math.hypot(next[0] - x0, next[1] - y0) / 5));
  return Array.from({length: steps}, (_, i): Point => [
    x0 + ((next[0] - x0) * i) / steps,
    y0 + ((next[1] - y0) * i) / steps,
  ]);
}

/** The error at a level, linearly between those measured. */
function at(levels: readonly number[], errors: readonly number[], level: number): number {
  const i = Math.max(
    1,
    levels.findIndex((each) => each >= level),
  );
  const share = (level - levels[i - 1]!) / (levels[i]! - levels[i - 1]!);
  return errors[i - 1]! + share * (errors[i]! - errors[i - 1]!);
}
