import {FailureError} from '../../protocol/errors.ts';
import type {OwnArrays} from '../../protocol/protocol.ts';
import {pixels} from '../../pixels/size.ts';
import {ownKey} from '../../recipe/own-data.ts';
import {patienceMs} from '../scheduling/within.ts';
import type {Breather} from '../scheduling/yielder.ts';
import {DataCache} from './cache.ts';
import {LoadedImages, type DataRequest, type Dataset, type Split} from './dataset.ts';
import type {DigitDrawer} from './digits.ts';
import {DigitSplit, DrawnDigits, digitCounts, ownDrawer} from './digits.ts';
import type {Network} from './download.ts';
import type {KnownSets} from './known-sets.ts';
import {knownSets} from './known-sets.ts';
import type {ReportProgress} from './progress.ts';
import {sharesOf} from './progress.ts';
import type {Lease, Make, Waiting} from './shelf.ts';
import {Shelf} from './shelf.ts';
import type {Plan, SplitSource} from './sources.ts';
import {planOf} from './sources.ts';
import type {LoadedSplit} from './split-load.ts';
import {downloadSplit, saysAbsent} from './split-load.ts';

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: ReportProgress;
  readonly breather: Breather;
}

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

/** A fifth of the training images makes the test set where a file has none: one image in six of the whole. */
const heldOutShare = 1 / 6;

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
  readonly #network: Network;
  readonly #subtle: SubtleCrypto | null;
  readonly #cache: DataCache | null;
  readonly #sets: KnownSets;
  readonly #drawer: DigitDrawer;
  readonly #files = new Shelf<LoadedSplit>();
  readonly #digits = new Shelf<DrawnDigits>();
  readonly #own = new Map<number, OwnArrays>();
  readonly #leases = new Map<Dataset, readonly Lease<unknown>[]>();

  constructor(options: DataStoreOptions = {}) {
    // Undefined in an insecure context, whatever its type says.
    const browserSubtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
    this.#network = {
      fetch: options.fetch ?? ((url, init) => fetch(url, init)),
      stallMs: options.stallMs ?? patienceMs,
    };
    this.#subtle = options.subtle === undefined ? (browserSubtle ?? null) : options.subtle;
    const caches = options.caches === undefined ? browserCaches() : options.caches;
    this.#cache = caches && this.#subtle && new DataCache(caches, this.#subtle, options.cacheName);
    this.#sets = options.sets ?? knownSets;
    this.#drawer = options.drawer ?? ownDrawer;
  }

  /** Names of what is in memory or on its way. */
  get keys(): string[] {
    return [...this.#files.keys, ...this.#digits.keys];
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
  async load(request: DataRequest, options: LoadOptions): Promise<Dataset> {
    options.signal.throwIfAborted();
    if (request.dataset === 'digits') return this.#loadDigits(request, options);
    const own = ownKey(request.dataset);
    if (own !== null) return this.#loadOwn(own, request);
    const plan = planOf(request, this.#sets);
    if (!plan.testOptional) return this.#loadBoth(plan, plan.test!, request, options);
    const shares = sharesOf(2, options.onProgress);
    const test = plan.test && (await this.#loadTest(plan.test, request, {...options, onProgress: shares[1]}));
    if (!test) shares[1]({loadedBytes: 0, totalBytes: 0});
    try {
      const wanted = test ? (request.trainSize ?? Infinity) : Infinity;
      const train = await this.#take(plan.train, wanted, {...options, onProgress: shares[0]});
      try {
        return test ? this.#fromTwo(plan, request, train, test) : this.#fromOne(plan, request, train);
      } catch (error) {
        train.release();
        throw error;
      }
    } catch (error) {
      test?.release();
      throw error;
    }
  }

  /** Keeps an author's arrays, for requests that name their key. */
  provide(key: number, arrays: OwnArrays): void {
    this.#own.set(key, arrays);
  }

  /** Runs that use them keep them. */
  forget(key: number): void {
    this.#own.delete(key);
  }

  #loadOwn(key: number, {trainSize, testSize}: DataRequest): Dataset {
    const arrays = this.#own.get(key);
    if (!arrays) throw new FailureError('data-not-found', {url: `own:${key}`});
    const split = (images: Uint8Array, labels: Uint8Array | null, wanted: number | null): Split => {
      const available = images.length / pixels;
      const count = Math.min(wanted ?? available, available);
      return new LoadedImages(
        images.subarray(0, count * pixels),
        labels && labels.subarray(0, count),
        available,
      );
    };
    const train = split(arrays.train, arrays.trainLabels, trainSize);
    const test = split(arrays.test, arrays.testLabels, testSize);
    return {
      id: `own:${key} ${train.count}+${test.count}`,
      name: 'own',
      kind: 'own',
      train,
      test,
      heldOut: false,
      verified: false,
      fromCache: false,
      bytesLoaded: 0,
    };
  }

  /** Gives a data set back; its arrays are not to be read any more. */
  release(dataset: Dataset): void {
    const leases = this.#leases.get(dataset);
    this.#leases.delete(dataset);
    leases?.forEach((lease) => lease.release());
  }

  #take(
    source: SplitSource,
    wanted: number,
    {breather, ...waiting}: LoadOptions,
  ): Promise<Lease<LoadedSplit>> {
    const make: Make<LoadedSplit> = async (count, signal, onProgress) => {
      const loading = {network: this.#network, signal, breather};
      const stored = await this.#cache?.read(source, count, loading);
      if (stored) return stored;
      const split = await downloadSplit(source, count, this.#subtle, loading, onProgress);
      this.#cache?.write(source, split, loading);
      return split;
    };
    return this.#files.take(source.key, wanted, make, waiting);
  }

  /** Null where there is no test file. */
  async #loadTest(
    source: SplitSource,
    {testSize}: DataRequest,
    options: LoadOptions,
  ): Promise<Lease<LoadedSplit> | null> {
    try {
      return await this.#take(source, testSize ?? Infinity, options);
    } catch (error) {
      if (saysAbsent(error)) return null;
      throw error;
    }
  }

  /** Side by side; when one fails, the other is no longer waited for. */
  async #loadBoth(
    plan: Plan,
    testSource: SplitSource,
    request: DataRequest,
    options: LoadOptions,
  ): Promise<Dataset> {
    const [train, test] = await together(options, [
      (waiting) => this.#take(plan.train, request.trainSize ?? Infinity, {...options, ...waiting}),
      (waiting) => this.#take(testSource, request.testSize ?? Infinity, {...options, ...waiting}),
    ]);
    return this.#fromTwo(plan, request, train, test);
  }

  #fromTwo(
    plan: Plan,
    {trainSize, testSize}: DataRequest,
    train: Lease<LoadedSplit>,
    test: Lease<LoadedSplit>,
  ): Dataset {
    const trainCount = Math.min(trainSize ?? Infinity, train.value.count);
    const testCount = Math.min(testSize ?? Infinity, test.value.count);
    return this.#keep(
      {
        ...describe(plan, [train.value, test.value], trainCount, testCount),
        train: cut(train.value, 0, trainCount, train.value.available),
        test: cut(test.value, 0, testCount, test.value.available),
        heldOut: false,
      },
      [train, test],
    );
  }

  #fromOne(plan: Plan, {trainSize, testSize}: DataRequest, lease: Lease<LoadedSplit>): Dataset {
    const {count, files} = lease.value;
    if (count < 2) throw new FailureError('data-count', {url: files[0].url, images: count, wanted: 2});
    const held = Math.max(1, Math.floor(count * heldOutShare));
    const trainCount = Math.min(trainSize ?? Infinity, count - held);
    const testCount = Math.min(testSize ?? Infinity, held);
    return this.#keep(
      {
        ...describe(plan, [lease.value], trainCount, testCount),
        train: cut(lease.value, 0, trainCount, count - held),
        test: cut(lease.value, count - held, testCount, held),
        heldOut: true,
      },
      [lease],
    );
  }

  async #loadDigits({trainSize, testSize}: DataRequest, options: LoadOptions): Promise<Dataset> {
    const trainCount = trainSize ?? digitCounts.train;
    const testCount = testSize ?? digitCounts.test;
    const take = (split: 0 | 1, count: number) => (waiting: Waiting) =>
      this.#digits.take(
        `digits ${split}`,
        count,
        (wanted, signal) => DrawnDigits.create(split, wanted, this.#drawer, options.breather, signal),
        waiting,
      );
    const [train, test] = await together(options, [take(0, trainCount), take(1, testCount)]);
    return this.#keep(
      {
        id: `digits ${trainCount}+${testCount}`,
        name: 'digits',
        kind: 'digits',
        train: new DigitSplit(train.value, trainCount),
        test: new DigitSplit(test.value, testCount),
        heldOut: false,
        verified: true,
        fromCache: false,
        bytesLoaded: 0,
      },
      [train, test],
    );
  }

  #keep(dataset: Dataset, leases: readonly Lease<unknown>[]): Dataset {
    this.#leases.set(dataset, leases);
    return dataset;
  }
}

type Start<T> = (waiting: Waiting) => Promise<Lease<T>>;

/** Takes two things at once, or neither: when one fails, the other is given back. */
async function together<T>(
  {signal, onProgress}: Waiting,
  [startTrain, startTest]: readonly [Start<T>, Start<T>],
): Promise<[Lease<T>, Lease<T>]> {
  const both = new AbortController();
  const stop = () => both.abort(signal.reason);
  signal.addEventListener('abort', stop);
  const shares = sharesOf(2, onProgress);
  const starts = [
    startTrain({signal: both.signal, onProgress: shares[0]}),
    startTest({signal: both.signal, onProgress: shares[1]}),
  ];
  try {
    const [train, test] = await Promise.all(starts);
    return [train, test];
  } catch (error) {
    both.abort(error);
    for (const start of starts) start.then((lease) => lease.release()).catch(() => undefined);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function cut({images, labels}: LoadedSplit, from: number, count: number, available: number): Split {
  return new LoadedImages(
    images.subarray(from * pixels, (from + count) * pixels),
    labels && labels.subarray(from, from + count),
    available,
  );
}

function describe(
  {kind, identity, name}: Plan,
  splits: readonly LoadedSplit[],
  trainCount: number,
  testCount: number,
): Pick<Dataset, 'id' | 'name' | 'kind' | 'verified' | 'fromCache' | 'bytesLoaded'> {
  return {
    id: `${identity} ${trainCount}+${testCount}`,
    name,
    kind,
    verified: splits.every((split) => split.verified),
    fromCache: splits.every((split) => split.fromCache),
    bytesLoaded: splits.reduce((sum, split) => sum + split.bytesLoaded, 0),
  };
}
