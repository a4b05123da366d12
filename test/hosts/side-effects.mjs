// What a production build keeps of the library: what has an effect, where it is imported for that, and nothing unasked.
import {readFileSync, readdirSync} from 'node:fs';
import {resolve} from 'node:path';

/** What an author's one entry imports, and what must be in the build of it. */
export const entries = {
  'one.js': `import 'ae-elements/ae-trainer.js';`,
  'unused.js': `import {AeTrainer} from 'ae-elements/classes.js'; console.log('Nothing of ours is used here.');`,
};

/** The text of all that the first file of a build leads to at once: its static imports with it. */
function atOnce(folder, file, seen = new Set()) {
  if (seen.has(file)) return '';
  seen.add(file);
  const text = readFileSync(resolve(folder, file), 'utf8');
  const imported = [...text.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)].map(([, name]) => name);
  return text + imported.map((name) => atOnce(folder, resolve(folder, file, '..', name), seen)).join('');
}

/**
 * @param built for each entry, where its build is: a folder, and the file in it
 * @throws where an element that was imported is not defined, another is, or unused classes are kept
 */
export function checkSideEffects(built) {
  const one = atOnce(...built['one.js']);
  if (!one.includes('ae-trainer')) throw new Error('the build leaves out what defines <ae-trainer>');
  if (/["'`]ae-noise-demo["'`]/.test(one)) throw new Error('the build of one element defines another');
  const [folder, file] = built['unused.js'];
  const unused = atOnce(folder, file);
  if (unused.length > 1500)
    throw new Error(`classes that nobody uses stay in the build: ${unused.length} characters`);
  if (readdirSync(folder).some((name) => /ae-worker/.test(name) && built['unused.js'].alone))
    throw new Error('workers that nobody uses stay in the build');
}
