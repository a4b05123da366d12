/**
 * How units answer to many images, an image at a time: how often each is on, its mean, its spread, its range, and the
 * images that light it most.
 *
 * Mean and variance by Welford's method. Source: B. P. Welford, "Note on a method for calculating corrected sums of squares
 * and products", Technometrics 4 (1962), 419-420.
 */
export class UnitStatistics {
  readonly #units: number;
  readonly #threshold: number;
  readonly #most: number;
  #count = 0;
  readonly #on: Uint32Array;
  readonly #mean: Float64Array;
  readonly #squares: Float64Array;
  readonly #least: Float32Array;
  readonly #largest: Float32Array;
  /** Of each unit, values from large to small and the images they are of. */
  readonly #topValues: Float32Array;
  readonly #topImages: Uint32Array;

  /**
   * @param units how many, at least 1
   * @param threshold above it a unit is on
   * @param most images that are remembered of each unit
   */
  constructor(units: number, threshold: number, most: number) {
    this.#units = units;
    this.#threshold = threshold;
    this.#most = most;
    this.#on = new Uint32Array(units);
    this.#mean = new Float64Array(units);
    this.#squares = new Float64Array(units);
    this.#least = new Float32Array(units).fill(Infinity);
    this.#largest = new Float32Array(units).fill(-Infinity);
    this.#topValues = new Float32Array(units * most).fill(-Infinity);
    this.#topImages = new Uint32Array(units * most);
  }

  /** Adds images, n × units, the first of them at place `first`. */
  add(values: Float32Array, first: number): void {
    const units = this.#units;
    for (let at = 0; at < values.length; at += units) {
      const image = first + at / units;
      this.#count++;
      for (let unit = 0; unit < units; unit++) {
        const value = values[at + unit];
        if (value > this.#threshold) this.#on[unit]++;
        const off = value - this.#mean[unit];
        this.#mean[unit] += off / this.#count;
        this.#squares[unit] += off * (value - this.#mean[unit]);
        if (value < this.#least[unit]) this.#least[unit] = value;
        if (value > this.#largest[unit]) this.#largest[unit] = value;
        if (value > this.#topValues[(unit + 1) * this.#most - 1]) this.#insert(unit, value, image);
      }
    }
  }

  /** What there is to say of them. */
  result(): {
    readonly count: number;
    readonly on: Float32Array;
    readonly mean: Float32Array;
    readonly deviation: Float32Array;
    readonly least: Float32Array;
    readonly most: Float32Array;
    readonly top: Uint32Array;
  } {
    const count = this.#count;
    const shown = Math.min(this.#most, count);
    const top = new Uint32Array(this.#units * shown);
    for (let unit = 0; unit < this.#units; unit++)
      top.set(this.#topImages.subarray(unit * this.#most, unit * this.#most + shown), unit * shown);
    const share = (sum: number) => (count > 0 ? sum / count : 0);
    return {
      count,
      on: Float32Array.from(this.#on, share),
      mean: Float32Array.from(this.#mean),
      deviation: Float32Array.from(this.#squares, (sum) => Math.sqrt(share(sum))),
      least: this.#least.slice(),
      most: this.#largest.slice(),
      top,
    };
  }

  #insert(unit: number, value: number, image: number): void {
    const from = unit * this.#most;
    let place = from + this.#most - 1;
    for (; place > from && this.#topValues[place - 1] < value; place--) {
      this.#topValues[place] = this.#topValues[place - 1];
      this.#topImages[place] = this.#topImages[place - 1];
    }
    this.#topValues[place] = value;
    this.#topImages[place] = image;
  }
}
