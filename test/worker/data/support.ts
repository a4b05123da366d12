import {inTime} from '../../awaited.ts';
import {FailureError} from '../../../src/protocol/errors.ts';
import type {Failure} from '../../../src/protocol/errors.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';
import type {DataProgress, DataRequest} from '../../../src/worker/data/dataset.ts';
import type {Bytes} from '../../../src/worker/data/download.ts';
import type {KnownSets, SplitFacts} from '../../../src/worker/data/known-sets.ts';
import type {LoadContext} from '../../../src/worker/data/sources/source.ts';
import {DataStore, type DataStoreOptions} from '../../../src/worker/data/store.ts';

export const pixels = 784;
export const pageUrl = 'https://blog.example/post/';
export const base = 'https://data.example/set/';

const yielder = new Yielder(8);

export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Where a redirect led. */
  readonly ledTo?: string;
  /** Bytes, or pieces of them, an error among which breaks the connection. */
  readonly body?: Bytes | (Bytes | Error)[];
  /** Sends nothing more after the body, and does not end. */
  readonly stalls?: boolean;
  /** Waits for this before it answers. */
  readonly after?: Promise<void>;
}

/** Answers by url, and remembers what it was asked and how much was taken from it. */
export class FakeServer {
  readonly answers = new Map<string, Answer>();
  readonly requests: {readonly url: string; readonly init: RequestInit}[] = [];
  readonly sent = new Map<string, number>();
  readonly cancelled: string[] = [];
  readonly #heard = new Set<() => void>();

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    this.requests.push({url, init});
    for (const heard of this.#heard) heard();
    const answer = this.answers.get(url);
    await answer?.after;
    if (init.signal?.aborted) throw init.signal.reason;
    if (!answer) return new Response('not here', {status: 404});
    const {status = 200, headers} = answer;
    const response = new Response(init.method === 'HEAD' ? null : this.#stream(url, answer), {
      status,
      headers,
    });
    if (answer.ledTo)
      Object.defineProperties(response, {redirected: {value: true}, url: {value: answer.ledTo}});
    return response;
  };

  /** Resolves once so many requests have come for a url. */
  asked(url: string, times = 1): Promise<void> {
    const come = new Promise<void>((resolve) => {
      const look = () => {
        if (this.count(url) < times) return;
        this.#heard.delete(look);
        resolve();
      };
      this.#heard.add(look);
      look();
    });
    return inTime(come, `request ${times} for ${url}`);
  }

  count(url: string, method = 'GET'): number {
    return this.requests.filter((request) => request.url === url && (request.init.method ?? 'GET') === method)
      .length;
  }

  #stream(url: string, {body = [], stalls}: Answer): ReadableStream<Bytes> {
    const pieces = body instanceof Uint8Array ? slices(body, 4096) : [...body];
    this.sent.set(url, 0);
    return new ReadableStream<Bytes>(
      {
        pull: (controller) => {
          const piece = pieces.shift();
          if (piece instanceof Error) controller.error(piece);
          else if (piece) {
            this.sent.set(url, this.sent.get(url)! + piece.length);
            controller.enqueue(piece);
          } else if (!stalls) controller.close();
        },
        cancel: () => {
          this.cancelled.push(url);
        },
      },
      {highWaterMark: 0},
    );
  }
}

export function slices(bytes: Bytes, size: number): Bytes[] {
  const pieces = [];
  for (let from = 0; from < bytes.length; from += size) pieces.push(bytes.slice(from, from + size));
  return pieces;
}

/** An IDX file of unsigned bytes. */
export function idx(sizes: readonly number[], data: Uint8Array): Bytes {
  const bytes = new Uint8Array(4 + 4 * sizes.length + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x800 | sizes.length);
  sizes.forEach((size, i) => view.setUint32(4 + 4 * i, size));
  bytes.set(data, 4 + 4 * sizes.length);
  return bytes;
}

/** Pixels that hardly compress and differ from image to image. */
export function imageBytes(count: number, seed = 1): Bytes {
  const bytes = new Uint8Array(count * pixels);
  let state = seed;
  for (let i = 0; i < bytes.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

export function labelBytes(count: number): Bytes {
  return Uint8Array.from({length: count}, (_, i) => i % 10);
}

export const imageFile = (count: number, seed = 1): Bytes => idx([count, 28, 28], imageBytes(count, seed));
export const labelFile = (count: number): Bytes => idx([count], labelBytes(count));

export async function gzip(bytes: Bytes): Promise<Bytes> {
  const packed = new Response(bytes).body!.pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export function concat(...parts: Bytes[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** SHA-256 in hexadecimal. */
export async function hash(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function factsOf(count: number, seed: number, block: number): Promise<SplitFacts> {
  const images = imageBytes(count, seed);
  const blocks = await Promise.all(slices(images, block * pixels).map(hash));
  return {
    count,
    blocks,
    labels: await hash(labelBytes(count)),
    gzipBytes: {images: count * pixels, labels: 20},
  };
}

/** A small "mnist" of 60 + 20 images in blocks of 10, with two mirrors, and a "fashion-mnist" of the same bytes. */
export async function smallSets(): Promise<KnownSets> {
  const [train, test] = await Promise.all([factsOf(60, 1, 10), factsOf(20, 2, 10)]);
  return {
    named: {
      mnist: {mirrors: ['https://one.example/', 'https://two.example/'], train, test},
      'fashion-mnist': {mirrors: ['https://one.example/fashion/'], train, test},
    },
    blockImages: 10,
  };
}

/** Puts the four files of a set in a folder. */
export async function publish(
  server: FakeServer,
  folder: string,
  [train, test]: readonly [number, number] = [60, 20],
  headers: Record<string, string> = {},
): Promise<void> {
  const files: [string, Bytes][] = [
    ['train-images-idx3-ubyte.gz', imageFile(train, 1)],
    ['train-labels-idx1-ubyte.gz', labelFile(train)],
    ['t10k-images-idx3-ubyte.gz', imageFile(test, 2)],
    ['t10k-labels-idx1-ubyte.gz', labelFile(test)],
  ];
  for (const [name, bytes] of files) server.answers.set(folder + name, {headers, body: await gzip(bytes)});
}

export function storeOf(server: FakeServer, options: DataStoreOptions = {}): DataStore {
  return new DataStore({fetch: server.fetch, caches: null, ...options});
}

export function request(change: Partial<DataRequest>): DataRequest {
  return {dataset: 'mnist', datasetUrl: null, trainSize: null, testSize: null, pageUrl, ...change};
}

export function options(change: Partial<LoadContext> = {}): LoadContext & {readonly seen: DataProgress[]} {
  const seen: DataProgress[] = [];
  return {
    signal: new AbortController().signal,
    onProgress: (progress) => seen.push(progress),
    yielder,
    ...change,
    seen,
  };
}

/** The failure a promise must end in. */
export async function failure(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error('it did not fail');
}

/** What a promise must be rejected with. */
export async function rejection(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it was not rejected');
}
