import type {Svg} from './axes.ts';
import {rounded} from './plain-svg.ts';
import type {Scale} from './scales.ts';
import {dot, horizontal} from './marks.ts';
import type {Point} from './thin.ts';

/** Whole pixels between two ticks: nearer ones would be a grey bar. */
const ticksApart = 3;

export interface Track {
  readonly x: Scale;
  /** Where the plot ends. */
  readonly foot: number;
  /** How far training is, in epochs. */
  readonly now: number;
  /** Epochs whose weights are kept, rising. */
  readonly kept: readonly number[];
  /** The epoch that is shown; null for now. */
  readonly shown: number | null;
}

const radius = 7;

/** Where the thumb is; null where there is nothing to choose. */
const thumbAt = ({x, now, kept, shown}: Track): number | null =>
  kept.some((epoch) => epoch < now) ? rounded(x(shown ?? now)) : null;

/** The upper half of the thumb, which labels must not cover. */
export function thumbOutline(track: Track): Point[] {
  const at = thumbAt(track);
  if (at === null) return [];
  const {foot} = track;
  const top = foot - radius - 1;
  return [
    [at - radius, foot],
    [at - radius, top],
    [at + radius, top],
    [at + radius, foot],
  ];
}

/**
 * Draws the track on which an epoch is chosen, along the foot of the plot and on its scale, and where there is a
 * choice what has been trained, a tick where an epoch is kept, and the thumb. Classes `rest`, `trained`, `kept`,
 * `thumb`, and `ring` for where it has the focus.
 */
export function drawTrack(root: Svg, track: Track): void {
  const {x, foot, now, kept} = track;
  const [left, right] = x.range() as [number, number];
  horizontal(root, 'rest', left, right, foot);
  const at = thumbAt(track);
  // Without a thumb it would read as a curve at 0.
  if (at === null) return;
  horizontal(root, 'trained', left, rounded(x(now)), foot);
  let last = -Infinity;
  const ticks = kept.filter((epoch) => {
    const apart = x(epoch) - last >= ticksApart;
    if (apart) last = x(epoch);
    return apart;
  });
  root
    .append('path')
    .attr('class', 'kept')
    .attr('d', ticks.map((epoch) => `M${rounded(x(epoch))},${foot + 5}v4`).join(''));
  dot(root, 'ring', [at, foot], radius + 4);
  dot(root, 'thumb', [at, foot], radius);
}
