import {askingActs} from './asking-acts.ts';
import {authorActs} from './author-acts.ts';
import {fileActs} from './file-acts.ts';
import {linkedActs} from './linked-acts.ts';
import {placeActs} from './place-acts.ts';
import {readerActs} from './reader-acts.ts';
import type {Act} from './stage.ts';

export {faults} from './faults.ts';

/** Acts of a reader, of an author, and of other elements on the page. */
export const acts: Readonly<Record<string, Act>> = {
  ...readerActs,
  ...authorActs,
  ...askingActs,
  ...fileActs,
  ...placeActs,
  ...linkedActs,
};
