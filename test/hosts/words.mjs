import {importSources} from '../../scripts/sources.mjs';

let words = null;

/** What a reader of English finds on the elements: the button that trains, and from where a worker came, by its rung. */
export function loadWords() {
  words ??= importSources(
    `export {shell} from './src/locales/en/shell.ts'; export {run} from './src/locales/en/run.ts';`,
  ).then(({shell, run}) => ({train: shell.button.train, rungs: run.details.worker}));
  return words;
}
