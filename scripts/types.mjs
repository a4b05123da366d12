// Leaves of the emitted declarations those that the package's entries lead to: what is internal is nobody's to import.
import {existsSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {dirname, relative, resolve} from 'node:path';
import {root} from './data-dir.mjs';

const folder = resolve(root, 'dist/types');
const {exports} = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

/** A declaration file and all that it names. */
function reach(file, found) {
  if (found.has(file)) return;
  found.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g)) {
    const next = resolve(dirname(file), name.replace(/\.(ts|js)$/, '.d.ts'));
    if (!existsSync(next)) throw new Error(`${relative(folder, file)} names ${name}, which is not there.`);
    reach(next, found);
  }
}

const needed = new Set();
for (const {types} of Object.values(exports)) if (types) reach(resolve(root, types), needed);
const all = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
for (const {parentPath, path, name} of all) {
  const file = resolve(parentPath ?? path, name);
  if (!needed.has(file)) rmSync(file);
}
for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})
  .filter((each) => each.isDirectory())
  .reverse()) {
  const inside = resolve(entry.parentPath ?? entry.path, entry.name);
  if (readdirSync(inside).length === 0) rmSync(inside, {recursive: true});
}
console.log(`Types: ${needed.size} of ${all.length} declaration files are reached from the entries.`);
