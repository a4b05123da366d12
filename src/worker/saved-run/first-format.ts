import {arraysOf} from '../../network/arrays.ts';
import {parameterCount, sizeOf} from '../../network/shapes.ts';
import {pixels} from '../../pixels/size.ts';
import type {SavedRun} from '../../protocol/saved-run.ts';
import {checkSound, slotTensors} from './arrays.ts';
import type {Reading} from './reading.ts';
import {largestHeader} from './safetensors.ts';
import {recipeOf, wordsIn, type Words} from './words.ts';

/**
 * The first kind of file, which is only read: `AErun1` and a line feed; the length of the header as 32 bits,
 * little-endian; the header, JSON in UTF-8, padded with spaces to a multiple of four; then, as 32-bit floats,
 * little-endian, all weights (layer by layer, weights before biases), all optimizer slots likewise, and the
 * reconstructions shown; then the bytes of the pictures. It carries no digest.
 */
const magic = 'AErun1\n\0';

/** Whether a file's first 8 bytes are those of the first kind. */
export function isFirstFormat(start: Uint8Array): boolean {
  return start.length === magic.length && start.every((byte, i) => byte === magic.charCodeAt(i));
}

/** Reads what follows the first 8 bytes. */
export async function readFirstFormat(reading: Reading): Promise<SavedRun> {
  const start = await reading.exactly(4);
  const length = new DataView(start.buffer, start.byteOffset).getUint32(0, true);
  if (length > largestHeader) reading.refuse('damaged');
  const words = wordsOf(await reading.exactly(length)) ?? reading.refuse('damaged');
  const model = recipeOf(words);
  if ('fault' in model) return reading.refuse(model.fault);
  const {network} = model;
  const shown = words.samples?.indices.length ?? 0;
  reading.expect(4 * parameterCount(network) * (1 + slotTensors(model).length) + shown * pixels * 5);

  const layers = async (): Promise<Float32Array[]> => {
    const arrays = [];
    for (const {shape} of arraysOf(network)) arrays.push(await reading.floats(sizeOf(shape)));
    return arrays;
  };
  const weights = await layers();
  await checkSound(weights, -Infinity, reading);
  const slots = [];
  for (const {least} of slotTensors(model)) {
    const slot = await layers();
    await checkSound(slot, least, reading);
    slots.push(slot);
  }
  const reconstructions = shown > 0 ? await reading.floats(shown * pixels) : null;
  if (reconstructions) await checkSound([reconstructions], -Infinity, reading);
  const images = await reading.bytes(shown * pixels);
  await reading.end();
  const {texts, status, epochs, history, position, step, schedule, meanImageLoss} = words;
  return {
    texts,
    authorData: null,
    form: 'unchecked',
    status,
    epochs,
    history,
    position,
    state: {step, schedule, weights, slots},
    meanImageLoss,
    samples: words.samples && {...words.samples, images},
    reconstructions,
  };
}

/**
 * The words of a header; null where it is not what was written. A run saved while it trained could have a history that
 * was ahead of its weights, which is cut; one that lags behind them is not mended.
 */
function wordsOf(header: Uint8Array): Words | null {
  let words: Words | null;
  try {
    words = wordsIn(JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(header)));
  } catch {
    return null;
  }
  if (!words) return null;
  const {history, position} = words;
  if (history.loss.length !== history.valLoss.length) return null;
  const {epoch} = position;
  const cut = (losses: readonly number[]) => (epoch >= 0 ? losses.slice(0, epoch) : losses);
  return {...words, history: {loss: cut(history.loss), valLoss: cut(history.valLoss)}};
}
