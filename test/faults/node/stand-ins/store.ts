/** The data store, known to the driver. */
import type {DataRequest, Dataset} from '../../../../src/worker/data/dataset.ts';
import type {LoadContext} from '../../../../src/worker/data/sources/source.ts';
import {DataStore as Real} from '../../../../src/worker/data/store.ts';

export class DataStore extends Real {
  readonly #loading = new Set<DataRequest>();
  readonly #lent = new Set<Dataset>();

  constructor(...given: ConstructorParameters<typeof Real>) {
    super(...given);
    faultHooks.stores.push(this);
  }

  /** What is on its way, or was loaded and not given back. */
  get held(): string[] {
    return [...[...this.#loading].map(({dataset}) => dataset), ...[...this.#lent].map(({id}) => id)];
  }

  override async load(request: DataRequest, context: LoadContext): Promise<Dataset> {
    this.#loading.add(request);
    try {
      const dataset = await super.load(request, context);
      this.#lent.add(dataset);
      return dataset;
    } finally {
      this.#loading.delete(request);
    }
  }

  override release(dataset: Dataset): void {
    this.#lent.delete(dataset);
    super.release(dataset);
  }
}
