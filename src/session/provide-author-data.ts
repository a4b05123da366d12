import {FailureError} from '../protocol/errors.ts';
import type {AuthorArrays} from '../protocol/protocol.ts';
import {byteOf} from '../pixels/values.ts';
import type {GivenData} from './author-data.ts';
import type {TrainingConnection} from './training-connection.ts';

/** Values turned into bytes between two looks at the clock. */
const chunkBytes = 1 << 20;

/** Bytes of values, in pieces, so that a page is never held up: value 1 is 255, and what lies between is rounded. @throws FailureError `data-values` */
async function bytesOf(values: Uint8Array | Float32Array): Promise<Uint8Array> {
  if (values instanceof Uint8Array) return values;
  const bytes = new Uint8Array(values.length);
  for (let from = 0; from < values.length; from += chunkBytes) {
    const to = Math.min(from + chunkBytes, values.length);
    for (let i = from; i < to; i++) {
      const value = values[i];
      // Most likely numbers in 0–255: better told than trained on.
      if (!(value >= 0 && value <= 1)) throw new FailureError('data-values', {value});
      bytes[i] = byteOf(value);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  return bytes;
}

const holders = new WeakMap<TrainingConnection, Map<number, {users: number; sent: Promise<unknown>}>>();

/** Sees to it that a worker has these arrays, once however many runs use them. Returns how to let them go. */
export async function provide(connection: TrainingConnection, data: GivenData): Promise<() => void> {
  let held = holders.get(connection);
  if (!held) holders.set(connection, (held = new Map()));
  let entry = held.get(data.key);
  if (!entry) {
    const sent = Promise.all([bytesOf(data.train), bytesOf(data.test)]).then(([train, test]) => {
      const {trainLabels, testLabels} = data;
      const arrays: AuthorArrays = {train, test, trainLabels, testLabels};
      return connection.call((api) => api.provide(data.key, arrays));
    });
    held.set(data.key, (entry = {users: 0, sent}));
  }
  const {key} = data;
  const counted = entry;
  counted.users++;
  let released = false;
  const release = () => {
    if (released) return;
    released = true;
    if (--counted.users > 0) return;
    held.delete(key);
    connection.call((api) => api.forget(key)).catch(() => undefined);
  };
  try {
    await counted.sent;
  } catch (error) {
    release();
    throw error;
  }
  return release;
}
