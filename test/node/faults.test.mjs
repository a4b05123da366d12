// Runs under random acts and faults keep what is always promised; test/faults/README.md says what that is.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {loadMachine, loadPageTables, look} from '../faults/node/run.mjs';

const loaded = await loadMachine();
const {acts, faults} = loaded.machine;
const onPage = await loadPageTables();
const readme = readFileSync(new URL('../faults/README.md', import.meta.url), 'utf8');

/** Rows of a table under a heading: what stands in their two cells. */
function rowsUnder(heading) {
  const [, section] = readme.split(`\n## ${heading}\n`);
  return Object.fromEntries(
    [...section.split('\n## ')[0].matchAll(/^\| `([^`]+)` *\| (.*?) *\|$/gm)].map(([, name, promise]) => [
      name,
      promise,
    ]),
  );
}

for (const [heading, table, least] of [
  ['Acts', acts, 25],
  ['Faults', faults, 15],
  ['Acts on elements', onPage.acts, 20],
  ['Faults around elements', onPage.faults, 12],
]) {
  test(`the list of ${heading.toLowerCase()} says what is promised for each`, () => {
    const promises = Object.fromEntries(Object.entries(table).map(([name, {promise}]) => [name, promise]));
    assert.ok(Object.keys(table).length >= least);
    assert.deepEqual(rowsUnder(heading), promises);
  });
}

test('200 seeds of acts and faults break nothing', async () => {
  const lines = [];
  const {found, happened} = await look(loaded, {
    from: 1,
    seeds: 200,
    say: (line) => lines.push(line),
    most: 1,
  });
  assert.equal(found.size, 0, `${lines.join('\n')}\nnode test/faults/node/run.mjs --seed N has it again`);
  assert.ok(happened > 10_000);
});
