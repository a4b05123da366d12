import type {Checkpoint, Numbers} from '../protocol/state.ts';

/** How long a piece of work may hold the page, in milliseconds. */
const pieceMs = 8;
/** Bytes handled between two looks at the clock: a few milliseconds, on a phone too. */
const chunkBytes = 1 << 20;

/** Lets the page have its turn; not slowed in hidden tabs, as timers are. */
function rest(): Promise<void> {
  const {port1, port2} = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Does things one by one, with rests where they take long. */
async function oneByOne<T, U>(things: readonly T[], handle: (thing: T) => U): Promise<U[]> {
  const done: U[] = [];
  let start = performance.now();
  for (const thing of things) {
    done.push(handle(thing));
    if (performance.now() - start < pieceMs) continue;
    await rest();
    start = performance.now();
  }
  return done;
}

/** Where pieces of something begin. */
const startsOf = (length: number, piece: number): number[] =>
  Array.from({length: Math.ceil(length / piece)}, (_, i) => i * piece);

/** A copy to be handed over: the page keeps what it has, should the worker end. */
export async function copyOfCheckpoint({position, state}: Checkpoint): Promise<Checkpoint> {
  const copying: (() => void)[] = [];
  const copyOf = (values: Numbers): Numbers => {
    const copy =
      values instanceof Float32Array ? new Float32Array(values.length) : new Float64Array(values.length);
    const piece = chunkBytes / values.BYTES_PER_ELEMENT;
    for (const start of startsOf(values.length, piece))
      copying.push(() => copy.set(values.subarray(start, start + piece), start));
    return copy;
  };
  const {step, schedule, weights, slots} = state;
  const copy = {step, schedule, weights: weights.map(copyOf), slots: slots.map((slot) => slot.map(copyOf))};
  await oneByOne(copying, (copyPiece) => copyPiece());
  return {position, state: copy};
}

/** Bytes as a file; the buffer stays its owner's. */
export async function fileFrom(buffer: ArrayBuffer): Promise<Blob> {
  const parts = await oneByOne(startsOf(buffer.byteLength, chunkBytes), (start) => {
    const length = Math.min(chunkBytes, buffer.byteLength - start);
    return new Blob([new Uint8Array(buffer, start, length)]);
  });
  return new Blob(parts);
}
