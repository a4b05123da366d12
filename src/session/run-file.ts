import {FailureError} from '../protocol/errors.ts';
import type {Samples} from '../protocol/protocol.ts';
import {networkOf, trainingOf} from '../recipe/derive.ts';
import {fieldAttributes} from '../recipe/fields.ts';
import {parameterCount} from '../recipe/network.ts';
import {parseRecipe} from '../recipe/parse.ts';
import {optimizerSlots} from '../recipe/names.ts';
import type {Saved} from './api.ts';
import {emptySnapshot} from './snapshot.ts';

/**
 * A run in one file: `AErun1` and a line feed; the length of the header as 32 bits, little-endian; the header, JSON in
 * UTF-8, padded with spaces to a multiple of four; then, as 32-bit floats, little-endian, all weights (layer by layer,
 * weights before biases), all optimizer slots likewise, and the reconstructions shown; then the bytes of the pictures.
 */
const magic = 'AErun1\n\0';
/** A header is a recipe, a history and a few numbers. */
const largestHeader = 4_000_000;

export interface RunFile {
  /** What the recipe is written as, by attribute. */
  readonly texts: Readonly<Record<string, string | null>>;
  readonly saved: Saved;
}

interface Header {
  readonly texts: Record<string, string>;
  readonly status: 'paused' | 'done';
  readonly epochs: number;
  readonly history: {readonly epoch: number[]; readonly loss: number[]; readonly valLoss: number[]};
  readonly position: Saved['checkpoint']['position'];
  readonly step: number;
  readonly schedule: number;
  readonly meanImageLoss: number | null;
  readonly samples: {readonly labels: readonly number[] | null; readonly indices: readonly number[]} | null;
}

/** @returns the file's bytes, to be stored anywhere */
export function encodeRun({texts, saved}: RunFile): Blob {
  const {snapshot, checkpoint} = saved;
  const {samples, reconstructions} = snapshot;
  const {weights, slots, step, schedule} = checkpoint.state;
  const shown = samples && reconstructions ? samples : null;
  const header: Header = {
    texts: Object.fromEntries(
      Object.entries(texts).filter((pair): pair is [string, string] => pair[1] !== null),
    ),
    status: snapshot.status === 'done' ? 'done' : 'paused',
    epochs: snapshot.epochs,
    history: {
      epoch: [...snapshot.history.epoch],
      loss: [...snapshot.history.loss],
      valLoss: [...snapshot.history.valLoss],
    },
    position: checkpoint.position,
    step,
    schedule,
    meanImageLoss: snapshot.meanImageLoss,
    samples: shown && {labels: shown.labels, indices: shown.indices},
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padded = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(32);
  padded.set(text);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, padded.length, true);
  const floats = [...weights, ...slots.flat(), ...(shown ? [reconstructions!] : [])];
  return new Blob(
    [
      magic,
      length,
      padded,
      ...floats.map((values) => littleEndian(values)),
      ...(shown ? [shown.images.slice()] : []),
    ],
    {type: 'application/octet-stream'},
  );
}

const thisIsLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

function littleEndian(values: ArrayLike<number>): ArrayBuffer {
  const floats = Float32Array.from(values);
  if (thisIsLittleEndian) return floats.buffer;
  const view = new DataView(new ArrayBuffer(4 * floats.length));
  floats.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return view.buffer;
}

/**
 * Reads a file, checking all of it: nothing is used of one that is not whole.
 * @throws FailureError `run-invalid`, with a `reason`
 */
export function decodeRun(buffer: ArrayBuffer, name: string): RunFile {
  const refuse = (reason: string): never => {
    throw new FailureError('run-invalid', {url: name, reason});
  };
  const bytes = new Uint8Array(buffer);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, magic.length));
  if (start !== magic || bytes.length < magic.length + 4) refuse('not-a-run');
  const view = new DataView(buffer);
  const headerLength = view.getUint32(magic.length, true);
  let at = magic.length + 4 + headerLength;
  if (headerLength > largestHeader || at > bytes.length) refuse('damaged');
  const header = readHeader(bytes.subarray(magic.length + 4, at)) ?? refuse('damaged');

  const texts = Object.fromEntries(
    fieldAttributes.map((attribute) => [attribute, header.texts[attribute] ?? null]),
  );
  const {recipe, complaints} = parseRecipe((attribute) => texts[attribute] ?? null);
  if (complaints.length > 0) refuse('recipe');
  const network = networkOf(recipe);
  const slotCount = optimizerSlots[trainingOf(recipe).optimizer.name];
  const shown = header.samples?.indices.length ?? 0;
  const wanted = 4 * parameterCount(network) * (1 + slotCount) + shown * network.inputs * 5;
  if (bytes.length - at !== wanted) refuse('damaged');

  const take = (length: number): Float32Array => {
    const values = new Float32Array(length);
    for (let i = 0; i < length; i++) values[i] = view.getFloat32(at + 4 * i, true);
    at += 4 * length;
    if (!values.every(Number.isFinite)) refuse('not-numbers');
    return values;
  };
  const layers = (): Float32Array[] =>
    network.layers.flatMap(({units}, i) => {
      const inputs = i === 0 ? network.inputs : network.layers[i - 1]!.units;
      return [take(inputs * units), take(units)];
    });
  const weights = layers();
  const slots = Array.from({length: slotCount}, layers);
  const reconstructions = shown > 0 ? take(shown * network.inputs) : null;
  const samples: Samples | null = header.samples && {
    ...header.samples,
    images: bytes.slice(at, at + shown * network.inputs),
  };
  const {step, schedule, position, status, epochs, history, meanImageLoss} = header;
  const snapshot = {
    ...emptySnapshot(epochs),
    status,
    epoch: position.epoch,
    batch: position.batch,
    history,
    meanImageLoss,
    samples,
    reconstructions,
  };
  const checkpoint = {position, state: {step, schedule, weights, slots}};
  return {texts, saved: {recipe, snapshot, checkpoint, own: null}};
}

/** Null where it is not what we wrote: nothing in it is taken on trust. */
function readHeader(bytes: Uint8Array): Header | null {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
  const at = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  const number = (value: unknown, least = -Infinity): value is number =>
    typeof value === 'number' && Number.isFinite(value) && value >= least;
  const whole = (value: unknown): value is number => number(value, 0) && Number.isInteger(value);
  const list = (value: unknown): value is number[] =>
    Array.isArray(value) && value.every((one) => number(one));

  const texts = at(read, 'texts');
  const position = at(read, 'position');
  const history = at(read, 'history');
  const samples = at(read, 'samples');
  const [epoch, loss, valLoss] = ['epoch', 'loss', 'valLoss'].map((key) => at(history, key));
  const meanImageLoss = at(read, 'meanImageLoss');
  const good =
    typeof texts === 'object' &&
    texts !== null &&
    Object.values(texts).every((text) => typeof text === 'string') &&
    ['paused', 'done'].includes(at(read, 'status') as string) &&
    whole(at(read, 'epochs')) &&
    whole(at(read, 'step')) &&
    number(at(read, 'schedule')) &&
    ['epoch', 'batch', 'lossImages'].every((key) => whole(at(position, key))) &&
    number(at(position, 'lossSum')) &&
    list(epoch) &&
    list(loss) &&
    list(valLoss) &&
    epoch.length === loss.length &&
    epoch.length === valLoss.length &&
    epoch.every((value, i) => value === i + 1) &&
    (meanImageLoss === null || number(meanImageLoss)) &&
    (samples === null ||
      (list(at(samples, 'indices')) && (at(samples, 'labels') === null || list(at(samples, 'labels')))));
  return good ? (read as Header) : null;
}

/**
 * Fetches and reads a file. Credentials are never sent.
 * @throws FailureError `run-not-found`, `run-unreachable`, `run-invalid`
 */
export async function fetchRun(url: string, signal: AbortSignal): Promise<RunFile> {
  let buffer: ArrayBuffer;
  let status = 200;
  try {
    const response = await fetch(new URL(url, document.baseURI), {credentials: 'omit', signal});
    ({status} = response);
    buffer = await response.arrayBuffer();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new FailureError('run-unreachable', {url});
  }
  if (status !== 200) throw new FailureError('run-not-found', {url, status});
  return decodeRun(buffer, url);
}
