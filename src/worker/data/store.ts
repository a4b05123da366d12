import type {AuthorArrays} from '../../protocol/protocol.ts';
import {isDrawn, type DrawnName} from '../../recipe/datasets.ts';
import {authorDataKey} from '../../recipe/author-data.ts';
import {patienceMs} from '../scheduling/within.ts';
import {DataCache} from './cache.ts';
import type {DataRequest, Dataset} from './dataset.ts';
import type {Network} from './download.ts';
import {knownSets, type KnownSets} from './known-sets.ts';
import type {Lease} from './shared-loads.ts';
import {DigitsSource} from './sources/digits.ts';
import {ownDrawer, type DigitDrawer} from './sources/drawn-digits.ts';
import {FilesSource} from './sources/files.ts';
import {AuthorSource} from './sources/author.ts';
import type {DataSource, LoadContext} from './sources/source.ts';

/** The store's surroundings; each is the browser's own where it is not given, and null means there is none. */
export interface DataStoreOptions {
  readonly fetch?: Network['fetch'];
  /** How long a server may be silent, in milliseconds. */
  readonly stallMs?: number;
  readonly caches?: CacheStorage | null;
  readonly cacheName?: string;
  readonly subtle?: SubtleCrypto | null;
  readonly sets?: KnownSets;
  readonly drawer?: DigitDrawer;
}

/** The Cache API, or null where the page may not use it: to look at it is to be refused in some sandboxes. */
function browserCaches(): CacheStorage | null {
  try {
    return globalThis.caches ?? null;
  } catch {
    return null;
  }
}

/**
 * The data sets of a worker. Its sessions share them: each thing is loaded once, a smaller request reads a larger
 * one's bytes, and what the last user has released is let go.
 */
export class DataStore {
  readonly #cache: DataCache | null;
  readonly #files: FilesSource;
  readonly #drawn: Readonly<Record<DrawnName, DataSource>>;
  readonly #author = new AuthorSource();
  readonly #leases = new Map<Dataset, readonly Lease<unknown>[]>();

  constructor(options: DataStoreOptions = {}) {
    // Undefined in an insecure context, whatever its type says.
    const browserSubtle = (globalThis.crypto as Crypto | undefined)?.subtle;
    const subtle = options.subtle === undefined ? (browserSubtle ?? null) : options.subtle;
    const caches = options.caches === undefined ? browserCaches() : options.caches;
    this.#cache = caches && subtle && new DataCache(caches, subtle, options.cacheName);
    this.#files = new FilesSource({
      network: {
        fetch: options.fetch ?? ((url, init) => fetch(url, init)),
        stallMs: options.stallMs ?? patienceMs,
      },
      subtle,
      cache: this.#cache,
      sets: options.sets ?? knownSets,
    });
    this.#drawn = {digits: new DigitsSource(options.drawer ?? ownDrawer)};
  }

  /** Resolves when nothing is being written to the browser's storage. */
  async settled(): Promise<void> {
    await this.#cache?.settled();
  }

  /**
   * Loads a data set, whole or not at all. The caller releases it.
   *
   * Throws a FailureError with a code `data-…`, or the signal's reason.
   */
  async load(request: DataRequest, context: LoadContext): Promise<Dataset> {
    context.signal.throwIfAborted();
    const {dataset, leases} = await this.#sourceOf(request).load(request, context);
    this.#leases.set(dataset, leases);
    return dataset;
  }

  /** Gives a data set back; its arrays are not to be read any more. */
  release(dataset: Dataset): void {
    const leases = this.#leases.get(dataset);
    this.#leases.delete(dataset);
    leases?.forEach((lease) => lease.release());
  }

  /** Keeps an author's arrays, for requests that name their key. */
  provide(key: number, arrays: AuthorArrays): void {
    this.#author.provide(key, arrays);
  }

  /** Runs that use them keep them. */
  forget(key: number): void {
    this.#author.forget(key);
  }

  #sourceOf({dataset}: DataRequest): DataSource {
    if (isDrawn(dataset)) return this.#drawn[dataset];
    return authorDataKey(dataset) === null ? this.#files : this.#author;
  }
}
