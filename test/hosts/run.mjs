// The elements in the tools authors write with: each example is installed and built by its own tool from the packed
// library, opened in Chromium, and trained by a press of its button.
//   npm run test:hosts                 all of them
//   npm run test:hosts -- vite next    these
//   --record                           what was seen becomes the README's table (examples/seen.json)
//   --keep                             leaves the folder they were built in, and says where
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import puppeteer from 'puppeteer-core';
import {installFromDebian, quietFlags, requireChrome} from '../../scripts/browsers.mjs';
import {root} from '../../scripts/data-dir.mjs';
import {buildIfChanged, installDependencies} from '../../scripts/install.mjs';
import {hosts} from './rows/index.mjs';
import {Skipped, Stay} from './stay.mjs';
import {openWorkshop} from './workshop.mjs';

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {record: {type: 'boolean'}, keep: {type: 'boolean'}, 'no-build': {type: 'boolean'}},
});
const unknown = positionals.filter((name) => !(name in hosts));
if (unknown.length > 0) {
  console.error(`No such host: ${unknown.join(', ')}. There are ${Object.keys(hosts).join(', ')}.`);
  process.exit(1);
}
installDependencies();
if (!values['no-build']) await buildIfChanged();

const names = positionals.length > 0 ? positionals : Object.keys(hosts);
const packages = names.flatMap((name) => hosts[name].debian?.filter(({file}) => !existsSync(file)) ?? []);
if (packages.length > 0) installFromDebian(...new Set(packages.map(({name}) => name)));

const workshop = await openWorkshop();
const browser = await puppeteer.launch({
  executablePath: requireChrome(),
  headless: true,
  args: quietFlags,
});
const results = {};

async function tryHost(name) {
  const started = performance.now();
  const stay = new Stay(name, hosts[name], {workshop, browser});
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  try {
    await stay.live();
    results[name] = {verdict: 'passed', version: stay.version, seen: stay.seen};
    console.log(`✓ ${name} ${stay.version ?? ''} (${seconds()})`);
    for (const {what, engine, rung} of stay.seen)
      console.log(`    ${what}${engine ? `: ${engine}, ${rung}` : ''}`);
  } catch (error) {
    const skipped = error instanceof Skipped;
    results[name] = {verdict: skipped ? 'skipped' : 'failed', why: error.message, seen: stay.seen};
    console.log(
      `${skipped ? '-' : '✗'} ${name} (${seconds()}): ${skipped ? 'skipped: ' : ''}${error.message}`,
    );
  } finally {
    await stay.end();
  }
}

// Two at once, a core each; what is measured has the machine to itself, at the end.
const together = names.filter((name) => !hosts[name].alone);
await Promise.all(
  [0, 1].map(async () => {
    for (let name = together.shift(); name !== undefined; name = together.shift()) await tryHost(name);
  }),
);
for (const name of names.filter((name) => hosts[name].alone)) await tryHost(name);
await browser.close();
if (values.keep) console.log(`The sites are in ${workshop.folder}.`);
else workshop.close();

// The same network, data and seed: one engine gives one loss, whoever built the page.
const losses = new Map();
for (const [name, {seen}] of Object.entries(results))
  for (const {what, engine, valLoss} of seen)
    if (engine) {
      const key = `${engine} ${valLoss}`;
      losses.set(key, [...(losses.get(key) ?? []), `${name} (${what})`]);
    }
const engines = [...losses.keys()].map((key) => key.split(' ')[0]);
const unlike = engines.length > new Set(engines).size;
if (unlike) {
  console.log('✗ the same training ends with unlike losses:');
  for (const [key, where] of losses) console.log(`    ${key}: ${where.join(', ')}`);
}

const file = resolve(root, 'examples/seen.json');
const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const told = ({version, seen}) => ({
  ...(version && {version}),
  seen: seen.map(({what, engine, rung}) => ({what, ...(engine && {engine, rung})})),
});
const passed = Object.entries(results).filter(([, {verdict}]) => verdict === 'passed');
let outdated = [];
if (values.record) {
  const all = {...before, ...Object.fromEntries(passed.map(([name, result]) => [name, told(result)]))};
  const sorted = Object.keys(hosts).flatMap((name) => (name in all ? [[name, all[name]]] : []));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
} else {
  // A version is whatever is installed here; what was seen in it is what README says.
  const same = (name, {seen}) => JSON.stringify(before[name]?.seen) === JSON.stringify(told({seen}).seen);
  outdated = passed.filter(([name, result]) => !same(name, result)).map(([name]) => name);
  if (outdated.length > 0)
    console.log(
      `✗ README says something else of ${outdated.join(', ')}: npm run test:hosts -- --record, then npm run readme`,
    );
}
const count = (wanted) => Object.values(results).filter(({verdict}) => verdict === wanted).length;
console.log(`${count('passed')} hosts passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exit(count('failed') === 0 && count('passed') > 0 && !unlike && outdated.length === 0 ? 0 : 1);
