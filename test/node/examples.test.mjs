// The sites in examples/ install what the library asks for now, and name no server that they were locked at.
import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {resolve} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {hosts} from '../hosts/rows/index.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (...path) => readFileSync(resolve(root, ...path), 'utf8');
const examples = readdirSync(resolve(root, 'examples'), {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map(({name}) => name);
const {dependencies} = JSON.parse(read('package.json'));

test('every example is tried, and what was seen of every host is written down', () => {
  const tried = Object.entries(hosts).map(([name, {example = name}]) => example);
  assert.deepEqual([...new Set(tried)].sort(), examples.toSorted());
  assert.deepEqual(Object.keys(JSON.parse(read('examples/seen.json'))), Object.keys(hosts));
});

for (const name of examples.filter((name) => existsSync(resolve(root, 'examples', name, 'package.json'))))
  test(`the lock file of examples/${name} is up to date`, () => {
    const lock = read('examples', name, 'package-lock.json');
    assert.doesNotMatch(lock, /"resolved": "https?:/);
    const {packages} = JSON.parse(lock);
    const own = packages['node_modules/ae-elements'];
    const asked = JSON.parse(read('examples', name, 'package.json')).dependencies ?? {};
    assert.equal(Boolean(own), 'ae-elements' in asked);
    if (own) assert.deepEqual(own.dependencies, dependencies);
  });
