import {pixels} from '../../../pixels/size.ts';
import {FailureError} from '../../../protocol/errors.ts';
import type {AuthorArrays} from '../../../protocol/protocol.ts';
import {authorDataKey, authorDataName} from '../../../recipe/author-data.ts';
import {LoadedImages, type DataRequest, type Split} from '../dataset.ts';
import type {DataSource, LeasedDataset} from './source.ts';

/** An author's own arrays, by the keys that recipes name. */
export class AuthorSource implements DataSource {
  readonly #arrays = new Map<number, AuthorArrays>();

  provide(key: number, arrays: AuthorArrays): void {
    this.#arrays.set(key, arrays);
  }

  /** Runs that use them keep them. */
  forget(key: number): void {
    this.#arrays.delete(key);
  }

  async load({dataset, trainSize, testSize}: DataRequest): Promise<LeasedDataset> {
    const key = authorDataKey(dataset)!;
    const arrays = this.#arrays.get(key);
    if (!arrays) throw new FailureError('data-not-given');
    const train = split(arrays.train, arrays.trainLabels, trainSize);
    const test = split(arrays.test, arrays.testLabels, testSize);
    return {
      dataset: {
        id: `${authorDataName(key)} ${train.count}+${test.count}`,
        name: 'own',
        kind: 'own',
        train,
        test,
        heldOut: false,
        verified: false,
        fromCache: false,
        bytesLoaded: 0,
      },
      leases: [],
    };
  }
}

function split(images: Uint8Array, labels: Uint8Array | null, wanted: number | null): Split {
  const available = images.length / pixels;
  const count = Math.min(wanted ?? available, available);
  return new LoadedImages(images.subarray(0, count * pixels), labels && labels.subarray(0, count), available);
}
