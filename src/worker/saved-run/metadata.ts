import type {Words} from './words.ts';
import {wordsIn} from './words.ts';

/** The forms in which a run is written. */
export type WrittenForm = 'full' | 'show';

/**
 * The words of a run as texts of a header, all but `version` and `form` JSON: `recipe` (texts by attribute), `authorData`
 * (images of the author's own arrays, or null), `status`, `epochs`, `history`, `position`, `optimizer` (step and schedule), `meanImageLoss`, `samples` (labels and indices).
 * @param version of this library
 */
export function writeMetadata(words: Words, version: string, form: WrittenForm): Record<string, string> {
  const {texts, authorData, status, epochs, history, position, step, schedule, meanImageLoss, samples} =
    words;
  const told = {
    recipe: texts,
    authorData,
    status,
    epochs,
    history,
    position,
    optimizer: {step, schedule},
    meanImageLoss,
    samples,
  };
  const written = Object.entries(told).map(([name, value]) => [name, JSON.stringify(value)]);
  return {version, form, ...Object.fromEntries(written)};
}

/** Reads them; null where they are not all there, or of another kind. */
export function readMetadata(
  metadata: ReadonlyMap<string, string>,
): {readonly words: Words; readonly form: WrittenForm} | null {
  const form = metadata.get('form');
  if (form !== 'full' && form !== 'show') return null;
  try {
    const read = (name: string): unknown => JSON.parse(metadata.get(name) ?? '');
    const words = wordsIn({
      texts: read('recipe'),
      authorData: read('authorData'),
      status: read('status'),
      epochs: read('epochs'),
      history: read('history'),
      position: read('position'),
      ...(read('optimizer') as object),
      meanImageLoss: read('meanImageLoss'),
      samples: read('samples'),
    });
    return words && {words, form};
  } catch {
    return null;
  }
}
