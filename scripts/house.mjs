// Looks at the structure of src: rooms, floors, arrows, circles and the longest files. --check fails beyond the limits,
// --draw puts the drawing of the rooms into CONTRIBUTING.md.
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {parseArgs} from 'node:util';
import {root} from './data-dir.mjs';

const {values} = parseArgs({options: {check: {type: 'boolean'}, draw: {type: 'boolean'}}});

const limits = {
  lines: 350,
  /** Rooms and floors at most, where a folder holds to a plan: one room an element, and a door for each. */
  components: {rooms: ['base', 'parts', 'index'], floors: 4},
};

const source = resolve(root, 'src');
const files = readdirSync(source, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** What a file imports of src, types too. */
const imports = new Map(
  files.map((file) => [
    file,
    [...texts.get(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+\.ts)['"]/g)]
      .map(([, name]) => resolve(dirname(file), name))
      .filter((other) => texts.has(other)),
  ]),
);

/** Rooms of a folder: what lies directly in it, files and folders alike; and the arrows between them. */
function plan(folder) {
  const roomOf = (file) => {
    const path = relative(folder, file);
    return path.startsWith('..') ? null : path.split(sep)[0].replace(/\.ts$/, '');
  };
  const arrows = new Map();
  for (const [file, targets] of imports) {
    const from = roomOf(file);
    if (from === null) continue;
    if (!arrows.has(from)) arrows.set(from, new Set());
    for (const to of targets.map(roomOf)) if (to !== null && to !== from) arrows.get(from).add(to);
  }
  return arrows;
}

/** Groups of nodes that lead to each other. Tarjan, 1972. */
function circles(arrows) {
  const [index, low, stack, found] = [new Map(), new Map(), [], []];
  const visit = (node) => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const next of arrows.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) found.push(group);
  };
  for (const node of arrows.keys()) if (!index.has(node)) visit(node);
  return found;
}

/** The longest way down, in rooms; where rooms lead in a circle, they stand on one floor. */
function floors(arrows) {
  const heights = new Map();
  const heightOf = (node, path) => {
    if (heights.has(node)) return heights.get(node);
    if (path.includes(node)) return 0;
    const below = [...(arrows.get(node) ?? [])].map((next) => heightOf(next, [...path, node]));
    const height = 1 + Math.max(0, ...below);
    heights.set(node, height);
    return height;
  };
  return Math.max(...[...arrows.keys()].map((node) => heightOf(node, [])));
}

const complaints = [];
console.log('folder                      rooms  floors  arrows  circles');
const looked = [
  '',
  'components',
  'components/parts',
  'components/latent-view',
  'worker',
  'worker/data',
  'session',
  'charts',
];
for (const name of looked) {
  const arrows = plan(resolve(source, name));
  const count = [...arrows.values()].reduce((sum, targets) => sum + targets.size, 0);
  const round = circles(arrows);
  console.log(
    `${`src/${name}`.padEnd(28)}${String(arrows.size).padStart(5)}${String(floors(arrows)).padStart(8)}` +
      `${String(count).padStart(8)}${String(round.length).padStart(9)}`,
  );
  for (const group of round) complaints.push(`src/${name}: ${group.join(', ')} lead in a circle`);
  if (name !== 'components') continue;
  if (floors(arrows) > limits.components.floors) complaints.push(`src/${name} has ${floors(arrows)} floors`);
  // An element's room holds its element.
  const strangers = [...arrows.keys()].filter(
    (room) =>
      !limits.components.rooms.includes(room) &&
      !files.includes(resolve(source, name, room, `ae-${room}.ts`)),
  );
  if (strangers.length > 0)
    complaints.push(`src/${name} has rooms that are no element's: ${strangers.join(', ')}`);
}

for (const group of circles(new Map([...imports].map(([file, targets]) => [file, new Set(targets)]))))
  complaints.push(`files lead in a circle: ${group.map((file) => relative(source, file)).join(', ')}`);

const lines = files
  .map((file) => ({file: relative(source, file), lines: texts.get(file).split('\n').length - 1}))
  .sort((a, b) => b.lines - a.lines);
const all = lines.reduce((sum, file) => sum + file.lines, 0);
console.log(`\n${files.length} files, ${all} lines; the longest:`);
for (const file of lines.slice(0, 5)) console.log(`  ${String(file.lines).padStart(4)}  ${file.file}`);
for (const file of lines.filter((each) => each.lines > limits.lines))
  complaints.push(`${file.file} has ${file.lines} lines; ${limits.lines} are the most`);

/** The rooms of src as a drawing that Markdown shows: who imports whom. */
const guide = resolve(root, 'CONTRIBUTING.md');
const drawing = [
  '<!-- house -->',
  '',
  '```mermaid',
  'flowchart TD',
  ...[...plan(source)]
    .flatMap(([from, targets]) => [...targets].sort().map((to) => `  ${from} --> ${to}`))
    .sort(),
  '```',
  '',
  '<!-- /house -->',
].join('\n');
const before = readFileSync(guide, 'utf8');
const drawn = before.replace(/<!-- house -->[^]*<!-- \/house -->/, drawing);
if (values.draw) writeFileSync(guide, drawn);
else if (drawn !== before)
  complaints.push('the drawing in CONTRIBUTING.md is another: npm run house -- --draw');

for (const complaint of complaints) console.log(`✗ ${complaint}`);
if (values.check && complaints.length > 0) process.exit(1);
