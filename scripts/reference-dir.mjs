import {readFileSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {root} from './data-dir.mjs';

/** The folder of the reference runs: AE_REFERENCE_DIR, else our own. */
export const referenceDir = () =>
  process.env.AE_REFERENCE_DIR ? resolve(process.env.AE_REFERENCE_DIR) : resolve(root, 'test/reference');

/** Names of the files in it, in order. */
export const referenceFiles = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();

/** What is wrong with the folder, in one sentence; null where it holds runs that can be read. */
export function referenceFault(folder = referenceDir()) {
  let names;
  try {
    names = referenceFiles(folder);
  } catch {
    return `The folder of reference runs ${folder} cannot be read.`;
  }
  if (names.length === 0) return `The folder of reference runs ${folder} holds no .json file.`;
  for (const name of names) {
    const file = join(folder, name);
    let content;
    try {
      content = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      return `The reference file ${file} cannot be read: ${error.message}.`;
    }
    const runs = Array.isArray(content) ? content : [content];
    if (runs.length === 0) return `The reference file ${file} holds no run.`;
    for (const [i, run] of runs.entries()) {
      const complete =
        run &&
        typeof run.name === 'string' &&
        ['layers', 'activations', 'losses'].every((key) => Array.isArray(run[key]));
      if (!complete) return `The reference file ${file} holds something that is no run, in place ${i + 1}.`;
    }
  }
  return null;
}
