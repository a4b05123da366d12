import {margin} from './margin.ts';

export interface IdleAxesOptions {
  readonly width: number;
  readonly height: number;
  readonly epochs: number;
  /** Of the loss axis: the values that have a line, evenly from 0; null where nobody knows how large losses will be. */
  readonly losses: readonly number[] | null;
  /** The loss of drawing the mean image for everything, where it is known. */
  readonly mean: number | null;
  readonly text: {
    readonly epoch: string;
    readonly mean: string;
    readonly loss: (value: number) => string;
    readonly count: (value: number) => string;
  };
}

const lines = 5;
/** Numbers below stand no nearer than this, in pixels, and none so near to the last. */
const apart = {each: 44, last: 40};

/**
 * Whole numbers of an axis from 0 to `last`, with steps of 1, 2 or 5 times a power of ten, as d3's ticks are: those that
 * the chart has once there is something in it.
 */
export function epochTicks(last: number, width: number): number[] {
  const rough = last / Math.max(2, Math.min(last, Math.floor(width / apart.each)));
  const power = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / power;
  const factor = ratio >= Math.sqrt(50) ? 10 : ratio >= Math.sqrt(10) ? 5 : ratio >= Math.sqrt(2) ? 2 : 1;
  const step = Math.max(1, factor * power);
  const ticks = Array.from({length: Math.floor(last / step) + 1}, (_, i) => i * step);
  if (ticks.at(-1) !== last) {
    while (ticks.length > 1 && ((last - ticks.at(-1)!) / last) * width < apart.last) ticks.pop();
    ticks.push(last);
  }
  return ticks;
}

/** Draws the axes of the loss chart before there is a loss, in place of what `svg` holds. Classes as the chart's. */
export function idleAxes(
  svg: SVGSVGElement,
  {width, height, epochs, losses, mean, text}: IdleAxesOptions,
): void {
  const right = Math.max(margin.left + 40, width - margin.right);
  const foot = height - margin.bottom;
  const x = (epoch: number) => Math.round(10 * (margin.left + ((right - margin.left) * epoch) / epochs)) / 10;
  const y = (share: number) => foot - (foot - margin.top) * share;
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const drawn: Element[] = [];
  const add = (name: string, attributes: Readonly<Record<string, string | number>>, words = '') => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = words;
    drawn.push(element);
  };
  const write = (words: string, at: number, baseline: number, anchor: string, kind = 'tick') =>
    add('text', {class: kind, x: at, y: baseline, 'text-anchor': anchor}, words);
  for (let i = 0; i < lines; i++) {
    const at = Math.round(10 * y(i / (lines - 1))) / 10;
    add('line', {class: 'grid', x1: margin.left, x2: right, y1: at, y2: at});
    if (losses) write(i === 0 ? '0' : text.loss(losses[i]), margin.left - 8, at + 4, 'end');
  }
  for (const epoch of epochTicks(epochs, right - margin.left))
    write(text.count(epoch), x(epoch), foot + 17, 'middle');
  write(text.epoch, Math.round((margin.left + right) / 2), height - 3, 'middle');
  if (losses && mean !== null) {
    const at = y(mean / losses.at(-1)!);
    add('line', {class: 'mean', x1: margin.left, x2: right, y1: at, y2: at});
    write(text.mean, margin.left + 4, at - 5, 'start', 'mean');
  }
  svg.replaceChildren(...drawn);
}
