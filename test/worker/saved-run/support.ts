import {expect} from '@open-wc/testing';
import {Sha256} from '../../../src/numerics/sha256.ts';
import {FailureError} from '../../../src/protocol/errors.ts';
import type {SavedRun} from '../../../src/protocol/saved-run.ts';
import {arraysOf} from '../../../src/network/arrays.ts';
import {sizeOf} from '../../../src/network/shapes.ts';
import {networkOf} from '../../../src/recipe/derive.ts';
import {optimizerFormulas} from '../../../src/numerics/optimizers.ts';
import {parseRecipe} from '../../../src/recipe/parse.ts';
import {fillNormal, streamKey} from '../../../src/numerics/random.ts';
import {readRun} from '../../../src/worker/saved-run/read.ts';
import {blobSource} from '../../../src/worker/saved-run/source.ts';
import {writeRun} from '../../../src/worker/saved-run/write.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Numbers in each array of a recipe's network, and its optimizer's slots. */
export function shapesOf(texts: Readonly<Record<string, string>>): {lengths: number[]; slots: number} {
  const {recipe} = parseRecipe((attribute) => texts[attribute] ?? null);
  const lengths = arraysOf(networkOf(recipe)).map(({shape}) => sizeOf(shape));
  return {lengths, slots: optimizerFormulas[recipe.optimizer].slots.length};
}

/** A run in the middle of its third epoch, of numbers drawn at random. */
export function someRun(texts: Readonly<Record<string, string>> = {}, shown = 10): SavedRun {
  const {lengths, slots} = shapesOf(texts);
  let seed = 1;
  const normal = (length: number) => {
    const values = new Float32Array(length);
    fillNormal(streamKey(seed++, 'sample'), values);
    return values;
  };
  const count = Array.from({length: shown}, (_, i) => i);
  return {
    texts,
    authorData: null,
    form: 'full',
    status: 'paused',
    epochs: 30,
    history: {loss: [0.1, 0.09], valLoss: [0.11, 1 / 3]},
    position: {epoch: 2, batch: 3, lossSum: 12.5, lossImages: 60},
    state: {
      step: 473,
      schedule: texts['optimizer'] === 'nadam' ? 1e-3 : 1,
      weights: lengths.map(normal),
      // Squares, which no slot refuses.
      slots: Array.from({length: slots}, () => lengths.map((length) => normal(length).map((x) => x * x))),
    },
    meanImageLoss: 0.067,
    samples:
      shown === 0
        ? null
        : {
            images: Uint8Array.from({length: shown * 784}, (_, i) => (i % 28 > 10 ? (i * 7) % 256 : 0)),
            labels: count.map((i) => i % 10),
            indices: count.map((i) => 7 * i),
          },
    reconstructions: shown === 0 ? null : normal(shown * 784),
  };
}

/** Small, so that thousands of files can be read. */
export const smallTexts = {'encoding-dim': '1', optimizer: 'adam', 'batch-size': '20', 'train-size': '100'};

export async function bytesOf(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer());
}

export async function written(run: SavedRun, form: 'full' | 'show' = 'full'): Promise<Bytes> {
  return bytesOf(await writeRun(run, '1.2.3', form));
}

export function read(bytes: Bytes): Promise<SavedRun> {
  return readRun(blobSource(new Blob([bytes])), {name: 'file'});
}

/** The reason a file is refused with; fails where it is taken, or anything else is thrown. */
export async function refusal(bytes: Bytes, what: string): Promise<string> {
  const error = await read(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FailureError)) throw new Error(`${what}: ${error ?? 'taken'}`);
  expect(error.failure.code, what).to.equal('run-invalid');
  expect(error.failure.values['url'], what).to.equal('file');
  return String(error.failure.values['reason']);
}

const digestAt = 8 + '{"__metadata__":{"sha256":"'.length;

export interface FileParts {
  header: {__metadata__: Record<string, string>} & Record<string, unknown>;
  body: Bytes;
}

/** A file taken apart by nothing but the specification. */
export function partsOf(bytes: Bytes): FileParts {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as FileParts['header'];
  return {header, body: bytes.slice(8 + length)};
}

/** Put together again, with a digest that holds. */
export function fileOf({header, body}: FileParts | {header: string; body: Bytes}): Bytes {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + body.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(body, 8 + text.length);
  return withDigest(bytes);
}

export function withDigest(bytes: Bytes): Bytes {
  const hash = new Sha256();
  hash.update(bytes.subarray(0, digestAt));
  hash.update(bytes.subarray(digestAt + 64));
  bytes.set(new TextEncoder().encode(hash.finish()), digestAt);
  return bytes;
}

/** A run as the first kind of file had it; `change` what its header says. */
export function firstFormat(
  run: SavedRun,
  change: (header: Record<string, unknown>) => void = () => undefined,
) {
  const {texts, status, epochs, history, position, state, meanImageLoss, samples, reconstructions} = run;
  const header: Record<string, unknown> = {
    texts,
    status,
    epochs,
    history: {epoch: history.loss.map((_, i) => i + 1), ...history},
    position,
    step: state.step,
    schedule: state.schedule,
    meanImageLoss,
    samples: samples && {labels: samples.labels, indices: samples.indices},
  };
  change(header);
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padded = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(32);
  padded.set(text);
  const floats = [...state.weights, ...state.slots.flat(), ...(reconstructions ? [reconstructions] : [])];
  return bytesOf(
    new Blob([
      'AErun1\n\0',
      new Uint32Array([padded.length]),
      padded,
      ...floats.map((values) => new Float32Array(values)),
      ...(samples ? [samples.images.slice()] : []),
    ]),
  );
}
