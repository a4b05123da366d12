import type {Numbers} from '../../protocol/state.ts';

/** What all kept weights of a run may take, in bytes: 156 epochs of the tutorial's net. */
export const maxEpochWeightsBytes = 32_000_000;

interface Entry {
  readonly epoch: number;
  readonly weights: readonly Numbers[];
}

const bytesOf = ({weights}: Entry): number => weights.reduce((sum, {byteLength}) => sum + byteLength, 0);

/**
 * Weights by epoch, for going back to. Bounded: where there is no more room, every second epoch goes, so that what is
 * left is spread evenly; the first weights and the newest stay as long as anything does.
 */
export class EpochWeights {
  readonly mostBytes: number;
  #entries: Entry[] = [];
  #stride = 1;

  constructor(mostBytes = maxEpochWeightsBytes) {
    this.mostBytes = mostBytes;
  }

  /** Epochs kept, in order; 0 stands for the first weights. */
  get epochs(): readonly number[] {
    return this.#entries.map(({epoch}) => epoch);
  }

  get bytes(): number {
    return this.#entries.reduce((sum, entry) => sum + bytesOf(entry), 0);
  }

  /** Keeps the weights at the end of an epoch; later ones, from before a step back, are void. The arrays are not copied. */
  add(epoch: number, weights: readonly Numbers[]): void {
    const before = this.#entries.filter((entry) => entry.epoch < epoch);
    const newest = before.at(-1);
    // The last newest one stays only where it stands on the grid.
    if (newest && newest.epoch % this.#stride !== 0) before.pop();
    this.#entries = [...before, {epoch, weights}];
    while (this.bytes > this.mostBytes && this.#entries.length > 1) this.#thin(epoch);
    if (this.bytes > this.mostBytes) this.#entries = [];
  }

  /** The weights of this epoch, else of the nearest kept one before it; null where there is none. */
  at(epoch: number): Entry | null {
    return this.#entries.findLast((entry) => entry.epoch <= epoch) ?? null;
  }

  #thin(newest: number): void {
    this.#stride *= 2;
    const left = this.#entries.filter(({epoch}) => epoch % this.#stride === 0 || epoch === newest);
    // Two that are both too large: the newest is worth more.
    this.#entries = left.length < this.#entries.length ? left : left.slice(1);
  }
}
