// A folder of reference runs that cannot be read is told in one sentence, before anything is built.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'ae-reference-'));
after(() => rmSync(scratch, {recursive: true}));

function folderWith(name, content) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  if (content !== undefined) writeFileSync(join(folder, 'runs.json'), content);
  return folder;
}

const rows = [
  ['a missing folder', join(scratch, 'nowhere'), /nowhere cannot be read\.$/],
  ['an empty folder', folderWith('empty'), /empty holds no \.json file\.$/],
  ['a malformed file', folderWith('malformed', '[{"name": '), /malformed\/runs\.json cannot be read: .+\.$/],
  ['a file without runs', folderWith('none', '[]'), /none\/runs\.json holds no run\.$/],
  [
    'a file of something else',
    folderWith('else', '[{"a": 1}]'),
    /else\/runs\.json holds .+ no run, in place 1\.$/,
  ],
];

for (const [what, folder, sentence] of rows) {
  test(`${what}: one sentence, exit 1`, () => {
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      [resolve(root, 'scripts/test.mjs'), '--only', 'reference', '--no-build'],
      {cwd: root, encoding: 'utf8', env: {...process.env, AE_REFERENCE_DIR: folder}},
    );
    assert.equal(stdout, '');
    assert.match(stderr.trim(), sentence);
    assert.equal(stderr.trim().split('\n').length, 1);
    assert.equal(status, 1);
  });
}
