// Writes what a page pays, gzipped, into bench/sizes.json; fails where the part before a person's act is too much: what
// an element fetches when it is connected, and what draws it once it is in view.
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import {root} from './data-dir.mjs';

const mostBeforePlay = 30_000;
/** For what is all of it in one file: so much with four kinds of elements, and what a further kind may add. */
const inOneFile = {four: 300_000, further: 15_000};
const folder = resolve(root, 'dist/cdn');
/** Files name each other with hashes, which compress a little better or worse from folder to folder: always the same here. */
const hashOf = (name) => createHash('sha256').update(name).digest('base64url').slice(0, 7);
const gzipped = (file) =>
  gzipSync(
    readFileSync(resolve(folder, file), 'utf8').replace(
      /([\w.-]+)-[\w-]{7}(\.js)\b/g,
      (_, name, end) => `${name}-${hashOf(name)}${end}`,
    ),
    {level: 9},
  ).length;

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
const plainName = (file) => file.replace(/-[\w-]{7}(\.js)$/, '$1');
const total = (files) => [...files].reduce((sum, file) => sum + gzipped(file), 0);

const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
const named = (name) => files.find((file) => plainName(file) === `ae-${name}.js`);

/** What each kind of element fetches when the first of it is connected, as its class says: shell, and groups of words. */
const components = resolve(root, 'src/components');
const kinds = readdirSync(components).flatMap((room) => {
  const file = resolve(components, room, `ae-${room}.ts`);
  if (!existsSync(file)) return [];
  const source = readFileSync(file, 'utf8');
  const groups = /shellGroups = \[(.*?)\]/.exec(source)?.[1] ?? '';
  const words = [...groups.matchAll(/'(\w+)Shell'/g)].map(([, name]) => `${name}-shell`);
  const shell = /import\('\.\/([\w-]+)\.ts'\)/.exec(source)[1];
  const shown = readFileSync(resolve(components, room, `${shell}.ts`), 'utf8');
  const sight = /loadSight: [^\n]*import\('\.\/([\w-]+)\.ts'\)/.exec(shown)?.[1] ?? null;
  const list = /sightMessages: \[(.*?)\]/.exec(shown)?.[1] ?? '';
  const sightWords = [...list.matchAll(/'(\w+)'/g)].map(([, name]) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  return [{tag: `ae-${room}`, shell, words, sight, sightWords}];
});
/** Our languages by their names: a folder each. */
const tags = readdirSync(resolve(root, 'src/locales'), {withFileTypes: true})
  .filter((entry) => entry.isDirectory() && entry.name !== 'messages')
  .map(({name}) => name);
const nameOf = new Intl.DisplayNames('en', {type: 'language'});
const languages = tags.map((tag) => [nameOf.of(tag).toLowerCase(), tag]);
const script = closure('ae-elements.js');
function beforePlay(elements) {
  const files = new Set(script);
  for (const {shell} of elements) closure(named(shell), files);
  const groups = elements.length > 0 ? ['shell', ...elements.flatMap(({words}) => words)] : [];
  const inLanguage = (name) => total([...files, ...groups.map((group) => named(`${name}-${group}`))]);
  return Object.fromEntries(languages.map(([name, tag]) => [name, inLanguage(tag)]));
}
/** What draws these elements once they are in view, beside what is there already. */
function inView(elements) {
  const before = new Set(script);
  for (const {shell} of elements) closure(named(shell), before);
  const files = new Set(before);
  for (const {sight} of elements) if (sight) closure(named(sight), files);
  const added = [...files].filter((file) => !before.has(file));
  const groups = new Set(elements.flatMap(({sightWords}) => sightWords));
  const inLanguage = (name) => total([...added, ...[...groups].map((group) => named(`${name}-${group}`))]);
  return Object.fromEntries(languages.map(([name, tag]) => [name, inLanguage(tag)]));
}

const pages = {
  'the script alone': beforePlay([]),
  ...Object.fromEntries(kinds.map((kind) => [`<${kind.tag}>`, beforePlay([kind])])),
  'all of them': beforePlay(kinds),
};
const seen = {
  ...Object.fromEntries(kinds.filter(({sight}) => sight).map((kind) => [`<${kind.tag}>`, inView([kind])])),
  'all of them': inView(kinds),
};
const mostInView = {one: 10_000, further: 3000};
const heaviest = Math.max(...kinds.flatMap((kind) => Object.values(pages[`<${kind.tag}>`])));
const mostFurther = 3000;
const mostInOne = inOneFile.four + (kinds.length - 4) * inOneFile.further;
const inOne = Object.fromEntries(
  ['ae-elements.single.js', 'anywidget/ae.mjs'].map((file) => [file, gzipped(`../${file}`)]),
);
const sizes = {
  inOne: {...inOne, most: mostInOne},
  beforePlay: {
    ...pages,
    most: {one: mostBeforePlay, further: mostFurther},
  },
  inView: {...seen, most: mostInView},
  files: Object.fromEntries(
    files
      .map((file) => [file.startsWith('ae-worker-') ? file : plainName(file), gzipped(file)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
};
writeFileSync(resolve(root, 'bench/sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
console.log('In one file:');
for (const [file, bytes] of Object.entries(inOne)) console.log(`  ${file}: ${bytes} bytes`);
if (Math.max(...Object.values(inOne)) > mostInOne) {
  console.error(`That is more than ${mostInOne}.`);
  process.exit(1);
}
console.log(`Before the first play, gzipped, in ${languages.map(([name]) => name).join(', ')}:`);
for (const [page, bytes] of Object.entries(pages))
  console.log(`  ${page}: ${Object.values(bytes).join(', ')} bytes`);
console.log('To draw it once it is in view:');
for (const [page, bytes] of Object.entries(seen))
  console.log(`  ${page}: ${Object.values(bytes).join(', ')} bytes`);
const mostOf = (table, names) => Math.max(...names.flatMap((name) => Object.values(table[name])));
const alone = Object.keys(seen).filter((name) => name.startsWith('<'));
const mostSeen = mostInView.one + (alone.length - 1) * mostInView.further;
if (mostOf(seen, alone) > mostInView.one || mostOf(seen, ['all of them']) > mostSeen) {
  console.error(`That is more than ${mostInView.one} for one, or ${mostSeen} for all.`);
  process.exit(1);
}
const most = {one: mostBeforePlay, all: mostBeforePlay + (kinds.length - 1) * mostFurther};
if (heaviest > most.one || Math.max(...Object.values(pages['all of them'])) > most.all) {
  console.error(`That is more than ${most.one} for one, or ${most.all} for all.`);
  process.exit(1);
}
