import {arraysOf, byLayer} from '../../network/arrays.ts';
import {sizeOf} from '../../network/shapes.ts';
import {Sha256} from '../../numerics/sha256.ts';
import type {SavedRun} from '../../protocol/saved-run.ts';
import type {Numbers} from '../../protocol/state.ts';
import {pixels} from '../../pixels/size.ts';
import type {Yielder} from '../scheduling/yielder.ts';
import {areSound, fullTensors, slotTensors} from './arrays.ts';
import {BiasCorrection} from './bias-correction.ts';
import {deflate} from './deflate.ts';
import {littleEndianBytes} from './little-endian.ts';
import {writeMetadata, type WrittenForm} from './metadata.ts';
import {packingOf} from './pack-layers.ts';
import {chunkBytes} from './reading.ts';
import {
  dataBytes,
  digestPlace,
  lengthBytes,
  writeHeader,
  type Bytes,
  type TensorShape,
} from './safetensors.ts';
import {showTensors} from './small-form.ts';
import {recipeOf, wordsIn, type Model, type Words} from './words.ts';

/**
 * Writes a run as a file, of which everything written can be read again. The arrays are copied piece by piece, with
 * rests between, and must not change before it is done.
 * @param version of this library, written into the file
 * @param form `show` leaves out the optimizer's state, and most of each weight's digits
 * @throws TypeError where the run contradicts itself: a history of another length than its epochs, arrays that are not
 * those of its recipe, values that are no numbers; RangeError where its history is longer than any reader takes, some
 * 90,000 epochs
 */
export async function writeRun(
  run: SavedRun,
  version: string,
  form: WrittenForm,
  {yielder}: {readonly yielder?: Yielder} = {},
): Promise<Blob> {
  const {words, model} = wordsOf(run, form);
  const content =
    form === 'full' ? await fullContent(run, model, yielder) : await showContent(run, model, yielder);
  const header = writeHeader(writeMetadata(words, version, form), content.tensors);
  const hash = new Sha256();
  const digestAt = lengthBytes + digestPlace.from;
  hash.update(header.subarray(0, digestAt));
  hash.update(header.subarray(lengthBytes + digestPlace.to));
  const pieces: Blob[] = [];
  for (const bytes of content.arrays) {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      // Hashed and copied in one go, so that the digest is that of the copy.
      const piece = bytes.subarray(at, at + chunkBytes);
      hash.update(piece);
      pieces.push(new Blob([piece]));
      await yielder?.yieldIfDue();
    }
  }
  header.set(new TextEncoder().encode(hash.finish()), digestAt);
  return new Blob([header, ...pieces], {type: 'application/octet-stream'});
}

/** What a file holds behind its header: arrays as told, and their bytes in the same order. */
interface Content {
  readonly tensors: readonly TensorShape[];
  readonly arrays: readonly Bytes[];
}

function wordsOf(run: SavedRun, form: WrittenForm): {words: Words; model: Model} {
  const {samples, state} = run;
  const shown = samples && samples.indices.length > 0 ? samples : null;
  if (shown && shown.images.length !== shown.indices.length * pixels) {
    throw new TypeError(`${shown.images.length} bytes of ${shown.indices.length} pictures`);
  }
  const words = wordsIn({
    ...run,
    // A small file has no optimizer: one that has not begun.
    step: form === 'full' ? state.step : 0,
    schedule: form === 'full' ? state.schedule : 1,
    samples: shown && {labels: shown.labels, indices: shown.indices},
  });
  const model = words ? recipeOf(words) : {fault: 'damaged'};
  if (!words || 'fault' in model) throw new TypeError('a run that contradicts itself');
  return {words, model};
}

async function fullContent(run: SavedRun, model: Model, yielder: Yielder | undefined): Promise<Content> {
  const {state, samples, reconstructions} = run;
  const shown = samples?.indices.length ?? 0;
  const drawn = shown > 0 && reconstructions !== null;
  const kinds = slotTensors(model);
  if (state.slots.length !== kinds.length) throw new TypeError(`${state.slots.length} optimizer slots`);
  const least = [-Infinity, ...kinds.map((kind) => kind.least), -Infinity];
  const groups = [state.weights, ...state.slots, ...(drawn ? [[reconstructions]] : [])];
  const floats = [];
  for (const [i, group] of groups.entries()) {
    for (const values of group) {
      floats.push(littleEndianBytes(soundFloats(values, least[i])));
      await yielder?.yieldIfDue();
    }
  }
  const tensors = fullTensors(model, shown, drawn);
  return checked({tensors, arrays: [...floats, ...(shown > 0 ? [asBytes(samples!.images)] : [])]});
}

async function showContent(run: SavedRun, model: Model, yielder: Yielder | undefined): Promise<Content> {
  const {state, samples} = run;
  const {network} = model;
  const arrays = arraysOf(network);
  const scales = [];
  const levels = [];
  const {weights} = state;
  if (weights.length !== arrays.length) throw new TypeError(`${weights.length} arrays of weights`);
  const correction = new BiasCorrection(network.inputs, samples?.images ?? null, yielder);
  const given = byLayer(
    network,
    arrays.map(({shape}, i) => ({shape, values: weights[i]})),
  );
  for (const [i, layer] of network.layers.entries()) {
    const filled = given[i].map(({shape, values}) => ({shape, values: soundFloats(values)}));
    if (filled.some(({shape, values}) => values.length !== sizeOf(shape))) throw foreignArrays();
    for (const packed of await packingOf(layer)(layer, filled, correction, yielder)) {
      scales.push(littleEndianBytes(packed.scales));
      levels.push(asBytes(packed.levels));
    }
  }
  const images = samples && samples.indices.length > 0 ? [await deflate(asBytes(samples.images))] : [];
  const tensors = showTensors(model, images[0]?.length ?? 0);
  return checked({tensors, arrays: [...scales, ...levels, ...images]});
}

/** As 32-bit floats, all of them numbers, none below `least`. */
function soundFloats(values: Numbers, least = -Infinity): Float32Array {
  const floats = values instanceof Float32Array ? values : Float32Array.from(values);
  if (!areSound(floats, least)) throw new TypeError('weights that are not all numbers');
  return floats;
}

function checked(content: Content): Content {
  const {tensors, arrays} = content;
  const good =
    tensors.length === arrays.length && tensors.every((tensor, i) => dataBytes(tensor) === arrays[i].length);
  if (!good) throw foreignArrays();
  return content;
}

function foreignArrays(): TypeError {
  return new TypeError("arrays that are not those of the run's recipe");
}

function asBytes({buffer, byteOffset, byteLength}: Uint8Array | Int8Array): Bytes {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}
