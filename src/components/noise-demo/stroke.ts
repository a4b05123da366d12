/** What a brush does to a pixel. */
export const stroke = {none: 0, noise: 1, rub: 2} as const;
export type Stroke = (typeof stroke)[keyof typeof stroke];

/** What is painted on. */
export interface Painting {
  /** What was painted where; null for nothing. Not to be changed: what is painted next is another array. */
  readonly marks: Uint8Array | null;
  /** The pixel under the brush. */
  cursor: number;
  readonly paint: Stroke;
  /** Called when the keys have moved the brush or painted. */
  readonly moved: (() => void) | null;
  set(marks: Uint8Array | null): void;
}
