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

/** Looks at the clock between pieces, and rests where they have taken long. */
class Pace {
  #start = performance.now();

  async restIfDue(): Promise<void> {
    if (performance.now() - this.#start < pieceMs) return;
    await rest();
    this.#start = performance.now();
  }
}

/** Where pieces of something begin. */
const startsOf = (length: number, piece: number): number[] =>
  Array.from({length: Math.ceil(length / piece)}, (_, i) => i * piece);

/** A copy to be handed over: the page keeps what it has, should the worker end. */
export async function copyOfCheckpoint({position, state}: Checkpoint): Promise<Checkpoint> {
  const pace = new Pace();
  const copiesOf = async (arrays: readonly Numbers[]): Promise<Numbers[]> => {
    const copies: Numbers[] = [];
    for (const values of arrays) {
      // To have so much memory, all of it zeros, takes as long as to fill it: one array at a time.
      const copy =
        values instanceof Float32Array ? new Float32Array(values.length) : new Float64Array(values.length);
      copies.push(copy);
      await pace.restIfDue();
      const piece = chunkBytes / values.BYTES_PER_ELEMENT;
      for (const start of startsOf(values.length, piece)) {
        copy.set(values.subarray(start, start + piece), start);
        await pace.restIfDue();
      }
    }
    return copies;
  };
  const {step, schedule} = state;
  const weights = await copiesOf(state.weights);
  const slots: Numbers[][] = [];
  for (const slot of state.slots) slots.push(await copiesOf(slot));
  return {position, state: {step, schedule, weights, slots}};
}

/** Bytes as a file; the buffer stays its owner's. */
export async function fileFrom(buffer: ArrayBuffer): Promise<Blob> {
  const pace = new Pace();
  const parts: Blob[] = [];
  for (const start of startsOf(buffer.byteLength, chunkBytes)) {
    const length = Math.min(chunkBytes, buffer.byteLength - start);
    parts.push(new Blob([new Uint8Array(buffer, start, length)]));
    await pace.restIfDue();
  }
  return new Blob(parts);
}
