/** The data store, known to the driver. */
import {DataStore as Real} from '../../../../src/worker/data/store.ts';

export class DataStore extends Real {
  constructor(...given: ConstructorParameters<typeof Real>) {
    super(...given);
    faultHooks.stores.push(this);
  }
}
