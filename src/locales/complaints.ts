import type {Complaint} from '../recipe/parse.ts';
import type {NotesMessages} from './messages/notes.ts';

/** An author's text, short enough for a sentence. */
export function quoted(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** An address, short enough for a sentence, with the name of its file: what is wrong is mostly there. */
export function quotedUrl(url: string): string {
  return url.length > 60 ? `${url.slice(0, 24)}…${url.slice(-35)}` : url;
}

/** What is wrong with an attribute, and what it takes; where there are no words for it, what is wrong alone. */
export const complaintWords =
  (notes: NotesMessages | undefined) =>
  ({attribute, value, accepted: taken}: Complaint): string =>
    notes
      ? notes.complaint(attribute, quoted(value), acceptedWords(notes.accepted, taken))
      : `${attribute}="${quoted(value)}"`;

function acceptedWords<K extends Complaint['accepted']['kind']>(
  words: NotesMessages['accepted'],
  taken: Extract<Complaint['accepted'], {readonly kind: K}>,
): string {
  return words[taken.kind](taken);
}
