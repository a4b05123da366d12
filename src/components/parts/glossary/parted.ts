import {terms, type GlossaryMessages, type Term} from '../../../locales/messages/glossary.ts';

/** A piece of a sentence: plain, or a word that the glossary has. */
export interface Piece {
  readonly text: string;
  readonly term: Term | null;
}

/** Letters, digits and what joins them: a term is no part of a longer word. */
const joined = '[\\p{L}\\p{N}_]';

const patterns = new WeakMap<GlossaryMessages, RegExp>();

/** All forms of all terms, longer ones first, each with what stands before it. */
function patternOf(glossary: GlossaryMessages): RegExp {
  let pattern = patterns.get(glossary);
  if (!pattern) {
    const forms = terms.flatMap((term) => glossary[term].forms.split('|'));
    const longestFirst = forms.sort((a, b) => b.length - a.length).join('|');
    pattern = new RegExp(`(^|(?!${joined}).)(${longestFirst})(?!${joined})`, 'giu');
    patterns.set(glossary, pattern);
  }
  return pattern;
}

/** A sentence parted at its terms; each is marked where it stands first. */
export function parted(sentence: string, glossary: GlossaryMessages): readonly Piece[] {
  const pieces: Piece[] = [];
  const marked = new Set<Term>();
  let done = 0;
  for (const {0: whole, 1: before, 2: form, index} of sentence.matchAll(patternOf(glossary))) {
    const term = terms.find((name) =>
      glossary[name].forms.toLowerCase().split('|').includes(form.toLowerCase()),
    )!;
    if (marked.has(term)) continue;
    marked.add(term);
    const from = index + before.length;
    if (from > done) pieces.push({text: sentence.slice(done, from), term: null});
    pieces.push({text: form, term});
    done = index + whole.length;
  }
  if (done < sentence.length) pieces.push({text: sentence.slice(done), term: null});
  return pieces;
}
