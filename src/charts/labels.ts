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
  for (const {name, text, spots} of labels) {
    const free = spots.filter((spot) => {
      const box = boxOf(spot, text);
      const inside = box.left >= 0 && box.right <= frame.width && box.top >= 0 && box.bottom <= frame.height;
      return inside && !taken.some((other) => collide(box, other));
    });
    const covered = (spot: Spot) => {
      const {left, right, top, bottom} = boxOf(spot, text);
      return inked.filter(([x, y]) => x >= left && x <= right && y >= top && y <= bottom).length;
    };
    let best: Spot | undefined;
    let least = Infinity;
    for (const spot of free) {
      const count = covered(spot);
      if (count < least) {
        least = count;
        best = spot;
      }
    }
    if (!best) continue;
    taken.push(boxOf(best, text));
    placed.push({name, text, ...best});
  }
  return placed;
}
