import {lossMargin as margin} from './margin.ts';
import type {Point} from './thin.ts';

export type TextAnchor = 'start' | 'middle' | 'end';

/** Where a label might stand: the baseline's point, and which side of the text it is. */
export interface LabelAnchor {
  readonly x: number;
  readonly y: number;
  readonly anchor: TextAnchor;
}

export interface Label {
  readonly name: string;
  readonly text: string;
  /** In order of preference. */
  readonly anchors: readonly LabelAnchor[];
}

export interface PlacedLabel extends LabelAnchor {
  readonly name: string;
  readonly text: string;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of 12 px system type, measured generously: nothing is drawn yet, and the result must not depend on fonts. */
const characterWidth = 7.1;
const ascent = 11;
const descent = 4;
/** Two labels side by side read as one unless there is more than a space between them. */
const between = 10;

/** Room that a line of chart text takes, in pixels. */
export const textWidth = (text: string): number => text.length * characterWidth;

export function boxOf({x, y, anchor}: LabelAnchor, text: string): Box {
  const width = textWidth(text);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return {left, right: left + width, top: y - ascent, bottom: y + descent};
}

function collide(a: Box, b: Box): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > -between && height > 0;
}

/**
 * Gives each label the first of its anchors that is free, labels in order of importance. A label that has none is left
 * out: better missing than illegible.
 * @param inked points of curves that labels must not cover
 * @param frame what labels must not leave
 */
export function placeLabels(
  labels: readonly Label[],
  inked: readonly Point[],
  frame: {readonly width: number; readonly height: number},
): readonly PlacedLabel[] {
  const taken: Box[] = [];
  const placed: PlacedLabel[] = [];
  /** Points of curves under a label, Infinity where it may not stand. */
  const covered = (labelAnchor: LabelAnchor, text: string): number => {
    const box = boxOf(labelAnchor, text);
    const {left, right, top, bottom} = box;
    const inside = left >= 0 && right <= frame.width && top >= 0 && bottom <= frame.height;
    if (!inside || taken.some((other) => collide(box, other))) return Infinity;
    return inked.filter(([x, y]) => x >= left && x <= right && y >= top && y <= bottom).length;
  };
  for (const {name, text, anchors} of labels) {
    let best: PlacedLabel | undefined;
    let fewest = Infinity;
    for (const labelAnchor of anchors) {
      const count = covered(labelAnchor, text);
      if (count >= fewest) continue;
      fewest = count;
      best = {name, text, ...labelAnchor};
    }
    if (!best) continue;
    taken.push(boxOf(best, best.text));
    placed.push(best);
  }
  return placed;
}

/** On top of a vertical line that reaches the top. */
export function anchorsOverLine(x: number): LabelAnchor[] {
  const y = margin.top - 11;
  return [
    {x, y, anchor: 'middle'},
    {x: x - 4, y, anchor: 'start'},
    {x: x + 4, y, anchor: 'end'},
  ];
}

/** Right of the foot of a vertical line, left of it, and higher up. */
export function anchorsBeside(x: number, y: number): LabelAnchor[] {
  return [y, y - 16].flatMap((baseline): LabelAnchor[] => [
    {x: x + 5, y: baseline, anchor: 'start'},
    {x: x - 8, y: baseline, anchor: 'end'},
  ]);
}

/** Points every few pixels along a curve. */
export function alongPath(points: readonly Point[]): Point[] {
  const step = 4;
  return points.flatMap(([x, y], i): Point[] => {
    const before = points[i - 1];
    if (!before) return [[x, y]];
    const pieces = Math.max(1, Math.ceil(Math.hypot(x - before[0], y - before[1]) / step));
    return Array.from({length: pieces}, (_, k): Point => {
      const part = (k + 1) / pieces;
      return [before[0] + part * (x - before[0]), before[1] + part * (y - before[1])];
    });
  });
}
