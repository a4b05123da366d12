// Authors copy the README's examples into Markdown, where CommonMark has a say before a browser has.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {HtmlRenderer, Parser} from 'commonmark';
import {JSDOM} from 'jsdom';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```html\n([\s\S]*?)```/g)]
  .map(([, code]) => code)
  .filter((code) => /<ae-\w/.test(code));

/** Its elements as a browser makes them of a page: attributes, and what an element holds. */
function elementsOf(body) {
  const {document} = new JSDOM(`<!doctype html><body>${body}`).window;
  const found = [...document.querySelectorAll('body *')].filter(({localName}) => localName.startsWith('ae-'));
  return found.map((element) => ({
    tag: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({name, value}) => [name, value])),
    holds: element.textContent.trim(),
  }));
}

/** The words that stand in no element of ours. */
function besideElements(body) {
  const {document} = new JSDOM(`<!doctype html><body>${body}`).window;
  const ours = [...document.querySelectorAll('body *')].filter(({localName}) => localName.startsWith('ae-'));
  for (const element of [...ours, ...document.querySelectorAll('style, script')]) element.remove();
  return document.body.textContent.trim();
}

const rendered = (markdown) => new HtmlRenderer().render(new Parser().parse(markdown));

test('the README has examples', () => assert.ok(examples.length >= 5, `${examples.length}`));

for (const example of examples)
  test(`an example is the same in Markdown as in a page: ${example.trim().split('\n')[0]}`, () => {
    const elements = elementsOf(example);
    assert.ok(elements.length > 0);
    assert.deepEqual(elementsOf(rendered(`Some words.\n\n${example}\n\nMore words.\n`)), elements);
    // Nor does anything of them stand beside the elements as text.
    assert.equal(besideElements(rendered(example)), besideElements(example));
  });
