import type {Svg} from './axes.ts';
import {lossMargin as margin} from './margin.ts';
import {rounded} from './plain-svg.ts';
import type {Point} from './thin.ts';

/** A nested svg cuts off what is above its top, and beyond its sides. */
export function nested(root: Svg, left: number, width: number, height: number): Svg {
  const top = margin.top - 4;
  return root
    .append('svg')
    .attr('x', left)
    .attr('y', top)
    .attr('width', width)
    .attr('height', height - top)
    .attr('viewBox', `${left} ${top} ${width} ${height - top}`);
}

export function horizontal(root: Svg, name: string, left: number, right: number, at: number): void {
  root.append('line').attr('class', name).attr('x1', left).attr('x2', right).attr('y1', at).attr('y2', at);
}

export function vertical(root: Svg, name: string, at: number, top: number, bottom: number): void {
  root.append('line').attr('class', name).attr('x1', at).attr('x2', at).attr('y1', top).attr('y2', bottom);
}

export function dot(root: Svg, name: string, [x, y]: Point, radius: number): void {
  root.append('circle').attr('class', name).attr('cx', x).attr('cy', y).attr('r', radius);
}

export function write(
  root: Svg,
  name: string,
  words: string,
  [x, y]: Point,
  anchor: 'start' | 'middle' | 'end',
): void {
  root
    .append('text')
    .attr('class', name)
    .attr('x', rounded(x))
    .attr('y', rounded(y))
    .attr('text-anchor', anchor)
    .text(words);
}
