import type {CodeComments, Library} from '../../recipe/as-code/line.ts';
import type {Optimizer} from '../../recipe/names.ts';
import type {Noun} from './shared.ts';

/** In which order a layer's units are shown. */
export type WeightOrder = 'place' | 'size' | 'on';

/** What `<ae-summary>` says under its tabs. */
export interface SummaryDetailsMessages {
  /** Beside the recipe as code, and in its comments. */
  readonly code: {
    readonly choose: string;
    readonly libraries: Readonly<Record<Library, string>>;
    readonly label: (library: string) => string;
    readonly copy: string;
    readonly copied: string;
    readonly copyByHand: string;
    /** Where nobody points at a line. */
    readonly hint: string;
    /** Of a line that is the same in every recipe. */
    readonly none: string;
    /** What an optimizer's rate is where nothing is said, in Keras 2 and in Keras 3. */
    readonly defaults: (optimizer: Optimizer, then: string, now: string) => string;
    readonly comments: CodeComments;
  };
  readonly weights: {
    readonly order: string;
    readonly orders: Readonly<Record<WeightOrder, string>>;
    /** @param images on which the shares were counted; null where nobody has counted */
    readonly shown: (shown: number, all: number, images: number | null, noun: Noun) => string;
    readonly more: (count: number) => string;
    readonly fewer: string;
    /** A unit, counted from 1. @param on share of the test images on which it is on; null where that is not known */
    readonly unit: (unit: number, size: number, on: number | null) => string;
  };
}
