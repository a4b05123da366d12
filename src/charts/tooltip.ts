import type {Svg} from './axes.ts';
import {rounded} from './plain-svg.ts';
import {margin} from './margin.ts';
import {textWidth} from './labels.ts';

const lineHeight = 16;
const padding = 8;
const gap = 10;

export interface TooltipLine {
  /** Class of its words: the curve's. */
  readonly name: string;
  readonly text: string;
}

/** A box of lines beside a vertical line at `at`: right of it where there is room, else left. Class `tooltip`. */
export function drawTooltip(
  root: Svg,
  at: number,
  lines: readonly TooltipLine[],
  {width}: {readonly width: number},
): void {
  const boxWidth = Math.max(...lines.map(({text}) => textWidth(text))) + 2 * padding;
  const roomRight = at + gap + boxWidth <= width;
  const wanted = roomRight ? at + gap : at - gap - boxWidth;
  const left = rounded(Math.max(0, Math.min(wanted, width - boxWidth)));
  const box = root
    .append('g')
    .attr('class', 'tooltip')
    .attr('transform', `translate(${left},${margin.top - 6})`);
  box
    .append('rect')
    .attr('width', rounded(boxWidth))
    .attr('height', lines.length * lineHeight + padding)
    .attr('rx', 5);
  lines.forEach(({name, text}, i) => {
    box
      .append('text')
      .attr('class', name)
      .attr('x', padding)
      .attr('y', (i + 1) * lineHeight)
      .text(text);
  });
}
