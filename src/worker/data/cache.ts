import {pixels} from '../../pixels/size.ts';
import {within} from '../scheduling/within.ts';
import {BlockCheck, blockDigests, sha256} from './digests.ts';
import type {Bytes} from './download.ts';
import {isUnchanged} from './download.ts';
import type {Loading} from './load-file.ts';
import type {SplitSource} from './plan.ts';
import type {LoadedSplit} from './split-load.ts';

/** What an entry says of itself, in a header of the stored response. Its body: labels, then images. */
interface Description {
  readonly images: number;
  /** 0: none. */
  readonly labels: number;
  readonly available: number;
  readonly blockImages: number;
  readonly blocks: readonly string[];
  readonly labelsDigest: string;
  readonly files: readonly {readonly url: string; readonly validator: string}[];
}

export const cacheName = 'ae-elements-data-1';
const descriptionHeader = 'x-ae-elements';
/** An entry's name has to look like a url; nothing is ever fetched from it. */
const keyBase = 'https://ae-elements.invalid/data?of=';
/** What a page may be expected to leave on a reader's device: MNIST twice and a half. */
const maximumBytes = 128 * 2 ** 20;
/** Bytes handed over at once. */
const chunkBytes = 256 * 1024;

/**
 * Decoded splits in the browser's storage (Cache API), for the next visit.
 *
 * Of a named set, blocks whose hashes are known are kept, and checked against those hashes again when they are read.
 * Any other file is kept only if its server tells versions apart (ETag or Last-Modified, as far as other origins may
 * see them) and if its labels are complete; when it is read, the server is asked for the headers alone, and an entry
 * of another version is not used. Offline, the stored one is. Hashes made when it was stored reveal damage.
 *
 * No Cache API, no secure context, a full disk, a damaged entry, a storage that does not answer: each means nothing is
 * stored, never a failure.
 */
export class DataCache {
  readonly #caches: CacheStorage;
  readonly #subtle: SubtleCrypto;
  readonly #name: string;
  #writing: Promise<void> = Promise.resolve();

  constructor(caches: CacheStorage, subtle: SubtleCrypto, name = cacheName) {
    this.#caches = caches;
    this.#subtle = subtle;
    this.#name = name;
  }

  /** Resolves when nothing is being stored. */
  settled(): Promise<void> {
    return this.#writing;
  }

  /** The stored split if it has as many images as are wanted; else null. Throws only the signal's reason. */
  async read(source: SplitSource, wanted: number, loading: Loading): Promise<LoadedSplit | null> {
    const key = keyOf(source);
    const {network, signal} = loading;
    try {
      const cache = await within(this.#caches.open(this.#name), network.stallMs, signal);
      const response = await within(cache.match(key), network.stallMs, signal);
      if (!response) return null;
      const description = describe(response, source);
      if (!description) {
        await response.body?.cancel();
        await cache.delete(key);
        return null;
      }
      const {images, available} = description;
      if (images < Math.min(wanted, available) || !(await this.#isCurrent(source, description, loading))) {
        await response.body?.cancel();
        return null;
      }
      const split = await this.#readBody(response, source, wanted, description, loading);
      if (!split) await cache.delete(key);
      return split;
    } catch {
      loading.signal.throwIfAborted();
      return null;
    }
  }

  /** Stores a split after the caller has gone on. A shorter one never takes the place of a longer one. */
  write(source: SplitSource, split: LoadedSplit, loading: Loading): void {
    this.#writing = this.#writing.then(() => this.#write(source, split, loading)).catch(() => undefined);
  }

  async #isCurrent(source: SplitSource, {files}: Description, {network, signal}: Loading): Promise<boolean> {
    if (isKnown(source)) return true;
    const unchanged = await Promise.all(
      files.map(({url, validator}) => isUnchanged(url, validator, network, signal)),
    );
    return unchanged.every(Boolean);
  }

  async #readBody(
    response: Response,
    source: SplitSource,
    wanted: number,
    description: Description,
    {network, signal, yielder}: Loading,
  ): Promise<LoadedSplit | null> {
    const {blockImages, available} = description;
    const whole = Math.ceil(wanted / blockImages) * blockImages;
    const count = Math.min(whole, description.images);
    const labels = new Uint8Array(description.labels);
    const images = new Uint8Array(count * pixels);
    const hashing = {subtle: this.#subtle, yielder};
    const check = new BlockCheck(source.facts?.blocks ?? description.blocks, blockImages * pixels, hashing);
    if (!response.body) return null;
    const reader = response.body.getReader();
    try {
      let at = 0;
      while (at < labels.length + images.length) {
        const {value} = await within(
          reader.read().catch(() => ({value: undefined})),
          network.stallMs,
          signal,
        );
        if (!value) return null;
        for (let from = 0; from < value.length && at < labels.length + images.length; from += chunkBytes) {
          const bytes = value.subarray(from, from + chunkBytes);
          at += put(bytes, at, labels, images);
          check.offer(images, at - labels.length);
          await yielder.yieldIfDue();
        }
      }
    } finally {
      reader.cancel().catch(() => undefined);
    }
    const expectedLabels = source.facts?.labels ?? description.labelsDigest;
    if ((await check.finish()) !== null) return null;
    if (labels.length > 0 && (await sha256(labels, hashing)) !== expectedLabels) return null;
    return {
      images,
      labels: labels.length > 0 ? labels : null,
      count,
      available,
      verified: isKnown(source),
      fromCache: true,
      bytesLoaded: 0,
      files: description.files,
    };
  }

  async #write(source: SplitSource, split: LoadedSplit, {network, yielder}: Loading): Promise<void> {
    const {images, labels, count, available} = split;
    const files = split.files.flatMap(({url, validator}) => (validator === null ? [] : [{url, validator}]));
    const known = isKnown(source);
    const labelsMissing = labels === null && source.places.some((place) => place.labels);
    if (!known && (files.length < split.files.length || labelsMissing)) return;
    if (images.length + (labels?.length ?? 0) > maximumBytes) return;

    const cache = await within(this.#caches.open(this.#name), network.stallMs);
    const key = keyOf(source);
    const stored = await within(cache.match(key), network.stallMs);
    await stored?.body?.cancel();
    const before = stored && describe(stored, source);
    const sameFiles = JSON.stringify(before?.files) === JSON.stringify(files);
    if (before && before.images >= count && (known || sameFiles)) return;

    const hashing = {subtle: this.#subtle, yielder};
    const description: Description = {
      images: count,
      labels: labels?.length ?? 0,
      available,
      blockImages: source.blockImages,
      blocks: known ? [] : await blockDigests(images, source.blockImages * pixels, hashing),
      labelsDigest: known || !labels ? '' : await sha256(labels, hashing),
      files: known ? [] : files,
    };
    const body = streamOf([...(labels ? [labels] : []), images], async () => yielder.yieldIfDue());
    const headers = {
      'content-type': 'application/octet-stream',
      [descriptionHeader]: JSON.stringify(description),
    };
    await cache.put(key, new Response(body, {headers}));
  }
}

/** Whether a source's hashes are known, so that where it came from does not matter. */
function isKnown({facts}: SplitSource): boolean {
  return facts !== null;
}

function keyOf({cacheKey}: SplitSource): string {
  return keyBase + encodeURIComponent(cacheKey);
}

/** Copies bytes that lie at `at` in the body to where they belong; returns how many there were. */
function put(bytes: Uint8Array, at: number, labels: Bytes, images: Bytes): number {
  const intoLabels = bytes.subarray(0, Math.max(0, labels.length - at));
  labels.set(intoLabels, Math.min(at, labels.length));
  const from = Math.max(0, at - labels.length);
  images.set(bytes.subarray(intoLabels.length, intoLabels.length + Math.max(0, images.length - from)), from);
  return bytes.length;
}

function streamOf(parts: readonly Bytes[], rest: () => Promise<void>): ReadableStream<Bytes> {
  let part = 0;
  let from = 0;
  return new ReadableStream({
    async pull(controller) {
      await rest();
      // A copy, because the stream may take what it is given for its own.
      controller.enqueue(parts[part].slice(from, from + chunkBytes));
      from += chunkBytes;
      if (from < parts[part].length) return;
      from = 0;
      if (++part === parts.length) controller.close();
    },
  });
}

/** An entry's description if it makes sense for this source, else null. */
function describe(response: Response, {facts, blockImages}: SplitSource): Description | null {
  try {
    const {images, labels, available, blocks, labelsDigest, files, ...rest} = JSON.parse(
      response.headers.get(descriptionHeader) ?? 'null',
    ) as Description;
    const numbers = [images, labels, available].every((n) => Number.isSafeInteger(n) && n >= 0);
    const fits =
      numbers &&
      images > 0 &&
      images <= available &&
      images * pixels + labels <= maximumBytes &&
      rest.blockImages === blockImages &&
      (labels === 0 || labels === available) &&
      (!facts || (available === facts.count && labels === available)) &&
      (images % blockImages === 0 || images === available || !facts) &&
      Array.isArray(blocks) &&
      typeof labelsDigest === 'string' &&
      Array.isArray(files) &&
      (files.length > 0 || facts !== null);
    return fits ? {images, labels, available, blocks, labelsDigest, files, ...rest} : null;
  } catch {
    return null;
  }
}
