// Looks for defects of the elements in Chromium, seed by seed, a page for every fifty.
// --seeds N   how many; 300
// --from N    the first one; 1
// --seed N    just this one, with what it does
// --all       looks on after a seed that fails, and for no shortest list
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const {values} = parseArgs({
  options: {
    seeds: {type: 'string', default: '300'},
    from: {type: 'string', default: '1'},
    seed: {type: 'string'},
    all: {type: 'boolean', default: false},
    'no-build': {type: 'boolean', default: false},
  },
});
const script = fileURLToPath(new URL('../../../scripts/test.mjs', import.meta.url));
const atOnce = 50;
const one = values.seed !== undefined;
const from = Number(values.seed ?? values.from);
const end = from + (one ? 1 : Number(values.seeds));
let failed = false;
for (let first = from; first < end; first += atOnce) {
  const seeds = {from: first, seeds: Math.min(atOnce, end - first), tell: one, all: values.all};
  const built = values['no-build'] || first > from ? ['--no-build'] : [];
  const {status} = spawnSync(
    process.execPath,
    [script, '--files', 'test/faults/page/*.test.ts', '--browser', 'chromium', ...built],
    {stdio: 'inherit', env: {...process.env, AE_FAULT_SEEDS: JSON.stringify(seeds)}},
  );
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
