import type {Svg} from './axes.ts';
import {lossMargin as margin} from './margin.ts';
import {dot, vertical} from './marks.ts';
import type {Point} from './thin.ts';
import {drawTooltip} from './tooltip.ts';

/** Losses by epoch, three arrays of one length. */
export interface History {
  readonly epoch: readonly number[];
  readonly loss: readonly number[];
  readonly valLoss: readonly number[];
}

export interface ReadingOptions {
  /** Place in the arrays; null for none. */
  readonly reading: number | null;
  readonly width: number;
  readonly height: number;
  readonly text: {
    readonly loss: string;
    readonly valLoss: string;
    readonly readEpoch: (epoch: number) => string;
    readonly readLoss: (value: number) => string;
  };
}

/** The losses of one epoch: a line, a dot on each curve, and the numbers. Class `reading`. */
export function drawReading(
  root: Svg,
  history: History,
  {reading, text, width, height}: ReadingOptions,
  point: (epoch: number, value: number) => Point,
): void {
  const at = reading ?? -1;
  const epoch = history.epoch[at];
  const loss = history.loss[at];
  const valLoss = history.valLoss[at];
  if (epoch === undefined || loss === undefined || valLoss === undefined) return;
  const group = root.append('svg').attr('class', 'reading').attr('width', width).attr('height', height);
  const [x] = point(epoch, 1);
  vertical(group, 'at', x, margin.top - 6, height - margin.bottom);
  for (const [name, value] of [
    ['loss', loss],
    ['val', valLoss],
  ] as const) {
    const place = Number.isFinite(value) ? point(epoch, value) : null;
    if (place && place[1] >= margin.top - 4 && place[1] <= height - margin.bottom)
      dot(group, name, place, 3.5);
  }
  const lines = [
    {name: 'epoch', text: text.readEpoch(epoch)},
    {name: 'loss', text: `${text.loss} ${text.readLoss(loss)}`},
    {name: 'val', text: `${text.valLoss} ${text.readLoss(valLoss)}`},
  ];
  drawTooltip(group, x, lines, {width});
}
