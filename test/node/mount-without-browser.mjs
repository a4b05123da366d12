// Mounts every element as an author's own unit tests do, in a document that is no browser's; tells what came of it.
// node test/node/mount-without-browser.mjs jsdom|happy-dom
import {tags} from '../../scripts/tags.mjs';

const url = 'http://localhost/';
const windowOf = {
  jsdom: async () =>
    new (await import('jsdom')).JSDOM('<!doctype html>', {url, pretendToBeVisual: true}).window,
  'happy-dom': async () => new (await import('happy-dom')).Window({url}),
};
const window = await windowOf[process.argv[2]]();
const errors = [];
process.on('unhandledRejection', (error) => errors.push(String(error?.stack ?? error)));
process.on('uncaughtException', (error) => errors.push(String(error?.stack ?? error)));
window.addEventListener('error', ({error, message}) => errors.push(String(error?.stack ?? message)));

// As the test runners put a document into Node.
const ofNode = new Set([
  'performance',
  'queueMicrotask',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
]);
const own = ['Event', 'EventTarget', 'CustomEvent', 'navigator', 'AbortController', 'AbortSignal'];
for (const name of Object.getOwnPropertyNames(window)) {
  if (ofNode.has(name) || (name in globalThis && !own.includes(name))) continue;
  Object.defineProperty(globalThis, name, {value: window[name], configurable: true, writable: true});
}
globalThis.window = window;

const mounted = {};
process.on('exit', () => console.log(JSON.stringify({mounted, errors})));
await import('../../dist/index.js');
for (const tag of tags) {
  const element = window.document.createElement(tag);
  element.epochs = 5;
  window.document.body.append(element);
  await element.updateComplete;
  // What it fetches when it is connected, and draws then.
  for (let i = 0; i < 100 && !element.shadowRoot.querySelector('[part~="play-button"]'); i++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const {status, recipe, shadowRoot} = element;
  const button = shadowRoot.querySelector('[part~="play-button"]')?.textContent.trim() ?? null;
  mounted[tag] = {status, epochs: recipe.epochs, button};
  element.setAttribute('epochs', '7');
  await element.updateComplete;
  element.remove();
  window.document.body.append(element);
  await element.updateComplete;
  element.remove();
}
await new Promise((resolve) => setTimeout(resolve, 100));
process.exit(0);
