import {pixels} from '../../../pixels/size.ts';
import {FailureError} from '../../../protocol/errors.ts';
import type {DataCache} from '../cache.ts';
import {LoadedImages, type DataRequest, type Dataset, type Split} from '../dataset.ts';
import type {Network} from '../download.ts';
import type {KnownSets} from '../known-sets.ts';
import {sharesOf} from '../progress.ts';
import {SharedLoads, type Lease, type Make} from '../shared-loads.ts';
import {downloadSplit, saysAbsent, type LoadedSplit} from '../split-load.ts';
import {planOf, type Plan, type SplitSource} from '../plan.ts';
import type {DataSource, LeasedDataset, LoadContext} from './source.ts';
import {together} from './together.ts';

/** A fifth of the training images makes the test set where a file has none: one image in six of the whole. */
const heldOutShare = 1 / 6;

/** What the way to files needs. */
export interface FileAccess {
  readonly network: Network;
  /** Null in an insecure context: nothing can be checked. */
  readonly subtle: SubtleCrypto | null;
  /** Null where the page has no storage. */
  readonly cache: DataCache | null;
  readonly sets: KnownSets;
}

/** The published sets, and whatever an address leads to, through the browser's storage. */
export class FilesSource implements DataSource {
  readonly #files = new SharedLoads<LoadedSplit>();
  readonly #access: FileAccess;

  constructor(access: FileAccess) {
    this.#access = access;
  }

  async load(request: DataRequest, context: LoadContext): Promise<LeasedDataset> {
    const plan = planOf(request, this.#access.sets);
    if (!plan.testOptional) return this.#loadBoth(plan, plan.test!, request, context);
    const shares = sharesOf(2, context.onProgress);
    const test = plan.test && (await this.#loadTest(plan.test, request, {...context, onProgress: shares[1]}));
    if (!test) shares[1]({loadedBytes: 0, totalBytes: 0});
    try {
      const wanted = test ? (request.trainSize ?? Infinity) : Infinity;
      const train = await this.#take(plan.train, wanted, {...context, onProgress: shares[0]});
      try {
        return test ? fromTwo(plan, request, train, test) : fromOne(plan, request, train);
      } catch (error) {
        train.release();
        throw error;
      }
    } catch (error) {
      test?.release();
      throw error;
    }
  }

  #take(
    source: SplitSource,
    wanted: number,
    {yielder, ...waiting}: LoadContext,
  ): Promise<Lease<LoadedSplit>> {
    const {network, subtle, cache} = this.#access;
    const make: Make<LoadedSplit> = async (count, signal, onProgress) => {
      const loading = {network, signal, yielder};
      const stored = await cache?.read(source, count, loading);
      if (stored) return stored;
      const split = await downloadSplit(source, count, subtle, loading, onProgress);
      cache?.write(source, split, loading);
      return split;
    };
    return this.#files.take(source.key, wanted, make, waiting);
  }

  /** Null where there is no test file. */
  async #loadTest(
    source: SplitSource,
    {testSize}: DataRequest,
    context: LoadContext,
  ): Promise<Lease<LoadedSplit> | null> {
    try {
      return await this.#take(source, testSize ?? Infinity, context);
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
    context: LoadContext,
  ): Promise<LeasedDataset> {
    const [train, test] = await together(context, [
      (waiting) => this.#take(plan.train, request.trainSize ?? Infinity, {...context, ...waiting}),
      (waiting) => this.#take(testSource, request.testSize ?? Infinity, {...context, ...waiting}),
    ]);
    return fromTwo(plan, request, train, test);
  }
}

function fromTwo(
  plan: Plan,
  {trainSize, testSize}: DataRequest,
  train: Lease<LoadedSplit>,
  test: Lease<LoadedSplit>,
): LeasedDataset {
  const trainCount = Math.min(trainSize ?? Infinity, train.value.count);
  const testCount = Math.min(testSize ?? Infinity, test.value.count);
  return {
    dataset: {
      ...describe(plan, [train.value, test.value], trainCount, testCount),
      train: cut(train.value, 0, trainCount, train.value.available),
      test: cut(test.value, 0, testCount, test.value.available),
      heldOut: false,
    },
    leases: [train, test],
  };
}

function fromOne(plan: Plan, {trainSize, testSize}: DataRequest, lease: Lease<LoadedSplit>): LeasedDataset {
  const {count, files} = lease.value;
  if (count < 2) throw new FailureError('data-count', {url: files[0].url, images: count, wanted: 2});
  const held = Math.max(1, Math.floor(count * heldOutShare));
  const trainCount = Math.min(trainSize ?? Infinity, count - held);
  const testCount = Math.min(testSize ?? Infinity, held);
  return {
    dataset: {
      ...describe(plan, [lease.value], trainCount, testCount),
      train: cut(lease.value, 0, trainCount, count - held),
      test: cut(lease.value, count - held, testCount, held),
      heldOut: true,
    },
    leases: [lease],
  };
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
