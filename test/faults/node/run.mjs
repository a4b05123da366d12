// Looks for defects: takes runs through random acts with faults between them, seed by seed.
// --seeds N      how many; 200
// --from N       the first one; 1
// --seed N       just this one, with what it does
// --places A,B  of that one, just what has these places
// --tell         all that is done, commanded and said
// --without A,B  leaves out these acts and faults
// --all          counts all kinds of defects, without looking for the shortest plan
// --list         the rows of README.md's tables
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {pathToFileURL} from 'node:url';
import {bundleAll, bundleForNode} from './bundle.mjs';

/** What a module's code exports. */
async function imported(code) {
  const folder = mkdtempSync(join(tmpdir(), 'ae-faults-'));
  try {
    const file = join(folder, 'module.mjs');
    writeFileSync(file, code);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** The driver, and the library's bundles. */
export async function loadMachine() {
  const {driver, codes} = await bundleAll();
  return {machine: await imported(driver), codes};
}

/** The tables of the half in the browser. */
export const loadPageTables = async () => imported(await bundleForNode('test/faults/page/acts.ts'));

const textOf = ({items}) => items.map(({name, wait, place}) => `  ${name} (${place}), ${wait} ms`).join('\n');

/**
 * Runs seeds one after another, until `most` kinds of defects are found. @returns what broke, by kind: seed, plan and how often
 */
export async function look(
  {machine, codes},
  {from, seeds, without = [], shrinks = true, most = Infinity, say = () => undefined},
) {
  const {planOf, run, shrink, kindOf} = machine;
  const found = new Map();
  let happened = 0;
  for (let seed = from; seed < from + seeds && found.size < most; seed++) {
    const plan = planOf(seed, without);
    const verdict = await run(codes, plan);
    happened += verdict.happened;
    for (const what of verdict.broken) {
      const kind = kindOf(what);
      const known = found.get(kind);
      if (known) known.seeds.push(seed);
      else {
        const entry = {what, seeds: [seed], plan};
        found.set(kind, entry);
        say(`seed ${seed}: ${what}`);
        if (!shrinks || what !== verdict.broken[0]) continue;
        entry.plan = await shrink(plan, verdict, (shorter) => run(codes, shorter));
        say(`  the shortest that breaks the same, of ${plan.items.length} acts:\n${textOf(entry.plan)}`);
      }
    }
  }
  return {found, happened};
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const {values} = parseArgs({
    options: {
      seeds: {type: 'string', default: '200'},
      from: {type: 'string', default: '1'},
      seed: {type: 'string'},
      without: {type: 'string', default: ''},
      all: {type: 'boolean', default: false},
      list: {type: 'boolean', default: false},
      places: {type: 'string'},
      tell: {type: 'boolean', default: false},
    },
  });
  const loaded = await loadMachine();
  if (values.list) {
    const onPage = await loadPageTables();
    for (const table of [loaded.machine.acts, loaded.machine.faults, onPage.acts, onPage.faults])
      for (const [name, {promise}] of Object.entries(table)) console.log(`| \`${name}\` | ${promise} |`);
    process.exit();
  }
  const one = values.seed !== undefined;
  const without = values.without.split(',').filter(Boolean);
  const from = Number(one ? values.seed : values.from);
  const seeds = one ? 1 : Number(values.seeds);
  if (values.tell) {
    const plan = loaded.machine.planOf(from, without);
    const places = values.places?.split(',').map(Number);
    const items = plan.items.filter(({place}) => !places || places.includes(place));
    const {broken} = await loaded.machine.run(loaded.codes, {...plan, items}, console.log);
    console.log(broken.join('\n'));
    process.exit(broken.length > 0 ? 1 : 0);
  }
  if (one) console.log(textOf(loaded.machine.planOf(from, without)));
  const start = performance.now();
  const {found, happened} = await look(loaded, {
    from,
    seeds,
    without,
    shrinks: !values.all,
    say: console.log,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  for (const {what, seeds: at} of found.values())
    console.log(`${at.length} × ${what} (seeds ${at.slice(0, 8).join(', ')})`);
  console.log(`${seeds} seeds, ${happened} happenings, ${seconds} s: ${found.size} kinds of defects`);
  process.exit(found.size > 0 ? 1 : 0);
}
