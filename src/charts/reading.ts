import type {Svg} from './axes.ts';
import type {LossChartData, LossChartOptions} from './loss-chart.ts';
import {lossMargin as margin} from './margin.ts';
import {dot, vertical} from './marks.ts';
import type {Point} from './thin.ts';
import {drawTooltip} from './tooltip.ts';

/** The losses of one epoch: a line, a dot on each curve, and the numbers. Class `reading`. */
export function drawReading(
  root: Svg,
  data: LossChartData,
  {reading, text, width, height}: LossChartOptions,
  point: (epoch: number, value: number) => Point,
): void {
  const epoch = data.epoch[reading!];
  const loss = data.loss[reading!];
  const valLoss = data.valLoss[reading!];
  if (epoch === undefined || loss === undefined || valLoss === undefined) return;
  const group = root.append('svg').attr('class', 'reading').attr('width', width).attr('height', height);
  const [at] = point(epoch, 1);
  vertical(group, 'at', at, margin.top - 6, height - margin.bottom);
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
  drawTooltip(group, at, lines, {width});
}
