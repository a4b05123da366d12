// What joins when an element is added: a row in each of these places, and this test names the one that was forgotten.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {tags} from '../../scripts/tags.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file) => readFileSync(resolve(root, file), 'utf8');

/** Where an element has a row, what is read there, and how that names it. */
const places = {
  'the entry of all elements': ['src/entries/index.ts', (tag) => `'./${tag}.ts'`],
  'its own export': ['package.json', (tag) => `"./${tag}.js": {`],
  'the files with effects': ['package.json', (tag) => `"./dist/${tag}.js"`],
  'its room in the style sheet': [
    'src/ae-elements.css',
    (tag) => `${tag}:not(:defined)::before { block-size:`,
  ],
  "React's tags": ['src/frameworks/react.ts', (tag) => `'${tag}':`],
  "Svelte's tags": ['src/frameworks/svelte.ts', (tag) => `'${tag}':`],
  "Vue's tags": ['src/frameworks/vue.ts', (tag) => `'${tag}':`],
  'the manifest': ['dist/custom-elements.json', (tag) => `"tagName": "${tag}"`],
  'what has to hold of every element': ['test/components/kinds.ts', (tag) => `'${tag}'`],
  'pages with all of them, and what is done there at random': ['test/tags.ts', (tag) => `'${tag}'`],
  'the gallery': ['demo/gallery.html', (tag) => `</${tag}>`],
  'the gallery in Spanish': ['demo/galeria.html', (tag) => `</${tag}>`],
  'the README': ['README.md', (tag) => `<${tag}`],
};

test('there are elements', () => assert.ok(tags.length >= 4));

for (const [place, [file, row]] of Object.entries(places))
  test(`every element has its row: ${place}`, () => {
    const text = read(file);
    assert.deepEqual(
      tags.filter((tag) => !text.includes(row(tag))),
      [],
    );
  });
