// Writes into README.md the attribute tables from the recipe's own, and what was seen in the tools authors write with from
// examples/ and what drives them. --check only says whether it is up to date.
import {readFileSync, writeFileSync} from 'node:fs';
import {extname, resolve} from 'node:path';
import {hosts} from '../test/hosts/rows/index.mjs';
import {root} from './data-dir.mjs';
import {importSources} from './sources.mjs';
import * as prettier from 'prettier';

const {fields, meanings, ownTables} = await importSources(
  `export {fields} from './src/recipe/fields.ts'; export {meanings, ownTables} from './src/recipe/meanings.ts';`,
);

const number = (value) => value.toLocaleString('en-US');
const code = (text) => `\`${text}\``;

function accepted(rule) {
  switch (rule.kind) {
    case 'integer':
      return `whole number, ${number(rule.min)}–${number(rule.max)}${rule.orAll ? ', or `all`' : ''}`;
    case 'number':
      if (rule.max >= 1e6)
        return `number, ${rule.above ? 'above 0' : '0'} to ${rule.max.toExponential().replace('e+', 'e')}`;
      return `number, ${rule.above ? 'above ' : ''}${rule.min}–${rule.max}`;
    case 'choice':
      return rule.values.map(code).join(', ');
    case 'flag':
      return 'present or not, or `false`';
    case 'units':
      return `up to ${rule.most} whole numbers, ${rule.min}–${number(rule.max)}`;
    case 'range':
      return `number or range, ${rule.min}–${rule.max}`;
    case 'change':
      return 'number, or percentage';
    case 'goal':
      return '`loss<…` or `val_loss<…`';
    case 'dataset':
      return `${rule.values.map(code).join(', ')} or a url`;
    case 'url':
      return 'url';
    case 'names':
      return `${rule.values.slice(0, 3).map(code).join(', ')}, attribute names, \`none\``;
  }
}

function defaultOf(field, {defaultInWords}) {
  if (defaultInWords) return defaultInWords;
  if (typeof field.default !== 'string') return field.accepted.kind === 'flag' ? 'off' : 'none';
  return code(field.default);
}

const row = (...cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = [
  '| attribute | default | accepted | meaning | change |',
  '|---|---|---|---|---|',
  ...fields.map((field) => {
    const said = meanings[field.name];
    return row(
      code(field.attribute),
      defaultOf(field, said),
      accepted(field.accepted),
      said.meaning,
      field.change,
    );
  }),
];
const ownTable = ({fields: own}, said) => [
  '| attribute | default | accepted | meaning |',
  '|---|---|---|---|',
  ...own.map((field) => {
    const about = said[field.name];
    return row(code(field.attribute), defaultOf(field, about), accepted(field.accepted), about.meaning);
  }),
];
/** From where a worker came, in the words of the table's heading. */
const rungs = {'own-url': 'own file', blob: 'copy', page: 'page'};
const seen = JSON.parse(readFileSync(resolve(root, 'examples/seen.json'), 'utf8'));

/** What was seen, those together that trained alike. */
function sights(name) {
  const groups = new Map();
  for (const {what, engine, rung} of seen[name].seen) {
    const how = engine ? `${code(engine)}, ${rungs[rung]}` : '';
    groups.set(how, [...(groups.get(how) ?? []), what]);
  }
  return [...groups].map(([how, all]) => all.join(', ') + (how && `: ${how}`)).join('; ');
}
const hostTable = [
  '| where | what was seen: engine, worker | what it needs |',
  '|---|---|---|',
  ...Object.entries(hosts).map(([name, {title, needs}]) =>
    row(`${title}${seen[name].version ? ` ${seen[name].version}` : ''}`, sights(name), needs),
  ),
];
const languages = {'.mjs': 'js', '.yml': 'yaml', '.mdx': 'mdx', '.py': 'python', '.astro': 'astro'};
const recipes = Object.entries(hosts).flatMap(([name, {title, recipe = [], example = name}]) =>
  recipe.length === 0
    ? []
    : [
        `### ${title}`,
        ...recipe.flatMap((path) => {
          const text = readFileSync(resolve(root, 'examples', example, path), 'utf8').trimEnd();
          return [
            '',
            `${code(path)}`,
            '',
            `\`\`\`${languages[extname(path)] ?? extname(path).slice(1)}`,
            ...text.split('\n'),
            '```',
          ];
        }),
        '',
      ],
);
const tables = {
  attributes: table,
  hosts: hostTable,
  recipes,
  ...Object.fromEntries(
    Object.entries(ownTables).map(([name, {table: own, meanings: said}]) => [
      `${name} attributes`,
      ownTable(own, said),
    ]),
  ),
};

const file = resolve(root, 'README.md');
const text = readFileSync(file, 'utf8');
function replaced(from, name, lines) {
  const marked = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marked.test(from)) throw new Error(`README.md has no place for the ${name}`);
  return from.replace(marked, (_, start, end) => `${start}\n\n${lines.join('\n')}\n\n${end}`);
}
const options = {...(await prettier.resolveConfig(file)), parser: 'markdown'};
const filled = Object.entries(tables).reduce((from, [name, lines]) => replaced(from, name, lines), text);
const written = await prettier.format(filled, options);
if (process.argv.includes('--check')) {
  if (written !== text) {
    console.error('README.md is not up to date with the recipe: npm run readme');
    process.exit(1);
  }
} else writeFileSync(file, written);
