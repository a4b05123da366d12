import {line as lineOf, scaleLinear, select} from 'd3';
import {nameUpward, type Svg} from './axes.ts';
import {rounded} from './plain-svg.ts';
import {margin} from './margin.ts';
import {textWidth} from './labels.ts';
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
    /** What the vertical axis counts. */
    readonly up: string;
    readonly trained: string;
    /** A number of an axis with this many decimals. */
    readonly tick: (value: number, digits: number) => string;
  };
}

/** Between the end of a curve and its label. */
const gap = 12;
/** Where the chart is narrower, labels of many words take two lines. */
const narrow = 440;

/** The most important label is bold. */
const boldWidth = (text: string): number => 1.08 * textWidth(text);

/** Two lines, parted at the space that leaves the longer one shortest. */
function halves(label: string): readonly string[] {
  const words = label.split(' ');
  const parted = words
    .slice(1)
    .map((_, i) => [words.slice(0, i + 1), words.slice(i + 1)].map((part) => part.join(' ')));
  const longest = (lines: readonly string[]) => Math.max(...lines.map(({length}) => length));
  return parted.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best), [label]);
}

/**
 * Draws errors against test noise into `svg`, in place of what it holds. Classes `grid`, `tick`, `trained`, `now`,
 * `turn`, and those of the lines.
 */
export function noiseChart(svg: SVGSVGElement, data: NoiseChartData, options: NoiseChartOptions): void {
  const {width, height, text} = options;
  const {levels} = data;
  const lines = data.lines.filter(({errors}) => errors.length > 1);
  const last = levels.at(-1) ?? 1;
  // Labels stand beside the ends of their curves.
  const linesOf = (label: string) => (width < narrow ? halves(label) : [label]);
  const right = gap + Math.max(0, ...lines.flatMap(({label}) => linesOf(label).map(boldWidth)));
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
  const shown = lines.map((line): Shown => {
    const points = line.errors.map((error, at): Point => [rounded(x(levels[at])), rounded(y(error))]);
    return {...line, points, leaves: leaving(points, top)};
  });
  for (const {name, points} of shown) plot.append('path').attr('class', name).attr('d', path(points));
  const within = shown.filter(({leaves}) => leaves === null);
  const ends = within.map(({points}) => points.at(-1)![1]);
  const rows = Math.max(1, ...within.map(({label}) => linesOf(label).length));
  spread(ends, top + 6, bottom, rows * lineHeight).forEach((height, i) => {
    const {name, label} = within[i];
    const written = linesOf(label);
    // From the end of its curve to its label.
    const leader: Point[] = [
      [rounded(x(last) + 2), ends[i]],
      [rounded(x(last) + gap - 3), rounded(height)],
    ];
    root.append('path').attr('class', `${name} leader`).attr('d', path(leader));
    const first = rounded(height + 4 - ((written.length - 1) * lineHeight) / 2);
    root
      .append('text')
      .attr('class', `label ${name}`)
      .attr('y', first)
      .selectAll('tspan')
      .data(written)
      .join('tspan')
      .attr('x', rounded(x(last) + gap))
      .attr('dy', (_, row) => (row === 0 ? null : lineHeight))
      .text((part, row) => (row === written.length - 1 ? part : `${part} `));
  });
  // A curve that leaves at the top is named where it does: behind it, where nothing else is drawn, if there is room.
  for (const {name, label, leaves} of shown) {
    if (leaves === null) continue;
    const [behind, long] = [leaves + 8, textWidth(label)];
    const fits = behind + long <= x(last);
    root
      .append('text')
      .attr('class', `label ${name}`)
      .text(label)
      .attr('text-anchor', fits ? 'start' : 'end')
      .attr('x', rounded(fits ? behind : Math.max(leaves - 10, margin.left + long)))
      .attr('y', top + 16);
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
  const [low, high = low] = data.trained;
  if (low === undefined) return;
  // Within the plot, however near to its edge the level is, and beside the name of the vertical axis.
  const room = textWidth(text.trained) / 2;
  const middle = Math.max(textWidth(text.up) + gap + room, Math.min(x(last) - room, x((low + high) / 2)));
  root
    .append('text')
    .attr('class', 'label trained')
    .attr('x', rounded(middle))
    .attr('y', margin.top - 8)
    .attr('text-anchor', 'middle')
    .text(text.trained);
}

/** How far above the networks' own curves the others are followed: those would lie flat at the bottom. */
const farAbove = 2;

function topOf(lines: readonly NoiseLine[]): number {
  const most = (some: readonly NoiseLine[]) =>
    Math.max(0, ...some.flatMap(({errors}) => errors.filter(Number.isFinite)));
  const own = most(lines.filter(({name}) => name === 'model' || name === 'plain'));
  const all = most(lines);
  return (own > 0 ? Math.min(all, farAbove * own) : all) || 0.1;
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
  nameUpward(root, text.up);
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
    .attr('x', rounded(Math.max((from + to) / 2, textWidth(text.across) / 2)))
    .attr('y', height - 3)
    .attr('text-anchor', 'middle')
    .text(text.across);
}

/** A line for a level, a band for a range. */
function drawTrained(root: Svg, places: readonly number[], top: number, bottom: number): void {
  const [low, high = low] = places;
  if (low === undefined) return;
  if (high > low)
    root
      .append('rect')
      .attr('class', 'trained')
      .attr('x', rounded(low))
      .attr('width', rounded(high - low))
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

interface Shown extends NoiseLine {
  readonly points: readonly Point[];
  /** Where it goes above the axis for good; null where it ends within. */
  readonly leaves: number | null;
}

function leaving(points: readonly Point[], top: number): number | null {
  const last = points.findLastIndex(([, y]) => y >= top);
  const [inside, above] = [points[last], points[last + 1]];
  if (!inside || !above) return null;
  return inside[0] + ((inside[1] - top) / (inside[1] - above[1])) * (above[0] - inside[0]);
}

/** Least distance between the baselines of two labels. */
const lineHeight = 15;

/**
 * Heights for labels that want to stand at these, none nearer to another than `distance`, all between `top` and `bottom`
 * where there is room; their order is kept.
 */
export function spread(
  wanted: readonly number[],
  top: number,
  bottom: number,
  distance = lineHeight,
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const heights = [...wanted];
  let least = top;
  for (const i of order) {
    heights[i] = Math.max(heights[i], least);
    least = heights[i] + distance;
  }
  let most = bottom;
  for (const i of order.toReversed()) {
    heights[i] = Math.min(heights[i], most);
    most = heights[i] - distance;
  }
  return heights;
}

/** The error at a level, linearly between those measured. */
function at(levels: readonly number[], errors: readonly number[], level: number): number {
  const i = Math.max(
    1,
    levels.findIndex((each) => each >= level),
  );
  const share = (level - levels[i - 1]) / (levels[i] - levels[i - 1]);
  return errors[i - 1] + share * (errors[i] - errors[i - 1]);
}
