import type {Point} from './thin.ts';

export type Anchor = 'start' | 'middle' | 'end';

/** Where a label might stand: the baseline's point, and which side of the text it is. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
}

export interface Label {
  readonly name: string;
  readonly text: string;
  /** Says enough where the whole would cover a curve. */
  readonly short?: string;
  /** In order of preference. */
  readonly spots: readonly Spot[];
}

export interface PlacedLabel extends Spot {
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

export function boxOf({x, y, anchor}: Spot, text: string): Box {
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
 * Gives each label the first of its spots that is free, labels in order of importance. A label that has none is left
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
  const covered = (spot: Spot, text: string): number => {
    const box = boxOf(spot, text);
    const {left, right, top, bottom} = box;
    const inside = left >= 0 && right <= frame.width && top >= 0 && bottom <= frame.height;
    if (!inside || taken.some((other) => collide(box, other))) return Infinity;
    return inked.filter(([x, y]) => x >= left && x <= right && y >= top && y <= bottom).length;
  };
  for (const {name, text: whole, short = whole, spots} of labels) {
    let best: PlacedLabel | undefined;
    let least = Infinity;
    for (const text of short === whole ? [whole] : [whole, short]) {
      if (least === 0) break;
      for (const spot of spots) {
        const count = covered(spot, text);
        if (count >= least) continue;
        least = count;
        best = {name, text, ...spot};
      }
    }
    if (!best) continue;
    taken.push(boxOf(best, best.text));
    placed.push(best);
  }
  return placed;
}
