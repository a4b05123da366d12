import {pixels} from '../../pixels/size.ts';
import type {PartHost} from '../base/content.ts';
import type {MapView} from './map-view.ts';
import type {RunHandle} from '../base/run-handle.ts';

/** Pictures kept; the oldest go first. */
const maxImages = 400;

/** Test images by place in the test set, fetched when somebody looks at them. */
export class ImageStore {
  readonly #host: PartHost;
  readonly #images = new Map<number, Uint8Array>();
  #wanted = new Set<number>();
  #asking = false;
  #of: unknown = null;
  #all: {readonly of: unknown; readonly count: number; readonly images: Promise<Uint8Array>} | null = null;

  constructor(host: PartHost) {
    this.#host = host;
  }

  /** Bytes of one image; null while it is on its way. */
  get({run, snapshot: {data, samples}}: MapView, index: number): Uint8Array | null {
    this.#about(data);
    const known = this.#images.get(index);
    if (known) return known;
    const place = samples?.indices.indexOf(index) ?? -1;
    if (samples && place >= 0) return samples.images.subarray(place * pixels, (place + 1) * pixels);
    if (data && index < data.testCount) {
      this.#wanted.add(index);
      void this.#fetch(run);
    }
    return null;
  }

  /** All of the first `count`, for what is made of pixels: fetched once. */
  all(run: RunHandle, data: unknown, count: number): Promise<Uint8Array> {
    const known = this.#all;
    if (known && known.of === data && known.count === count) return known.images;
    const images = fetchAll(run, count);
    this.#all = {of: data, count, images};
    images.catch(() => (this.#all = null));
    return images;
  }

  #about(data: unknown): void {
    if (this.#of === data) return;
    this.#of = data;
    this.#images.clear();
    this.#wanted.clear();
  }

  /** One question at a time, for all that is wanted by then. */
  async #fetch(run: RunHandle): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    await Promise.resolve();
    const indices = [...this.#wanted].slice(0, maxImages);
    const about = this.#of;
    this.#wanted = new Set();
    try {
      const answer = await run.ask('images', {indices});
      if (about !== this.#of) return;
      answer.indices.forEach((index, i) =>
        this.#images.set(index, answer.images.slice(i * pixels, (i + 1) * pixels)),
      );
      for (const oldest of [...this.#images.keys()].slice(0, Math.max(0, this.#images.size - maxImages)))
        this.#images.delete(oldest);
      if (answer.indices.length > 0) this.#host.requestUpdate();
    } catch {
      // The run has ended; who looks again asks again.
    } finally {
      this.#asking = false;
    }
  }
}

/** So many images a question: the worker answers others between them. */
const chunkImages = 2000;

async function fetchAll(run: RunHandle, count: number): Promise<Uint8Array> {
  const images = new Uint8Array(count * pixels);
  for (let from = 0; from < count; from += chunkImages) {
    const indices = Array.from({length: Math.min(chunkImages, count - from)}, (_, i) => from + i);
    const answer = await run.ask('images', {indices});
    images.set(answer.images, from * pixels);
  }
  return images;
}
