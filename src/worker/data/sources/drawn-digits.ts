import {digitLabel, drawDigit} from '../../../images/digits/draw.ts';
import {drawingSeed} from '../../../images/digits/first.ts';
import {pixels} from '../../../pixels/size.ts';
import {FailureError} from '../../../protocol/errors.ts';
import type {DrawnName} from '../../../recipe/datasets.ts';
import type {Yielder} from '../../scheduling/yielder.ts';
import {maximumImages, type Split} from '../dataset.ts';
import {checkRange} from '../rows.ts';

/** What recipes call them. */
export const name = 'digits' satisfies DrawnName;

/** Labels made between two looks at the clock. */
const chunkImages = 1000;

/** Draws and names the digits of a split: 0 for training, 1 for test. */
export interface DigitDrawer {
  drawDigit(seed: number, split: 0 | 1, index: number, out: Uint8Array, offset: number): void;
  digitLabel(seed: number, split: 0 | 1, index: number): number;
}

export const ownDrawer: DigitDrawer = {drawDigit, digitLabel};

/** Digits that are drawn when they are asked for, shared by all splits cut from them. */
export class DrawnDigits {
  readonly count: number;
  readonly available = Infinity;
  readonly labels: Uint8Array;
  readonly #images: Uint8Array;
  readonly #drawn: Uint8Array;
  readonly #split: 0 | 1;
  readonly #drawer: DigitDrawer;
  /** All before it are drawn. */
  #firstMissing = 0;

  private constructor(split: 0 | 1, count: number, drawer: DigitDrawer) {
    this.#split = split;
    this.#drawer = drawer;
    this.count = count;
    this.#images = new Uint8Array(count * pixels);
    this.labels = new Uint8Array(count);
    this.#drawn = new Uint8Array(count);
  }

  /** With every label and no image yet. Throws data-too-large where there is no memory for `count` images. */
  static async create(
    split: 0 | 1,
    count: number,
    drawer: DigitDrawer,
    yielder: Yielder,
    signal: AbortSignal,
  ): Promise<DrawnDigits> {
    const tooLarge = () => new FailureError('data-too-large', {url: name, limit: maximumImages * pixels});
    if (count > maximumImages) throw tooLarge();
    let digits: DrawnDigits;
    try {
      digits = new DrawnDigits(split, count, drawer);
    } catch {
      throw tooLarge();
    }
    for (let from = 0; from < count; from += chunkImages) {
      const to = Math.min(from + chunkImages, count);
      for (let i = from; i < to; i++) digits.labels[i] = drawer.digitLabel(drawingSeed, split, i);
      await yielder.yieldIfDue();
      signal.throwIfAborted();
    }
    return digits;
  }

  get buffer(): ArrayBufferLike {
    return this.#images.buffer;
  }

  /** Images from … to − 1, drawn. */
  range(from: number, to: number): Uint8Array {
    for (let image = Math.max(from, this.#firstMissing); image < to; image++) {
      if (this.#drawn[image]) continue;
      this.#drawer.drawDigit(drawingSeed, this.#split, image, this.#images, image * pixels);
      this.#drawn[image] = 1;
    }
    if (from <= this.#firstMissing) this.#firstMissing = Math.max(this.#firstMissing, to);
    return this.#images.subarray(from * pixels, to * pixels);
  }

  isComplete(count: number): boolean {
    while (this.#firstMissing < count && this.#drawn[this.#firstMissing]) this.#firstMissing++;
    return this.#firstMissing >= count;
  }
}

/** The first `count` of the digits, as a split. */
export class DigitSplit implements Split {
  readonly width = pixels;
  readonly labels: Uint8Array;
  readonly count: number;
  readonly available = Infinity;
  readonly #digits: DrawnDigits;

  constructor(digits: DrawnDigits, count: number) {
    this.#digits = digits;
    this.count = count;
    this.labels = digits.labels.subarray(0, count);
  }

  get complete(): boolean {
    return this.#digits.isComplete(this.count);
  }

  get images(): Uint8Array {
    return this.range(0, this.count);
  }

  get buffers(): readonly ArrayBufferLike[] {
    return [this.#digits.buffer, this.#digits.labels.buffer];
  }

  range(from: number, to: number): Uint8Array {
    checkRange(from, to, this.count);
    return this.#digits.range(from, to);
  }
}
