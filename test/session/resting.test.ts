import {expect} from '@open-wc/testing';
import type {Checkpoint} from '../../src/protocol/state.ts';
import {closeIdle} from '../../src/session/workers.ts';
import {readRun} from '../../src/session/reading.ts';
import {copyOfCheckpoint, fileFrom} from '../../src/session/resting.ts';

describe('the page, while something large is handed over', () => {
  /** How often others had their turn until work was over, on a clock that runs ten milliseconds at each look. */
  async function turnsIn(work: () => Promise<unknown>): Promise<number> {
    const {now} = performance;
    const {port1, port2} = new MessageChannel();
    let clock = 0;
    let turns = 0;
    port1.onmessage = () => {
      turns++;
      port2.postMessage(null);
    };
    performance.now = () => (clock += 10);
    try {
      port2.postMessage(null);
      await work();
      return turns;
    } finally {
      performance.now = now;
      port1.close();
    }
  }

  it('has its turn before and after the memory of each array of a checkpoint is had, of which a copy is sent', async () => {
    const arrays = () => [1, 2, 3].map((value) => Float32Array.of(value, value));
    const checkpoint: Checkpoint = {
      position: {epoch: 1, batch: 2, lossSum: 3, lossImages: 4},
      state: {step: 5, schedule: 0.5, weights: arrays(), slots: [arrays(), arrays()]},
    };
    let copy: Checkpoint | null = null;
    expect(await turnsIn(async () => (copy = await copyOfCheckpoint(checkpoint)))).to.be.at.least(17);
    expect(copy).to.deep.equal(checkpoint);
    expect(copy!.state.weights[0]).not.to.equal(checkpoint.state.weights[0]);
    expect(copy!.state.slots[1]![2]!.buffer).not.to.equal(checkpoint.state.slots[1]![2]!.buffer);
  });

  it('has its turn within an array of some megabytes, too', async () => {
    const weights = [Float32Array.from({length: 1 << 20}, (_, i) => i % 97)];
    const checkpoint: Checkpoint = {
      position: {epoch: 1, batch: 0, lossSum: 0, lossImages: 0},
      state: {step: 5, schedule: 1, weights, slots: []},
    };
    let copy: Checkpoint | null = null;
    expect(await turnsIn(async () => (copy = await copyOfCheckpoint(checkpoint)))).to.be.at.least(3);
    expect(copy!.state.weights[0]!.findIndex((value, i) => value !== i % 97)).to.equal(-1);
  });

  it('has its turn between the parts of a file, which holds the same bytes', async () => {
    const bytes = Uint8Array.from({length: 20_000_001}, (_, i) => i % 251);
    let file = new Blob();
    expect(await turnsIn(async () => (file = await fileFrom(bytes.buffer)))).to.be.at.least(2);
    const found = new Uint8Array(await file.arrayBuffer());
    expect(found.length).to.equal(bytes.length);
    expect(found.findIndex((byte, i) => byte !== bytes[i])).to.equal(-1);
  });

  it('takes a saved run that is given as bytes in such parts', async () => {
    const Original = globalThis.Blob;
    const sizes: number[] = [];
    globalThis.Blob = class extends Original {
      constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
        super(parts, options);
        for (const part of parts)
          if (typeof part === 'object' && 'byteLength' in part) sizes.push(part.byteLength);
      }
    };
    try {
      const refused = await readRun(new ArrayBuffer(20_000_000), {}).catch((error: unknown) => error);
      expect(refused).to.have.nested.property('failure.code', 'run-invalid');
    } finally {
      globalThis.Blob = Original;
      await closeIdle();
    }
    expect(Math.max(...sizes)).to.be.at.most(8_000_000);
    expect(sizes.reduce((a, b) => a + b, 0)).to.equal(20_000_000);
  });
});
