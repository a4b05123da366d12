import type {Format} from './format.ts';

/** What a reader typed, as an attribute has it: its numbers may have the sign for decimals of the reader's own language. */
export function asTyped(text: string, {fixed}: Pick<Format, 'fixed'>): string {
  return fixed(0.5, 1).includes(',') && !text.includes('.') ? text.replaceAll(',', '.') : text;
}
