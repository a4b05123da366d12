import type {Selection} from 'd3';
import {epochNameAt, lossMargin, margin, numbersAt} from './margin.ts';
import {rounded, upwardNameAt} from './plain-svg.ts';
import {wholeTicks, type Scale} from './scales.ts';

export type Svg = Selection<SVGSVGElement, unknown, null, undefined>;

export interface AxesText {
  /** What the vertical axis counts. */
  readonly up: string;
  /** What the horizontal axis counts. */
  readonly across: string;
  /** A number of the loss axis with this many decimals. */
  readonly tick: (value: number, digits: number) => string;
  readonly count: (value: number) => string;
}

/**
 * Grid lines with their losses, and whole numbers below. Classes `axis`, `grid`, `tick`.
 * @param track whether there is one below the plot, on which a number is chosen
 */
export function drawAxes(
  root: Svg,
  {
    x,
    y,
    ticks,
    height,
    text,
    track = false,
  }: {
    readonly x: Scale;
    readonly y: Scale;
    readonly ticks: readonly {readonly value: number; readonly digits: number}[];
    readonly height: number;
    readonly text: AxesText;
    readonly track?: boolean;
  },
): void {
  const [left, right] = x.range() as [number, number];
  const foot = height - (track ? lossMargin : margin).bottom;
  const rows = root
    .append('g')
    .attr('class', 'axis')
    .selectAll('g')
    .data(ticks)
    .join('g')
    .attr('transform', ({value}) => `translate(0,${rounded(y(value))})`);
  rows.append('line').attr('class', 'grid').attr('x1', left).attr('x2', right);
  rows
    .append('text')
    .attr('class', 'tick')
    .attr('x', left - 8)
    .attr('y', 4)
    .attr('text-anchor', 'end')
    .text(({value, digits}) => (value === 0 ? '0' : text.tick(value, digits)));
  root
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0,${foot + (track ? numbersAt.underTrack : numbersAt.plain)})`)
    .selectAll('text')
    .data(wholeTicks(x))
    .join('text')
    .attr('class', 'tick')
    .attr('x', (value) => rounded(x(value)))
    .attr('text-anchor', 'middle')
    .text((value) => text.count(value));
  nameUpward(root, text.up);
  root
    .append('text')
    .attr('class', 'tick')
    .attr('x', track ? left : rounded((left + right) / 2))
    .attr('y', height - (track ? epochNameAt : 3))
    .attr('text-anchor', track ? 'start' : 'middle')
    .text(text.across);
}

/** What the vertical axis counts, over its numbers. */
export function nameUpward(root: Svg, name: string): void {
  root.append('text').attr('class', 'tick').attr('y', upwardNameAt).text(name);
}
