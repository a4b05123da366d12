import type {Checkpoint, ModelState} from '../protocol/state.ts';

/** How long a piece of work may hold the page, in milliseconds. */
const pieceMs = 8;
/** Bytes handled between two looks at the clock: some milliseconds. */
const pieceBytes = 8_000_000;

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

/** A copy to be handed over: the page keeps what it has, should the worker end. */
export async function copyOfCheckpoint({position, state}: Checkpoint): Promise<Checkpoint> {
  const {step, schedule} = state;
  const copies = (arrays: ModelState['weights']) => oneByOne(arrays, (values) => values.slice());
  const slots = [];
  const weights = await copies(state.weights);
  for (const slot of state.slots) slots.push(await copies(slot));
  return {position, state: {step, schedule, weights, slots}};
}

/** Bytes as a file; the buffer stays its owner's. */
export async function fileFrom(buffer: ArrayBuffer): Promise<Blob> {
  const starts = Array.from({length: Math.ceil(buffer.byteLength / pieceBytes)}, (_, i) => i * pieceBytes);
  const parts = await oneByOne(starts, (start) => {
    const length = Math.min(pieceBytes, buffer.byteLength - start);
    return new Blob([new Uint8Array(buffer, start, length)]);
  });
  return new Blob(parts);
}
