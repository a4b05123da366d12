import type {Penalty, PenaltyKind} from '../../../network/training.ts';
import type {LayerPlaces} from './arrays.ts';
import type {Kernel} from './kernel.ts';

/** What one kind of penalty does with the code of a block of images. */
interface PenaltyOps<K extends PenaltyKind> {
  /** Summed over the images. */
  value(kernel: Kernel, penalty: Penalty<K>, code: LayerPlaces, images: number): number;
  /** Adds its derivatives to the slopes at the code. @param batch images over which the loss is a mean */
  addSlopes(kernel: Kernel, penalty: Penalty<K>, code: LayerPlaces, images: number, batch: number): void;
}

const penaltyOps: {readonly [K in PenaltyKind]: PenaltyOps<K>} = {
  'activity-l1': {
    value: (kernel, {rate}, {outputs, stride}, images) =>
      rate * kernel.penalty(outputs, stride, images, 0, 0),
    addSlopes: (kernel, {rate}, {outputs, stride, slopes}, images, batch) =>
      void kernel.penalty(outputs, stride, images, slopes, rate / batch),
  },
};

export const penaltyOpsOf = <K extends PenaltyKind>({kind}: Penalty<K>): PenaltyOps<K> => penaltyOps[kind];
