// What tools are told of the elements is what they are: after a build.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {resolve} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import * as classes from '../../dist/classes.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name) => readFileSync(resolve(root, name), 'utf8');
const {modules} = JSON.parse(read('dist/custom-elements.json'));
const elements = modules.flatMap(({declarations}) => declarations);
const tags = readdirSync(resolve(root, 'src/entries'))
  .map((name) => /^(ae-.+)\.ts$/.exec(name)?.[1])
  .filter(Boolean)
  .sort();
const sources = readdirSync(resolve(root, 'src/components'), {recursive: true})
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`src/components/${name}`));
/** All that these match in the sources, once each. */
const inSources = (pattern) =>
  new Set(sources.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, names]) => names.split(' '))));
const names = (list) => list.map(({name}) => name);

test('every element is described, with a module that defines it', () => {
  assert.deepEqual(elements.map(({tagName}) => tagName).sort(), tags);
  for (const {path, exports} of modules) {
    read(path);
    assert.ok(
      exports.some(({kind, name}) => kind === 'custom-element-definition' && path === `dist/${name}.js`),
    );
  }
});

test('attributes are those that an element observes, with what they take and mean', () => {
  for (const {name, attributes} of elements) {
    const observed = new Set(classes[name].observedAttributes);
    const described = new Set(names(attributes));
    // Read when the first worker starts.
    observed.add('worker-base');
    assert.deepEqual([...described].sort(), [...observed].sort(), name);
    for (const {name: attribute, type, description} of attributes)
      assert.ok(type.text && description, `${name} ${attribute}`);
  }
});

test('defaults are those of the class', () => {
  const of = (tag, attribute) =>
    elements.find(({tagName}) => tagName === tag).attributes.find(({name}) => name === attribute).default;
  assert.equal(of('ae-trainer', 'epochs'), '30');
  assert.equal(of('ae-noise-demo', 'epochs'), '50');
  assert.equal(of('ae-latent-view', 'encoding-dim'), '2');
});

test('properties can be set, methods be called, and nothing is told that is not an author’s', () => {
  for (const {name, members} of elements) {
    for (const {kind, name: member, static: isStatic} of members) {
      if (isStatic) assert.ok(member in classes[name], `${name}.${member}`);
      else if (kind === 'method') assert.equal(typeof classes[name].prototype[member], 'function', member);
      else assert.ok(member in classes[name].prototype, `${name} ${member}`);
    }
    assert.deepEqual(
      names(members).filter((member) => /^#|^(render|finalize|styles|loadShell|run)$/.test(member)),
      [],
    );
  }
});

test('events are those that are fired', () => {
  const map = /interface TrainingEventMap \{([^}]*)\}/.exec(read('src/components/base/events.ts'))[1];
  const fired = [...map.matchAll(/'(ae-[a-z-]+)': (.+);/g)].map(([, name, type]) => `${name} ${type}`);
  for (const {events} of elements)
    assert.deepEqual(events.map(({name, type}) => `${name} ${type.text}`).sort(), fired.sort());
});

test('parts are those that are rendered, and the other way round', () => {
  const rendered = inSources(/\bpart="([a-z][a-z -]*)/g);
  const sections = inSources(/section\(\s*[^,]+,\s*'([a-z-]+)'/g);
  const all = new Set([...rendered, ...sections].filter(Boolean));
  // In the words of another: `digits`, whose pictures are `digit`.
  const told = elements.flatMap(({cssParts}) =>
    cssParts.flatMap(({name, description}) => [
      name,
      ...[...description.matchAll(/`([a-z-]+)`/g)].map(([, each]) => each),
    ]),
  );
  assert.deepEqual([...all].filter((name) => !told.includes(name)).sort(), []);
  const own = new Set(elements.flatMap(({cssParts}) => names(cssParts)));
  assert.deepEqual([...own].filter((name) => !all.has(name)).sort(), []);
});

test('custom properties are those that are read', () => {
  const taken = inSources(/var\((--ae-(?!class)[a-z-]+[a-z])/g);
  const told = new Set(elements.flatMap(({cssProperties}) => names(cssProperties)));
  assert.deepEqual([...told].filter((name) => !/^--ae-class-\d$/.test(name)).sort(), [...taken].sort());
});

test('editors know tags, attributes and their values', () => {
  const {tags: ofCode} = JSON.parse(read('dist/vscode.html-custom-data.json'));
  const {contributions} = JSON.parse(read('dist/web-types.json'));
  for (const all of [ofCode, contributions.html.elements]) {
    assert.deepEqual(names(all).sort(), tags);
    for (const {name, attributes} of all)
      assert.ok(names(attributes).includes('learning-rate') && names(attributes).includes('for'), name);
  }
  const {attributes} = ofCode.find(({name}) => name === 'ae-trainer');
  const optimizer = attributes.find(({name}) => name === 'optimizer');
  assert.ok(names(optimizer.values).includes('adadelta'));
});
