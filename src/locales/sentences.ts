import type {Complaint} from '../recipe/parse.ts';
import type {Sentences} from './messages/shared.ts';
import type {ShellMessages} from './messages/shell.ts';

/** The sentence about this, from a table that has one for each code. */
export function sentence<T extends {readonly code: string}, C extends T['code']>(
  sentences: Sentences<T>,
  about: Extract<T, {readonly code: C}>,
): string {
  return sentences[about.code](about);
}

/** An author's text, short enough for a sentence. */
export function quoted(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** What is wrong with an attribute, and what it takes. */
export const complaintWords =
  ({complaint, accepted}: ShellMessages) =>
  ({attribute, value, accepted: taken}: Complaint): string =>
    complaint(attribute, quoted(value), acceptedWords(accepted, taken));

function acceptedWords<K extends Complaint['accepted']['kind']>(
  words: ShellMessages['accepted'],
  taken: Extract<Complaint['accepted'], {readonly kind: K}>,
): string {
  return words[taken.kind](taken);
}
