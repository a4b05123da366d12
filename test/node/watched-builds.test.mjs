// When `npm run dev` loads open pages again: a worker was built anew. What Rollup's watcher tells is told by the tests.
import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {afterEach, beforeEach, mock, test} from 'node:test';
import {followBuilds} from '../../scripts/watched-builds.mjs';

let watcher;
let reloads;
let begun;
const tell = (...codes) => {
  for (const code of codes)
    watcher.emit('event', {code, input: 'worker.ts', error: new Error('It does not build.')});
};
const aBuild = ['START', 'BUNDLE_START', 'BUNDLE_END', 'END'];
const aFailure = ['START', 'BUNDLE_START', 'ERROR', 'END'];

beforeEach(() => {
  mock.method(console, 'log', () => {});
  mock.method(console, 'error', () => {});
  watcher = new EventEmitter();
  reloads = 0;
  begun = followBuilds(watcher, () => reloads++);
});
afterEach(() => mock.restoreAll());

test('pages are loaded again once a worker was built anew, and not for the first build of all', async () => {
  tell(...aBuild);
  await begun;
  assert.equal(reloads, 0);
  tell('START', 'BUNDLE_START', 'BUNDLE_END');
  assert.equal(reloads, 0, 'others are still being built');
  tell('END');
  assert.equal(reloads, 1);
});

test('a page is left as it is where a worker does not build, until it does', async () => {
  tell(...aFailure);
  await begun;
  tell(...aFailure);
  assert.equal(reloads, 0);
  tell(...aBuild);
  assert.equal(reloads, 1);
});
