import {line as lineOf, scaleLinear, select} from 'd3';
import {rounded} from './plain-svg.ts';
import type {MapScales} from './map-frame.ts';

export interface MapOverlay {
  readonly side: number;
  readonly scales: MapScales;
  /** Names of the axes; null for one without numbers: there a place means nothing by itself. */
  readonly axes: {readonly x: string | null; readonly y: string | null};
  /** Values at which the y axis has words in place of numbers. */
  readonly yWords: readonly {readonly value: number; readonly text: string}[] | null;
  /** Class names at their middles, in values. */
  readonly labels: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly faint: boolean;
  }[];
  /** Rings around points, in pixels: the selected one, the one under the pointer. */
  readonly rings: readonly {readonly x: number; readonly y: number; readonly name: string}[];
  /** A place that is decoded, in values. */
  readonly cross: readonly [number, number] | null;
  /** A picture that is not among the points, in values. */
  readonly outOfSamplePoint: readonly [number, number] | null;
  /** Lines in pixels: a walk, and what a hand draws around points. */
  readonly walk: readonly (readonly [number, number])[];
  readonly lasso: readonly (readonly [number, number])[];
  /** In pixels: what a hand has set so far. */
  readonly corners: readonly (readonly [number, number])[];
  readonly tick: (value: number, digits: number) => string;
}

const tickRoom = 64;
/** Words keep so far from the rim, in pixels, where ticks of points are 9 long. */
const clearOfRim = 12;

/** All that lies over the points of a map, as SVG of the map's size: classes name it for the style sheet. */
export function drawOverlay(svg: SVGSVGElement, overlay: MapOverlay): void {
  const {side, scales, axes, labels, rings, cross, walk, lasso, yWords} = overlay;
  const root = select(svg);
  root.attr('viewBox', `0 0 ${side} ${side}`).selectAll('*').remove();
  const wanted = Math.max(2, Math.floor(side / tickRoom / 1.4));
  if (axes.x !== null) {
    const ticks = inside(ticksInSight(scales.x, [0, side], wanted), scales.x, side);
    const group = root.append('g').attr('class', 'ticks');
    group
      .selectAll('text')
      .data(ticks)
      .join('text')
      .attr('x', (value) => rounded(scales.x(value)))
      .attr('y', side - clearOfRim)
      .attr('text-anchor', 'middle')
      .text((value) => overlay.tick(value, digitsOf(ticks)));
    group
      .append('text')
      .attr('class', 'axis')
      .attr('x', side - 8)
      .attr('y', side - clearOfRim - 16)
      .attr('text-anchor', 'end')
      .text(axes.x);
  }
  if (axes.y !== null) {
    const ticks =
      yWords ??
      inside(ticksInSight(scales.y, [side, 0], wanted), scales.y, side).map((value, _, all) => ({
        value,
        text: overlay.tick(value, digitsOf(all)),
      }));
    const group = root.append('g').attr('class', 'ticks');
    group
      .selectAll('text')
      .data(ticks)
      .join('text')
      .attr('x', clearOfRim)
      .attr('y', ({value}) => rounded(scales.y(value) + 4))
      .text(({text}) => text);
    group.append('text').attr('class', 'axis').attr('x', clearOfRim).attr('y', 16).text(axes.y);
  }
  const path = lineOf<readonly [number, number]>();
  if (walk.length > 1)
    root
      .append('path')
      .attr('class', 'walk')
      .attr('d', path(walk.map(([x, y]) => [rounded(x), rounded(y)] as const)));
  if (lasso.length > 1)
    root
      .append('path')
      .attr('class', 'lasso')
      .attr('d', `${path(lasso) ?? ''}Z`);
  root
    .append('g')
    .selectAll('circle')
    .data(rings)
    .join('circle')
    .attr('class', ({name}) => name)
    .attr('cx', ({x}) => rounded(x))
    .attr('cy', ({y}) => rounded(y))
    .attr('r', 7);
  for (const [x, y] of overlay.corners)
    root.append('circle').attr('class', 'corner').attr('cx', rounded(x)).attr('cy', rounded(y)).attr('r', 4);
  root
    .append('g')
    .attr('class', 'names')
    .selectAll('text')
    .data(labels)
    .join('text')
    .attr('class', ({faint}) => (faint ? 'faint' : null))
    .attr('x', ({x}) => rounded(scales.x(x)))
    .attr('y', ({y}) => rounded(scales.y(y) + 5))
    .text(({text}) => text);
  if (overlay.outOfSamplePoint) {
    const [x, y] = [
      rounded(scales.x(overlay.outOfSamplePoint[0])),
      rounded(scales.y(overlay.outOfSamplePoint[1])),
    ];
    root
      .append('path')
      .attr('class', 'out-of-sample')
      .attr('d', `M${x},${y - 9}l9,9l-9,9l-9,-9Z`);
  }
  if (cross) {
    const [x, y] = [rounded(scales.x(cross[0])), rounded(scales.y(cross[1]))];
    root
      .append('path')
      .attr('class', 'cross')
      .attr('d', `M${x - 8},${y}h16M${x},${y - 8}v16`);
  }
}

/** Numbers for the part of a scale that is seen, however far a reader has zoomed in. */
function ticksInSight(
  scale: MapScales['x'],
  [from, to]: readonly [number, number],
  wanted: number,
): number[] {
  return scaleLinear([scale.invert(from), scale.invert(to)], [from, to]).ticks(wanted);
}

/** Ticks that stay clear of the corners, where the other axis has its own. */
function inside(ticks: readonly number[], scale: (value: number) => number, side: number): number[] {
  return ticks.filter((value) => scale(value) > 30 && scale(value) < side - 26);
}

function digitsOf(ticks: readonly number[]): number {
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : 1;
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

/** Whether a place lies within a closed line: the rule of odd crossings. */
export function within(
  [x, y]: readonly [number, number],
  outline: readonly (readonly [number, number])[],
): boolean {
  let inside = false;
  outline.forEach(([x0, y0], i) => {
    const [x1, y1] = outline[(i + 1) % outline.length];
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
  });
  return inside;
}
