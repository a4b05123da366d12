// What only Node can show of the built package.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {resolve} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import vm from 'node:vm';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = resolve(root, 'dist');
const cdn = resolve(dist, 'cdn');
const workers = readdirSync(cdn).filter((file) => file.startsWith('ae-worker-'));

/** The tags of all elements. */
const elements = readdirSync(resolve(root, 'src/entries'))
  .map((file) => /^(ae-[\w-]+)\.ts$/.exec(file)?.[1])
  .filter(Boolean);

test('every element can be imported by itself, and bundlers know that this registers it', () => {
  const {exports, sideEffects} = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  assert.ok(elements.length >= 3);
  for (const tag of elements) {
    const entry = {types: `./dist/types/entries/${tag}.d.ts`, default: `./dist/${tag}.js`};
    assert.deepEqual(exports[`./${tag}.js`], entry);
    assert.ok(sideEffects.includes(`./dist/${tag}.js`), tag);
  }
});

test('importing the package in Node has no effect and does not throw', async () => {
  // Lit brings what it needs to render on a server; that is its own affair.
  await import('lit');
  const before = Object.getOwnPropertyNames(globalThis);
  for (const entry of ['index.js', ...elements.map((tag) => `${tag}.js`), 'classes.js']) {
    await import(pathToFileURL(resolve(dist, entry)).href);
  }
  assert.deepEqual(
    Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name)),
    [],
  );
});

test('there is a worker file for each engine family and one for analyses', () => {
  assert.deepEqual(
    workers.sort(),
    ['analysis', 'basic', 'simd', 'wasm', 'webgl', 'webgpu'].map((name) => `ae-worker-${name}.js`),
  );
});

for (const file of workers) {
  test(`${file} stands alone, as a classic script too, and needs no eval`, () => {
    const text = readFileSync(resolve(cdn, file), 'utf8');
    new vm.Script(text);
    assert.doesNotMatch(text, /\bimport\s*\(|\bimportScripts\s*\(|import\.meta/);
    assert.doesNotMatch(text, /\beval\s*\(|new Function\s*\(/);
    assert.equal(readFileSync(resolve(dist, file), 'utf8'), text);
  });
}

test('bundlers find every worker file by the literal they know', () => {
  const texts = readdirSync(dist)
    .filter((file) => /^(chunk-|index|ae-trainer|classes)/.test(file))
    .map((file) => readFileSync(resolve(dist, file), 'utf8'));
  for (const file of workers) {
    const literal = `new Worker(new URL("./${file}", import.meta.url)`;
    assert.ok(
      texts.some((text) => text.includes(literal)),
      literal,
    );
  }
});

test("no bundler finds a module of Node in it, which it would look for in vain: an author's build goes through", () => {
  const built = [dist, cdn].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.js'))
      .map((file) => resolve(folder, file)),
  );
  assert.ok(
    built.some((file) => file.includes('.text')) && built.some((file) => file.includes('worker-wasm')),
  );
  // A worker that is text has its quotes behind backslashes.
  const quoted = (names) => new RegExp(`["'\`](${names})\\\\?["'\`]`);
  for (const file of built) {
    const text = readFileSync(file, 'utf8');
    assert.doesNotMatch(text, /\brequire\s*\(/, file);
    assert.doesNotMatch(text, quoted('fs|os|crypto|util|worker_threads|perf_hooks|node:\\w+'), file);
    // On a page it is SVG's.
    if (file.includes('ae-worker')) assert.doesNotMatch(text, quoted('path'), file);
    if (file.includes('ae-worker') || file.startsWith(cdn)) continue;
    for (const [, from] of text.matchAll(/\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g))
      assert.match(from, /^(\.\/|(lit|comlink|d3)(\/|-|$))/, file);
  }
});

test('the folder for pages needs nothing outside itself', () => {
  for (const file of readdirSync(cdn).filter(
    (name) => !name.startsWith('ae-worker-') && !name.includes('.text'),
  )) {
    const text = readFileSync(resolve(cdn, file), 'utf8');
    for (const [, from] of text.matchAll(/\bimport\s*\(?\s*["']([^"']+)["']/g))
      assert.match(from, /^\.\//, file);
    for (const [, from] of text.matchAll(/\bfrom\s*["']([^"']+)["']/g)) assert.match(from, /^\.\//, file);
  }
});

test('the types of the package are there', () => {
  const {exports} = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  for (const {types} of Object.values(exports).filter((entry) => entry.types)) {
    assert.ok(readFileSync(resolve(root, types), 'utf8').length > 0, types);
  }
});

test('a script that is not a page may import a worker-free part: the recipe parses in Node', async () => {
  const {AeTrainer} = await import(pathToFileURL(resolve(dist, 'classes.js')).href);
  assert.equal(typeof AeTrainer, 'function');
  assert.ok(AeTrainer.observedAttributes.includes('encoding-dim'));
});
