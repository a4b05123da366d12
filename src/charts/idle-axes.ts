import {besidePlot, marginWords} from './margin-words.ts';
import {epochNameAt, lossMargin as margin, lossRight, numbersAt} from './margin.ts';
import {PlainSvg, rounded} from './plain-svg.ts';

export interface IdleAxesOptions {
  readonly width: number;
  readonly height: number;
  readonly epochs: number;
  /** Of the loss axis: the values that have a line, evenly from 0; null where nobody knows how large losses will be. */
  readonly losses: readonly number[] | null;
  /** The loss of drawing the mean image for everything, where it is known. */
  readonly mean: number | null;
  /** What a reader expects, and what that is called; null where nobody is asked. */
  readonly guess: {readonly value: number; readonly name: string; readonly text: string} | null;
  readonly text: {
    readonly epoch: string;
    /** What the loss axis counts. */
    readonly up: string;
    readonly mean: string;
    readonly loss: (value: number) => string;
    /** A loss, with all its decimals. */
    readonly value: (value: number) => string;
    readonly count: (value: number) => string;
  };
}

/** Lines of an axis without numbers. */
const plainRules = 5;
/** Numbers below stand no nearer than this, in pixels, and none so near to the last. */
const apart = {each: 44, last: 40};

/** The step of an axis nearest to a rough one, by their ratio: 1, 2 or 5 times a power of ten, as d3's are. */
export function stepOf(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / power;
  return power * (ratio >= Math.sqrt(50) ? 10 : ratio >= Math.sqrt(10) ? 5 : ratio >= Math.sqrt(2) ? 2 : 1);
}

/** Whole numbers of an axis from 0 to `last`: those that the chart has once there is something in it. */
export function epochTicks(last: number, width: number): number[] {
  const step = Math.max(1, stepOf(last / Math.max(2, Math.min(last, Math.floor(width / apart.each)))));
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
  {width, height, epochs, losses, mean, guess, text}: IdleAxesOptions,
): void {
  const right = lossRight(width);
  const foot = height - margin.bottom;
  const x = (epoch: number) => rounded(margin.left + ((right - margin.left) * epoch) / epochs);
  const y = (share: number) => rounded(foot - (foot - margin.top) * share);
  const drawing = new PlainSvg();
  const rules = losses?.length ?? plainRules;
  for (let i = 0; i < rules; i++) {
    const at = y(i / (rules - 1));
    drawing.rule('grid', margin.left, right, at);
    if (losses) drawing.write(i === 0 ? '0' : text.loss(losses[i]), margin.left - 8, at + 4, 'end');
  }
  for (const epoch of epochTicks(epochs, right - margin.left))
    drawing.write(text.count(epoch), x(epoch), foot + numbersAt.underTrack, 'middle');
  drawing.write(text.epoch, margin.left, height - epochNameAt);
  const most = losses?.at(-1);
  if (most === undefined) return drawing.into(svg, width, height, text.up);
  const meanAt = mean === null ? -height : y(mean / most);
  const guessAt = guess ? y(guess.value / most) : -height;
  // The two make room for each other.
  const away = mean === null || !guess ? 0 : Math.max(0, 16 - Math.abs(guessAt - meanAt)) / 2;
  const line = (name: string, text: string, value: string, at: number, other: number) => {
    drawing.rule(name, margin.left, right, at);
    const place = rounded(at < other ? at - away : at + away);
    const from = right + besidePlot;
    const [words, figure] = marginWords(width - from, text, value);
    drawing.add('path', {class: `leader ${name}`, d: `M${right + 2},${at}L${from - 3},${place}`});
    drawing.write(words, from, place + 4, 'start', `label ${name}`);
    if (figure) drawing.write(figure, width, place + 4, 'end', `label value ${name}`);
  };
  if (mean !== null) line('mean', text.mean, text.value(mean), meanAt, guessAt);
  if (guess) {
    line('guess', guess.name, guess.text, guessAt, meanAt);
    drawing.add('circle', {class: 'guess', cx: right, cy: guessAt, r: 7});
    // Up and down is where it goes.
    drawing.add('path', {
      class: 'guess',
      d: `M${right - 4},${guessAt - 10}l4,-4 4,4zm0,20l4,4 4,-4z`,
    });
  }
  drawing.into(svg, width, height, text.up);
}
