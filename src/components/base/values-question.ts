import {pixels} from '../../pixels/size.ts';
import {ownArray} from '../../pixels/own-array.ts';
import {unitValues} from '../../pixels/values.ts';
import {messagesFor} from '../../locales/words.ts';
import {FailureError, runEnded} from '../../protocol/errors.ts';
import {difference} from '../../recipe/derive.ts';
import {hasNetwork} from '../../session/snapshot.ts';
import {languageOf} from './language-of.ts';
import type {Images} from './author-data.ts';
import type {RunHandle} from './run-handle.ts';

/** What is asked about values that an author gives. */
export type ValuesQuestion = 'encode' | 'decode' | 'reconstruct';

/**
 * Images as a network takes them: n × 784 values in 0–1. Bytes stand for value / 255.
 * @throws {TypeError} if they are no such array
 * @throws {RangeError} if their length is no multiple of 784, or a value is NaN or infinite
 */
function imageValues(given: unknown): Float32Array {
  const images = ownArray(given);
  if (!images) {
    throw new TypeError('Images are given as a Float32Array of values in 0–1 or a Uint8Array in 0–255.');
  }
  if (images.length === 0 || images.length % pixels !== 0) {
    throw new RangeError(`Images have ${pixels} pixels each; ${images.length} values were given.`);
  }
  if (images instanceof Float32Array && !images.every(Number.isFinite)) {
    const at = images.findIndex((value) => !Number.isFinite(value));
    throw new RangeError(`Images hold finite values; value ${at} is ${images[at]}.`);
  }
  return images instanceof Uint8Array ? unitValues(images) : images;
}

/**
 * @throws {TypeError} if codes are no Float32Array
 * @throws {RangeError} if there are none, they are not of this width, or a value is NaN or infinite
 */
function codeValues(given: unknown, width: number): Float32Array {
  const codes = ownArray(given);
  if (!(codes instanceof Float32Array)) throw new TypeError('Codes are given as a Float32Array.');
  if (codes.length === 0 || codes.length % width !== 0) {
    throw new RangeError(`Codes have ${width} numbers each; ${codes.length} numbers were given.`);
  }
  const odd = codes.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) throw new RangeError(`Codes hold finite values; value ${odd} is ${codes[odd]}.`);
  return codes;
}

/**
 * Asks a run about values that an author gave.
 * @param before what it was when it was asked
 * @throws {TypeError}, {RangeError} where they are no such values; AbortError where the run of before is gone; what the run
 *   throws
 */
export async function askValues(
  run: Pick<RunHandle, 'ask' | 'recipe' | 'snapshot'>,
  before: Pick<RunHandle, 'recipe' | 'snapshot'>,
  type: ValuesQuestion,
  values: Images,
): Promise<Float32Array> {
  const isOver = !hasNetwork(run.snapshot) || difference(before.recipe, run.recipe).change === 'reset';
  if (hasNetwork(before.snapshot) && isOver) throw runEnded();
  if (type !== 'decode') return run.ask(type, {images: imageValues(values)});
  return run.ask(type, {codes: codeValues(values, run.recipe.encodingDim)});
}

/** A failure in the reader's words, with its code; what is no failure, or comes before the words do, as it is. */
export function inWords(error: unknown, host: Element): unknown {
  const spoken = messagesFor(languageOf(host), ['run']);
  if (!(error instanceof FailureError) || !spoken) return error;
  const {code, values} = error.failure;
  return Object.assign(new Error(spoken.run.failure[code](values), {cause: error}), {code});
}
