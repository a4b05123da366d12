// The answers for sites that ask by oEmbed: they name a page that is there, and an element with nothing to complain of.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {importSources} from '../../scripts/sources.mjs';
import {answerOf, presets, reservedHeight} from '../../src/embed/oembed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const css = readFileSync(resolve(root, 'src/ae-elements.css'), 'utf8');
const base = 'https://your.site/ae-elements/';
const {askedOf, parseRecipe, fieldAttributes, ownTables} = await importSources(
  `export {askedOf} from './src/embed/asked.ts'; export {parseRecipe} from './src/recipe/parse.ts';
   export {fieldAttributes} from './src/recipe/fields.ts'; export {ownTables} from './src/recipe/meanings.ts';`,
);
const own = Object.values(ownTables).flatMap(({table}) => table.fields.map(({attribute}) => attribute));

for (const name of Object.keys(presets))
  for (const lang of ['en', 'es'])
    test(`the answer for ${name} in ${lang} is a frame with an element that trains`, () => {
      const answer = answerOf(name, {base, css, lang});
      assert.deepEqual([answer.version, answer.type], ['1.0', 'rich']);
      assert.ok(answer.height > 300 && answer.height < 1400, `${answer.height} px`);
      const source = /src="([^"]*)"/.exec(answer.html)[1].replaceAll('&amp;', '&');
      const {origin, pathname, search} = new URL(source);
      assert.equal(origin + pathname, `${base}embed.html`);
      const asked = askedOf(
        new URLSearchParams(search),
        (tag) => (tag === presets[name].tag ? [...fieldAttributes, ...own, 'lang'] : null),
        {baseURI: `${base}embed.html`, origin},
      );
      assert.deepEqual(asked.refused, []);
      assert.equal(asked.attributes.lang, lang);
      const {complaints} = parseRecipe((attribute) => asked.attributes[attribute] ?? null);
      assert.deepEqual(complaints, []);
    });

test('a frame is as high as the room that the style sheet keeps', () => {
  assert.equal(reservedHeight(css, 'ae-trainer', 700), 626);
  const sheet = `ae-x:not(:defined)::before { block-size: calc(100.0px + 20.0cqi); }
@container (max-width: 560.5px) { ae-x:not(:defined)::before { block-size: calc(300.0px + 0.0cqi); } }
@media (pointer: coarse) {
  ae-x:not(:defined)::before { block-size: calc(900.0px + 0.0cqi); }
}`;
  assert.deepEqual(
    [700, 560, 320].map((width) => reservedHeight(sheet, 'ae-x', width)),
    [240, 300, 300],
  );
});

test('the command writes a file for each, and says what it does not take', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ae-oembed-'));
  const command = resolve(root, 'dist/oembed.mjs');
  try {
    execFileSync(process.execPath, [command, base, folder, '--lang', 'es']);
    assert.deepEqual(
      readdirSync(folder).sort(),
      Object.keys(presets)
        .map((name) => `${name}.json`)
        .sort(),
    );
    assert.match(JSON.parse(readFileSync(join(folder, 'denoiser.json'), 'utf8')).html, /lang=es/);
    for (const wrong of [
      ['/ae-elements/', folder],
      [base],
      [base, folder, '--lang', 'fr'],
      [base, folder, '--width', 'x'],
    ])
      assert.throws(
        () => execFileSync(process.execPath, [command, ...wrong], {stdio: 'pipe'}),
        /Command failed/,
      );
  } finally {
    rmSync(folder, {recursive: true});
  }
});
