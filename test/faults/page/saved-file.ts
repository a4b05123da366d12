import type {Position} from '../../../src/protocol/state.ts';
import type {Random} from '../random.ts';

interface Words {
  readonly history: {readonly loss: readonly number[]; readonly valLoss: readonly number[]};
  readonly position: Position;
}

/** What a saved run says of itself, read another way than the library's. */
export function wordsOf(bytes: Uint8Array): Words {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as {
    readonly __metadata__: Readonly<Record<keyof Words, string>>;
  };
  const {history, position} = header.__metadata__;
  return {history: JSON.parse(history) as Words['history'], position: JSON.parse(position) as Position};
}

/** The same file cut, with more behind it, or with a bit of it flipped. */
export function damaged(bytes: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  const draw = random();
  if (draw < 0.25) return bytes.slice(0, Math.floor(random() * bytes.length));
  if (draw < 0.35) return Uint8Array.from([...bytes, 0]);
  const flipped = bytes.slice();
  flipped[Math.floor(random() * flipped.length)]! ^= 1 << Math.floor(random() * 8);
  return flipped;
}
