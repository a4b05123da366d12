import type {Noun} from './shared.ts';

/** What some elements say of boxes that are still empty, once they are in view. */
export interface SightMessages {
  /** Where the selected digit will stand. */
  readonly pick: (noun: Noun) => string;
  /** Before the slider of epochs. */
  readonly epoch: string;
}
