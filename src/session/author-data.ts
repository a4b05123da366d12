import {lastOf} from './page-wide.ts';
import type {AuthorDataSizes} from '../protocol/saved-run.ts';

/** An author's arrays under the key by which recipes name them, here or not. */
export type AuthorData = GivenData | AbsentData;

interface Named {
  readonly key: number;
  readonly sizes: AuthorDataSizes;
}

/** Arrays that a run was trained on before it was read from a file: nobody has given them here. */
export interface AbsentData extends Named {
  readonly train: null;
}

/** Values are bytes, or numbers in 0–1. */
export interface GivenData extends Named {
  readonly train: Uint8Array | Float32Array;
  readonly test: Uint8Array | Float32Array;
  readonly trainLabels: Uint8Array | null;
  readonly testLabels: Uint8Array | null;
}

/** A key that no other arrays of the page have. */
export const newKey = (): number => ++lastOf.data;

/** Whether a run of the one can go on with the other, as far as anybody can tell without reading them. */
export const haveSameSizes = ({sizes: one}: AuthorData, {sizes: other}: AuthorData): boolean =>
  one.train === other.train && one.test === other.test;
