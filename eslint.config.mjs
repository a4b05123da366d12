import {readdirSync} from 'node:fs';
import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';

/** The rooms of the house, and what each may import (docs/decisions/rooms.md). */
const rooms = {
  pixels: [],
  network: [],
  recipe: ['pixels', 'network'],
  numerics: ['pixels', 'network'],
  images: ['pixels', 'numerics'],
  protocol: ['recipe'],
  worker: ['pixels', 'network', 'recipe', 'numerics', 'images', 'protocol'],
  session: ['pixels', 'network', 'recipe', 'protocol'],
  charts: ['pixels'],
  locales: [],
  components: ['pixels', 'network', 'recipe', 'numerics', 'protocol', 'session', 'charts', 'locales'],
  entries: ['components'],
};

const elements = readdirSync(new URL('src/components', import.meta.url), {withFileTypes: true})
  .filter((entry) => entry.isDirectory() && !['base', 'parts'].includes(entry.name))
  .map(({name}) => name);

/** Rooms within rooms: what each of them may import of its neighbours; an element never another element. */
const inner = {
  components: {
    base: [],
    parts: ['base'],
    ...Object.fromEntries(elements.map((name) => [name, ['base', 'parts']])),
  },
  worker: {
    scheduling: [],
    data: ['scheduling'],
    engine: ['scheduling', 'data'],
    baselines: ['scheduling', 'data'],
    'saved-run': ['scheduling', 'data'],
    training: ['scheduling', 'data', 'engine', 'baselines', 'saved-run'],
    analysis: ['scheduling', 'engine'],
  },
};

/** What may not be imported: other rooms, by their names after the way up. */
const closedTo = (room, open, all, allowTypeImports = false) => ({
  regex: `^(\\.\\./)+(${all.filter((other) => other !== room.split('/').at(-1) && !open.includes(other)).join('|')})/`,
  allowTypeImports,
  message: `src/${room}/ may import ${open.length > 0 ? open.join(', ') : 'nothing'} of its neighbours.`,
});

const door = (room, patterns) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {'@typescript-eslint/no-restricted-imports': ['error', {patterns}]},
});

const doors = Object.entries(rooms).flatMap(([room, open]) => {
  // Types vanish in the build: a locale's table is typed by the codes it has sentences for.
  const outer = closedTo(room, open, Object.keys(rooms), room === 'locales');
  const within = Object.entries(inner[room] ?? {});
  return [
    door(room, [outer]),
    ...within.map(([name, near]) =>
      door(`${room}/${name}`, [
        outer,
        closedTo(
          `${room}/${name}`,
          near,
          within.map(([other]) => other),
        ),
      ]),
    ),
  ];
});

/** What a picture's size and a byte's value are stands in src/pixels/, and nowhere a second time. */
const saidOnce = [
  {
    selector:
      'Literal[value=784], :matches(VariableDeclarator, PropertyDefinition, Property) > Literal[value=28]',
    message: 'A picture is `side` × `side`, `pixels` in all: src/pixels/size.ts.',
  },
  {
    selector: 'TemplateElement[value.raw=/\\b28\\b/]',
    message: 'A picture is `side` pixels wide and high: src/pixels/size.ts.',
  },
  {
    selector: 'BinaryExpression[operator=/^[*\\x2f]$/] > Literal[value=255]',
    message: 'What a byte stands for, and which byte a value is, src/pixels/values.ts says.',
  },
];

/** A page's policy may forbid style attributes; what is set by property it does not (`.style=${…}`). */
const noStyleAttribute = {
  selector: 'TaggedTemplateExpression TemplateElement[value.raw=/(^|[\\s"])style=/]',
  message: 'A style attribute, which a page’s policy may forbid: `.style=${…}`, or a class.',
};

/** What pages get of lit is without these (scripts/rollup/small-lit.mjs). */
const noLitProperties = {
  selector:
    'ClassBody > :matches(PropertyDefinition[static=true][key.name="properties"], MethodDefinition[key.name=/^(willUpdate|shouldUpdate|updated|firstUpdated)$/])',
  message:
    'An attribute is a row in a table of fields, and what follows an update is a controller’s `hostUpdated`.',
};

/** A loop that only looks again a little later: nobody would hear what it waits for (test/awaited.ts). */
const loop = ':matches(WhileStatement, DoWhileStatement, ForStatement[update=null])';
const later = [
  // `while (…) await frame()`, whatever the helper.
  'ExpressionStatement.body > AwaitExpression > :matches(CallExpression[callee.type="Identifier"], NewExpression)',
  'BlockStatement.body[body.length=1] > ExpressionStatement > AwaitExpression > CallExpression[callee.type="Identifier"]',
  // A frame or a timer among other things, by whatever name.
  'BlockStatement.body AwaitExpression > CallExpression[callee.name=/^(frame|nextFrame|aTimeout|timers?|tick|turn)$/]',
  'BlockStatement.body NewExpression[callee.name="Promise"]:has(Identifier[name=/^(requestAnimationFrame|setTimeout)$/])',
];
const endlessLooks = later.map((what) => ({
  selector: `${loop} > ${what}`,
  message: '`eventually(() => …, what is awaited)` of test/awaited.ts ends, and says what never came.',
}));

/** A test looks into an element by part, role or element: classes are promised to nobody (CONTRIBUTING.md). */
const looks = [
  ...['querySelector', 'querySelectorAll', 'closest', 'matches'],
  ...['all', 'drawn', 'find', 'found', 'isDrawn', 'markAt', 'named', 'shown', 'text', 'words'],
].join('|');
const looksByClass = [
  'Literal[value=/(^|[\\w\\s>+~(,\\]])\\.[a-z]/]',
  // `canvas.${kind}` too.
  'TemplateLiteral > TemplateElement[value.raw=/(^|[\\w\\s>+~(,\\]])\\.([a-z]|$)/]',
].map((what) => ({
  selector: `CallExpression:matches([callee.name=/^(${looks})$/], [callee.property.name=/^(${looks})$/]) > ${what}`,
  message: 'By part, role or element; where a class is all there is, test/components/inside.ts names it.',
}));

export default tseslint.config(
  {ignores: ['dist/', 'build/', 'node_modules/']},
  ...tseslint.configs.strict,
  lit.configs['flat/recommended'],
  wc.configs['flat/recommended'],
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  ...doors,
  {
    // Arrays are indexed within bounds that the code around them states (docs/decisions/indices.md): a `!` behind an
    // index would say nothing, and hide the formula.
    files: ['src/**/*.ts'],
    ignores: ['src/worker/engine/simd/kernel/**'],
    languageOptions: {parserOptions: {project: ['tsconfig.json']}},
    rules: {'@typescript-eslint/no-unnecessary-type-assertion': 'error'},
  },
  {
    files: ['src/**/*.ts'],
    // Sentences say what an author must give; the kernel is compiled by itself.
    ignores: ['src/pixels/**', 'src/locales/**', 'src/worker/engine/simd/kernel/**'],
    rules: {'no-restricted-syntax': ['error', ...saidOnce, noStyleAttribute, noLitProperties]},
  },
  {
    files: ['test/**'],
    rules: {'no-restricted-syntax': ['error', ...endlessLooks]},
  },
  {
    files: ['test/components/**', 'test/pages/**'],
    ignores: ['test/components/inside.ts'],
    rules: {'no-restricted-syntax': ['error', ...endlessLooks, ...looksByClass]},
  },
  {
    rules: {
      // A map's entry, or a part of a page, that the code around it has just put there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: 'error',
    },
  },
);
