/** Bytes stand for value / 255; floats for themselves. */
export type RowValues = Uint8Array | Float32Array | Float64Array;

/**
 * Images row by row. They can only be had by {@link Rows.range}, which draws what is not there yet (the built-in digits
 * are drawn when they are first wanted): nobody can see a row before it is there.
 */
export interface Rows {
  /** Values an image has. */
  readonly width: number;
  readonly count: number;
  /**
   * Rows from … to − 1, one after the other, not to be changed. Holds the thread where they are still to be drawn, so ask
   * for few at a time, or have them drawn before, with rests in between.
   * @throws RangeError for rows beyond `count`
   */
  range(from: number, to: number): RowValues;
  /** Whether all of them are there, so that `range` costs nothing and a device may keep a copy. */
  readonly complete: boolean;
}

/** Rows that are all there. */
export class ArrayRows implements Rows {
  readonly width: number;
  readonly count: number;
  readonly complete = true;
  readonly #values: RowValues;

  /** @param values a whole number of rows */
  constructor(values: RowValues, width: number) {
    this.#values = values;
    this.width = width;
    this.count = values.length / width;
  }

  range(from: number, to: number): RowValues {
    checkRange(from, to, this.count);
    return this.#values.subarray(from * this.width, to * this.width);
  }
}

/** @throws RangeError where rows from … to − 1 are not all among `count` */
export function checkRange(from: number, to: number, count: number): void {
  if (!(from >= 0 && to <= count && from <= to)) throw new RangeError(`no rows ${from} to ${to} of ${count}`);
}
