// An author's unit tests mount our elements in jsdom or happy-dom: that neither throws nor fails later.
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {test} from 'node:test';
import {tags} from '../../scripts/tags.mjs';

const file = fileURLToPath(new URL('mount-without-browser.mjs', import.meta.url));

for (const dom of ['jsdom', 'happy-dom'])
  test(`every element can be mounted, changed, removed and mounted again in ${dom}`, async () => {
    const {stdout} = await promisify(execFile)(process.execPath, [file, dom]);
    const {mounted, errors} = JSON.parse(stdout.trim().split('\n').at(-1));
    assert.deepEqual(errors, []);
    const right = {status: 'idle', epochs: 5, button: 'Train'};
    assert.deepEqual(mounted, Object.fromEntries(tags.map((tag) => [tag, right])));
  });
