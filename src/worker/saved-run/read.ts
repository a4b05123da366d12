import {arraysOf} from '../../network/arrays.ts';
import type {ModelState, Samples} from '../../protocol/state.ts';
import type {SavedRun} from '../../protocol/saved-run.ts';
import {pixels} from '../../pixels/size.ts';
import {checkSound, fullTensors, slotTensors} from './arrays.ts';
import {inflate} from './deflate.ts';
import {isFirstFormat, readFirstFormat} from './first-format.ts';
import {readMetadata} from './metadata.ts';
import {Reading, type ReadingOptions} from './reading.ts';
import {
  dataBytes,
  digestIn,
  digestPlace,
  headerLength,
  isOurs,
  lengthBytes,
  parseHeader,
  type Bytes,
  type Tensor,
  type TensorShape,
} from './safetensors.ts';
import {maxPackedBytes, showTensors, unpack} from './small-form.ts';
import type {Source} from './source.ts';
import {recipeOf, type Model, type Words} from './words.ts';

/** Bytes of data that are read of a file whose recipe asks for none; some more than the largest recipe can ask for. */
const maxDataBytes = 2 ** 28;

/**
 * Reads a saved run, checking all of it: nothing is used of a file that is not whole. Its size is known from its header
 * and refused before it is read; nothing is allocated that the recipe does not ask for.
 * @throws FailureError `run-invalid` with a `reason`; `run-unreachable` where the source fails
 */
export async function readRun(source: Source, options: ReadingOptions): Promise<SavedRun> {
  const reading = new Reading(source, options);
  const start = await reading.upTo(lengthBytes);
  if (isFirstFormat(start)) return readFirstFormat(reading);
  const header = await reading.exactly(headerLength(start) ?? reading.refuse('not-a-run'));
  if (!isOurs(header)) reading.refuse('not-a-run');
  const digest = digestIn(header) ?? reading.refuse('damaged');
  const {metadata, tensors} = parseHeader(header) ?? reading.refuse('damaged');
  const {words, form} = readMetadata(metadata) ?? reading.refuse('damaged');
  const dataEnd = tensors.at(-1)?.end ?? 0;
  reading.expect(dataEnd);
  reading.hash(start);
  reading.hash(header.subarray(0, digestPlace.from));
  reading.hash(header.subarray(digestPlace.to));

  const model = recipeOf(words);
  if ('fault' in model) {
    if (model.fault === 'damaged') reading.refuse('damaged');
    // A changed bit may have made it of a good recipe: only of a whole file is it said that its recipe is the reason.
    await passOver(dataEnd, reading);
    return reading.refuse(reading.digest() === digest ? 'recipe' : 'damaged');
  }
  const wanted = form === 'full' ? fullWanted(words, model, tensors) : showWanted(words, model, tensors);
  if (!wanted || !areSame(tensors, wanted)) reading.refuse('damaged');
  const arrays = await readArrays(tensors, reading);
  if (reading.digest() !== digest) reading.refuse('damaged');
  const {texts, authorData, status, epochs, history, position, meanImageLoss} = words;
  return {
    texts,
    authorData,
    form,
    status,
    epochs,
    history,
    position,
    meanImageLoss,
    ...(form === 'full'
      ? await fullParts(arrays, words, model, reading)
      : await showParts(arrays, words, model, reading)),
  };
}

/** The floats come first in every file, and then the bytes. */
interface Arrays {
  readonly floats: readonly Float32Array[];
  readonly bytes: readonly Bytes[];
}

type Parts = Pick<SavedRun, 'state' | 'samples' | 'reconstructions'>;

/** The arrays a whole file has, given whether it has reconstructions; null where it may not. */
function fullWanted(words: Words, model: Model, tensors: readonly Tensor[]): TensorShape[] | null {
  const drawn = tensors.some(({name}) => name === 'reconstructions');
  const shown = words.samples?.indices.length ?? 0;
  return drawn && shown === 0 ? null : fullTensors(model, shown, drawn);
}

/** The arrays a small file has, given how well its digits are packed; null where they take more than they can. */
function showWanted(words: Words, model: Model, tensors: readonly Tensor[]): TensorShape[] | null {
  const shown = words.samples?.indices.length ?? 0;
  const last = tensors.at(-1);
  const packed = shown > 0 && last ? last.end - last.begin : 0;
  return packed > maxPackedBytes(shown * pixels) ? null : showTensors(model, packed);
}

function areSame(tensors: readonly Tensor[], wanted: readonly TensorShape[]): boolean {
  const told = ({name, dtype, shape}: TensorShape) => `${name} ${dtype} ${shape}`;
  return tensors.length === wanted.length && tensors.every((tensor, i) => told(tensor) === told(wanted[i]));
}

/** The data of a file that is refused, for its digest alone. */
async function passOver(bytes: number, reading: Reading): Promise<void> {
  if (bytes > maxDataBytes) reading.refuse('recipe');
  await reading.pass(bytes);
  await reading.end();
}

async function readArrays(tensors: readonly TensorShape[], reading: Reading): Promise<Arrays> {
  const floats: Float32Array[] = [];
  const bytes: Bytes[] = [];
  for (const tensor of tensors) {
    const length = dataBytes(tensor);
    if (tensor.dtype === 'F32') floats.push(await reading.floats(length / 4));
    else bytes.push(await reading.bytes(length));
  }
  await reading.end();
  return {floats, bytes};
}

async function fullParts(arrays: Arrays, words: Words, model: Model, reading: Reading): Promise<Parts> {
  const perSlot = arraysOf(model.network).length;
  const group = (i: number) => arrays.floats.slice(i * perSlot, (i + 1) * perSlot);
  const slotKinds = slotTensors(model);
  const weights = group(0);
  const slots = slotKinds.map((_, i) => group(i + 1));
  const reconstructions = arrays.floats[(1 + slots.length) * perSlot] ?? null;
  await checkSound([...weights, ...(reconstructions ? [reconstructions] : [])], -Infinity, reading);
  for (const [i, {least}] of slotKinds.entries()) await checkSound(slots[i], least, reading);
  const {step, schedule} = words;
  const state: ModelState = {step, schedule, weights, slots};
  return {state, samples: samplesOf(words, arrays.bytes[0]), reconstructions};
}

async function showParts(arrays: Arrays, words: Words, model: Model, reading: Reading): Promise<Parts> {
  const weights: Float32Array[] = [];
  for (const [i, {shape}] of arraysOf(model.network).entries()) {
    const levels = arrays.bytes[i];
    weights.push(unpack({levels: new Int8Array(levels.buffer), scales: arrays.floats[i]}, shape));
    await reading.yieldIfDue();
  }
  await checkSound(weights, -Infinity, reading);
  const packed = arrays.bytes[weights.length];
  const images = packed && (await inflate(packed, words.samples!.indices.length * pixels));
  if (images === null) reading.refuse('damaged');
  const {step, schedule} = words;
  return {
    state: {step, schedule, weights, slots: []},
    samples: samplesOf(words, images),
    reconstructions: null,
  };
}

function samplesOf({samples}: Words, images: Uint8Array | undefined): Samples | null {
  return samples && images ? {...samples, images} : null;
}
