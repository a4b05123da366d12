import {margin} from './margin.ts';
import {PlainSvg, rounded} from './plain-svg.ts';

export interface IdleNoiseOptions {
  readonly width: number;
  readonly height: number;
  /** Of the test noise, rising from 0. */
  readonly levels: readonly number[];
  /** The error of doing nothing at each. */
  readonly errors: readonly number[];
  /** The level that is shown. */
  readonly now: number;
  readonly text: {
    readonly across: string;
    readonly up: string;
    readonly nothing: string;
    /** Below the line. */
    readonly below: string;
    /** Of an axis whose numbers are so far apart. */
    readonly number: (value: number, step: number) => string;
  };
}

/** Room at the right for the name of the line. */
const right = 96;

/** A number at or above `value` whose quarters are round: 2, 4 or 8 times a power of ten. */
function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([2, 4, 8].find((lead) => lead * power >= value) ?? 20) * power;
}

/** Draws the error of doing nothing against noise, in place of what `svg` holds. Classes as the noise chart's. */
export function idleNoiseChart(
  svg: SVGSVGElement,
  {width, height, levels, errors, now, text}: IdleNoiseOptions,
): void {
  const last = levels.at(-1)!;
  const top = roundAbove(Math.max(1e-6, ...errors));
  const end = Math.max(margin.left + 40, width - right);
  const foot = height - margin.bottom;
  const x = (level: number) => rounded(margin.left + ((end - margin.left) * level) / last);
  const y = (error: number) => rounded(foot - ((foot - margin.top) * error) / top);
  const number = (i: number, step: number) => (i === 0 ? '0' : text.number(i * step, step));
  const drawing = new PlainSvg();
  for (let i = 0; i < 5; i++) {
    const at = y((i * top) / 4);
    drawing.rule('grid', margin.left, end, at);
    drawing.write(number(i, top / 4), margin.left - 8, at + 4, 'end');
  }
  for (let i = 0; i < 6; i++) drawing.write(number(i, last / 5), x((i * last) / 5), foot + 17, 'middle');
  drawing.write(text.across, rounded((margin.left + end) / 2), height - 3, 'middle');
  if (now <= last) drawing.add('line', {class: 'now', x1: x(now), x2: x(now), y1: margin.top - 4, y2: foot});
  const points = levels.map((level, i) => `${x(level)} ${y(errors[i])}`);
  drawing.add('path', {class: 'nothing', d: `M${points.join('L')}`});
  drawing.write(text.nothing, end + 8, y(errors.at(-1)!) + 4, 'start', 'label');
  // Where the plot is hardly wider than these words, they go on under the name of the line, two a line.
  const beside = end - margin.left < 300;
  (beside ? text.below.match(/\S+( \S+)?/g)! : [text.below]).forEach((line, i) => {
    if (beside) drawing.write(line, end + 8, y(errors.at(-1)!) + 22 + 14 * i, 'start', 'label');
    else drawing.write(line, x(0.98 * last), y(0.12 * top), 'end', 'label');
  });
  drawing.into(svg, width, height, text.up);
}
