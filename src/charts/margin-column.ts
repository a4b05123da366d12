import type {Svg} from './axes.ts';
import {placeInMargin, type MarginLabel} from './margin-labels.ts';
import {write} from './marks.ts';

/**
 * Names lines right of the plot, with what they come to. Classes `leader`, `label`, `value`, and those of the labels.
 * @param labels the most important first
 */
export function drawInMargin(
  root: Svg,
  labels: readonly MarginLabel[],
  frame: Parameters<typeof placeInMargin>[1],
): void {
  for (const {name, text, value, x, y, leader} of placeInMargin(labels, frame)) {
    root.append('path').attr('class', `leader ${name}`).attr('d', leader);
    write(root, `label ${name}`, text, [x, y], 'start');
    if (value) write(root, `label value ${name}`, value, [frame.width, y], 'end');
  }
}
