// Writes what a page pays, gzipped, into bench/sizes.json; fails where the part before a person's act is too much.
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import {root} from './data-dir.mjs';

const mostBeforePlay = 30_000;
const folder = resolve(root, 'dist/cdn');
const gzipped = (file) => gzipSync(readFileSync(resolve(folder, file)), {level: 9}).length;

/** A file and all that it imports statically: what the browser requests before anybody acts. */
function closure(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(resolve(folder, file), 'utf8');
  for (const [, name] of text.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}$,\s]*?from\s*)?["']\.\/([^"']+)["']/g,
  )) {
    closure(name, found);
  }
  return found;
}

// Names without their hashes, so that the file changes only where sizes do.
const plainName = (file) => file.replace(/-[\w-]{8}(\.js)$/, '$1');
const total = (files) => [...files].reduce((sum, file) => sum + gzipped(file), 0);

const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
const named = (name) => files.find((file) => plainName(file) === `ae-${name}.js`);

/** What each kind of element fetches when the first of it is connected, with its words beside those that all have. */
const shells = {trainer: 'trainer-shell', 'noise-demo': 'noise-shell', 'latent-view': 'latent-shell'};
const words = {'noise-demo': 'noise-shell', 'latent-view': 'map-shell'};
const script = closure('ae-elements.js');
function beforePlay(elements) {
  const files = new Set(script);
  for (const element of elements) closure(named(shells[element]), files);
  const groups = elements.length > 0 ? ['shell', ...elements.flatMap((element) => words[element] ?? [])] : [];
  const inLanguage = (name) => total([...files, ...groups.map((group) => named(`${name}-${group}`))]);
  return {english: inLanguage('en'), spanish: inLanguage('es')};
}
const kinds = Object.keys(shells);
const pages = {
  'the script alone': beforePlay([]),
  ...Object.fromEntries(kinds.map((kind) => [`<ae-${kind}>`, beforePlay([kind])])),
  'all of them': beforePlay(kinds),
};
const heaviest = Math.max(...kinds.flatMap((kind) => Object.values(pages[`<ae-${kind}>`])));
const mostFurther = 3000;
const sizes = {
  beforePlay: {
    ...pages,
    most: {one: mostBeforePlay, further: mostFurther},
  },
  files: Object.fromEntries(
    files
      .map((file) => [file.startsWith('ae-worker') ? file : plainName(file), gzipped(file)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
};
writeFileSync(resolve(root, 'bench/sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
console.log('Before the first play, gzipped, in English (in Spanish):');
for (const [page, {english, spanish}] of Object.entries(pages))
  console.log(`  ${page}: ${english} (${spanish}) bytes`);
const most = {one: mostBeforePlay, all: mostBeforePlay + (kinds.length - 1) * mostFurther};
if (heaviest > most.one || pages['all of them'].spanish > most.all) {
  console.error(`That is more than ${most.one} for one, or ${most.all} for all.`);
  process.exit(1);
}
