// Describes the elements for the tools of those who write with them, from the elements' own comments and tables:
// dist/custom-elements.json, and made from it what VS Code and JetBrains' editors read. After a build.
import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {relative, resolve} from 'node:path';
import {create, ts} from '@custom-elements-manifest/analyzer';
import {generateJetBrainsWebTypes} from 'custom-element-jet-brains-integration';
import {generateVsCodeCustomElementData} from 'custom-element-vs-code-integration';
import {root} from './data-dir.mjs';
import {importSources} from './sources.mjs';

const outdir = resolve(root, 'dist');
const components = resolve(root, 'src/components');
/** Where each element's class is, by its tag. */
const files = new Map(
  readdirSync(components, {recursive: true})
    .map((name) => [/(ae-[a-z-]+)\.ts$/.exec(name)?.[1], resolve(components, name)])
    .filter(([tag]) => tag),
);
const {fields, meanings, ownTables, ...classes} = await importSources(
  `export {fields} from './src/recipe/fields.ts'; export {meanings, ownTables} from './src/recipe/meanings.ts';
   export * from './src/components/index.ts';`,
);

/** What an attribute takes, as a type. */
function typeOf(accepted) {
  switch (accepted.kind) {
    case 'integer':
      return accepted.orAll ? "number | 'all'" : 'number';
    case 'number':
      return 'number';
    case 'flag':
      return 'boolean';
    case 'choice':
      return accepted.values.map((value) => `'${value}'`).join(' | ');
    case 'dataset':
      return [...accepted.values.map((value) => `'${value}'`), 'string'].join(' | ');
    default:
      return 'string';
  }
}

/** The attributes of a table, as a class that has these defaults takes them. */
const attributesOf = (table, said, defaults) =>
  table.map(({name, attribute, accepted, default: usual}) => {
    const written = defaults[attribute] ?? usual;
    return {
      name: attribute,
      // HTML's own property is another one.
      ...(name !== 'dataset' && {fieldName: name}),
      type: {text: typeOf(accepted)},
      description: said[name].meaning,
      ...(typeof written === 'string' && {default: written}),
    };
  });

/** Puts the tables' attributes in place of what the comments say of them. */
function withTables(declaration) {
  const {recipeDefaults, ownTable} = classes[declaration.name];
  const own = Object.values(ownTables).find(({table}) => table === ownTable);
  const tabled = [
    ...attributesOf(fields, meanings, recipeDefaults),
    ...attributesOf(ownTable.fields, own?.meanings ?? {}, recipeDefaults),
  ];
  const names = new Set(tabled.map(({name}) => name));
  const others = declaration.attributes.filter(({name, description}) => description && !names.has(name));
  return [...tabled, ...withoutOrigin(others)];
}

/** Whether an author has to do with it. */
const isPublic = ({name, privacy = 'public', static: isStatic = false}) =>
  privacy === 'public' && !name.startsWith('#') && !(isStatic && internal.has(name));
/** Of a class, what those who extend elements see, and nobody who writes them. */
const internal = new Set(['loadShell', 'styles', 'recipeDefaults']);

/** What is inherited is told of each element: where it comes from is nobody's who writes one. */
const withoutOrigin = (list) => list.map((each) => ({...each, inheritedFrom: undefined}));

/** A class as a tool should know it. */
function described(declaration) {
  const attributes = withTables(declaration);
  const accessors = attributes
    .filter(({fieldName}) => fieldName)
    .map(({name, fieldName, type, description}) => ({
      kind: 'field',
      name: fieldName,
      type,
      description,
      attribute: name,
      reflects: true,
    }));
  const {members, events, cssParts, cssProperties, slots} = declaration;
  return {
    ...declaration,
    events: withoutOrigin(events),
    cssParts: withoutOrigin(cssParts),
    cssProperties: withoutOrigin(cssProperties),
    slots: withoutOrigin(slots),
    members: [...withoutOrigin(members.filter(isPublic)), ...accessors],
    attributes,
    superclass: {name: 'LitElement', package: 'lit'},
  };
}

/**
 * What the comments of a module say of an element: tags such as `@csspart`. In `base` they stand where what they are about
 * is made, and are of all elements.
 */
const tagsIn = (text) =>
  [...text.matchAll(/^ \* @(?:attr|fires|slot|csspart|cssprop) .*(?:\n \*   .*)*/gm)]
    .map(([lines]) => lines)
    .join('\n');

const base = resolve(components, 'base');
const ofAll = readdirSync(base)
  .filter((name) => name !== 'training-element.ts')
  .map((name) => tagsIn(readFileSync(resolve(base, name), 'utf8')))
  .filter(Boolean);
const sources = [...files.values(), resolve(base, 'training-element.ts')].map((file) => {
  const text = readFileSync(file, 'utf8').replace(
    / \*\/\nexport abstract class/,
    ` *\n${ofAll.join('\n')}\n$&`,
  );
  return ts.createSourceFile(relative(root, file), text, ts.ScriptTarget.ES2022, true);
});
const analysed = create({modules: sources, plugins: []});
const declarations = analysed.modules.flatMap((module) => module.declarations).filter(({tagName}) => tagName);
const manifest = {
  schemaVersion: analysed.schemaVersion,
  readme: 'README.md',
  modules: declarations
    .sort((a, b) => a.tagName.localeCompare(b.tagName))
    .map((declaration) => {
      const path = `dist/${declaration.tagName}.js`;
      const {name, tagName} = declaration;
      return {
        kind: 'javascript-module',
        path,
        declarations: [described(declaration)],
        exports: [
          {kind: 'js', name, declaration: {name, module: path}},
          {kind: 'custom-element-definition', name: tagName, declaration: {name, module: path}},
        ],
      };
    }),
};
mkdirSync(outdir, {recursive: true});
writeFileSync(resolve(outdir, 'custom-elements.json'), JSON.stringify(manifest, null, 2) + '\n');
const quiet = {outdir, hideLogs: true};
generateVsCodeCustomElementData(manifest, {...quiet, cssFileName: null});
generateJetBrainsWebTypes(manifest, {...quiet, packageJson: false});
console.log(`Described: ${declarations.map(({tagName}) => `<${tagName}>`).join(', ')}.`);
