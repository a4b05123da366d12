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

const first = closure('ae-elements.js');
const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
const spanish = files.filter((file) => /^ae-es-shell-/.test(file));
const sizes = {
  beforePlay: {
    english: total(first),
    spanish: total(new Set([...first, ...spanish])),
    most: mostBeforePlay,
  },
  files: Object.fromEntries(
    files
      .map((file) => [file.startsWith('ae-worker') ? file : plainName(file), gzipped(file)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
};
writeFileSync(resolve(root, 'bench/sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
console.log(
  `Before the first play: ${sizes.beforePlay.english} bytes gzipped (with Spanish ${sizes.beforePlay.spanish}).`,
);
if (sizes.beforePlay.spanish > mostBeforePlay) {
  console.error(`That is more than ${mostBeforePlay}.`);
  process.exit(1);
}
