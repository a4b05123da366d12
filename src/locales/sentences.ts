import type {Sentences} from './messages/shared.ts';

/** The sentence about this, from a table that has one for each code. */
export function sentence<T extends {readonly code: string}, C extends T['code']>(
  sentences: Sentences<T>,
  about: Extract<T, {readonly code: C}>,
): string {
  return sentences[about.code](about);
}
