// What `npm start` builds: what has changed since the last time, on small sources in a folder of its own.
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, test} from 'node:test';
import {rollupStep, runChanged} from '../../scripts/changed-steps.mjs';

let folder;
const at = (path) => join(folder, path);
const put = (path, text) => writeFileSync(at(path), text);
const get = (path) => readFileSync(at(path), 'utf8');
/** What the page's script takes beside modules: a worker's built file as a string. */
const text = {
  name: 'text',
  resolveId: (source) => (source.startsWith('text:') ? `\0${source}` : null),
  load(id) {
    if (!id.startsWith('\0text:')) return null;
    const file = at(`dist/${id.slice('\0text:'.length)}`);
    this.addWatchFile(file);
    return `export default ${JSON.stringify(readFileSync(file, 'utf8'))};`;
  },
};

/** A build of two workers that share a module, of a page that has the text of the first, and of one that has none. */
function build() {
  const worker = (name) => ({input: at(`${name}.js`), output: {file: at(`dist/${name}.js`), format: 'iife'}});
  const page = (name) => ({
    input: at(`${name}.js`),
    output: {dir: at('dist'), format: 'es', entryFileNames: `${name}-[hash].js`},
    plugins: [text],
  });
  const builds = [worker('one'), worker('two'), page('page'), page('plain')];
  const steps = builds.map((each) => ({...rollupStep(each), name: each.input.match(/(\w+)\.js$/)[1]}));
  const [record, folders] = [at('cache/build.json'), [at('dist')]];
  return runChanged(steps, {record, common: [at('lock')], folders});
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ae-changed-'));
  mkdirSync(at('dist'));
  put('lock', '1');
  put('shared.js', 'export const shared = 1;');
  put('one.js', "import {shared} from './shared.js'; console.log('one', shared);");
  put('two.js', "import {shared} from './shared.js'; console.log('two', shared);");
  put('page.js', "import one from 'text:one.js'; console.log(one);");
  put('plain.js', "console.log('plain');");
  assert.deepEqual(await build(), ['one', 'two', 'page', 'plain']);
});
afterEach(() => rmSync(folder, {recursive: true}));

test('nothing is built where nothing has changed', async () => {
  assert.deepEqual(await build(), []);
  // What a file says counts, not when it was saved.
  put('two.js', get('two.js'));
  assert.deepEqual(await build(), []);
});

test('of the workers only the one is built whose source has changed, and what has its file in it', async () => {
  put('two.js', "console.log('another two');");
  assert.deepEqual(await build(), ['two']);
  assert.match(get('dist/two.js'), /another two/);
  put('one.js', "console.log('another one');");
  const before = readdirSync(at('dist'));
  assert.deepEqual(await build(), ['one', 'page']);
  assert.equal(readdirSync(at('dist')).length, before.length, 'the page’s earlier file is gone');
  assert.deepEqual(await build(), []);
});

test('a module that several import builds them all', async () => {
  put('shared.js', 'export const shared = 2;');
  assert.deepEqual(await build(), ['one', 'two', 'page']);
});

test('what everything depends on builds everything', async () => {
  put('lock', '2');
  assert.deepEqual(await build(), ['one', 'two', 'page', 'plain']);
});

test('a build that failed is built again, though nothing has changed since', async () => {
  const good = get('two.js');
  put('two.js', 'console.log(');
  await assert.rejects(build);
  await assert.rejects(build);
  put('two.js', good);
  assert.deepEqual(await build(), ['two'], 'its file went with the failure');
  put('one.js', 'console.log(');
  await assert.rejects(build);
  assert.equal(existsSync(at('dist/one.js')), false, 'no page gets an old file for a new one');
});

test('what was built and is gone, or was written over, is built again', async () => {
  rmSync(at('dist/two.js'));
  assert.deepEqual(await build(), ['two']);
  put('dist/two.js', 'something else');
  assert.deepEqual(await build(), ['two']);
});

test('files of earlier names go, and those that another build left', async () => {
  const before = readdirSync(at('dist'));
  put('plain.js', "console.log('another');");
  put('dist/page-otherhash.js', 'of a whole build in between');
  await build();
  const after = readdirSync(at('dist'));
  assert.equal(after.length, before.length);
  assert.equal(after.filter((name) => !before.includes(name)).length, 1);
  assert.equal(after.includes('page-otherhash.js'), false);
});

test('a source that is edited while it is built is built again', async () => {
  // The clock of a file system may be coarse: times are set.
  const saved = (ms) => utimesSync(at('edited.js'), new Date(), new Date(Date.now() + ms));
  let edit = () => saved(60_000);
  const step = {
    name: 'edited',
    async run() {
      edit();
      return {inputs: [at('edited.js')], outputs: []};
    },
  };
  const run = () => runChanged([step], {record: at('cache/other.json'), common: []});
  put('edited.js', 'before');
  await run();
  edit = () => saved(-60_000);
  assert.deepEqual(await run(), ['edited']);
  assert.deepEqual(await run(), []);
});

test('what a step found is there when only others run', async () => {
  const options = () => ({record: at('cache/other.json'), common: [], found: new Map()});
  const first = options();
  const steps = [{name: 'a', run: async () => (first.found.set('lit', 'BSD'), {inputs: [], outputs: []})}];
  await runChanged(steps, first);
  const second = options();
  assert.deepEqual(await runChanged(steps, second), []);
  assert.deepEqual([...second.found], [['lit', 'BSD']]);
});
