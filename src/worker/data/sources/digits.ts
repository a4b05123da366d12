import {dataSetOf} from '../../../recipe/datasets.ts';
import type {DataRequest} from '../dataset.ts';
import {SharedLoads, type Waiting} from '../shared-loads.ts';
import {DigitSplit, DrawnDigits, name, type DigitDrawer} from './drawn-digits.ts';
import type {DataSource, LeasedDataset, LoadContext} from './source.ts';
import {together} from './together.ts';

/** The digits the library draws. */
export class DigitsSource implements DataSource {
  readonly #digits = new SharedLoads<DrawnDigits>();
  readonly #drawer: DigitDrawer;

  constructor(drawer: DigitDrawer) {
    this.#drawer = drawer;
  }

  async load({trainSize, testSize}: DataRequest, context: LoadContext): Promise<LeasedDataset> {
    const all = dataSetOf(name);
    const trainCount = trainSize ?? all.train.count;
    const testCount = testSize ?? all.test.count;
    const take = (split: 0 | 1, count: number) => (waiting: Waiting) =>
      this.#digits.take(
        `${name} ${split}`,
        count,
        (wanted, signal) => DrawnDigits.create(split, wanted, this.#drawer, context.yielder, signal),
        waiting,
      );
    const [train, test] = await together(context, [take(0, trainCount), take(1, testCount)]);
    return {
      dataset: {
        id: `${name} ${trainCount}+${testCount}`,
        name,
        kind: name,
        train: new DigitSplit(train.value, trainCount),
        test: new DigitSplit(test.value, testCount),
        heldOut: false,
        verified: true,
        fromCache: false,
        bytesLoaded: 0,
      },
      leases: [train, test],
    };
  }
}
