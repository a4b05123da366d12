// Trains the network that the demo opens with, and writes it to demo/hero.safetensors, or to the file that is named. It
// learns from the library's own digits with up to nine tenths of their pixels rubbed out, in the built element. Needs a
// build. The same machine and browser write the same bytes each time.
import {createHash} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {root} from './data-dir.mjs';
import {authorPages} from './middleware.mjs';
import {servedBrowser} from './served-browser.mjs';

const mostBytes = 60_000;
const recipe = {
  dataset: 'digits',
  'train-size': '60000',
  // One layer more on either side of the code: without it, half a digit becomes a cloud and not a digit.
  'hidden-units': '32',
  noise: 'masking',
  'noise-factor': '0-0.9',
  optimizer: 'adam',
  'learning-rate': '0.003',
  epochs: '40',
};

const out = process.argv[2] ?? resolve(root, 'demo/hero.safetensors');
const {origin, browser, close} = await servedBrowser({middleware: [authorPages()], protocolTimeout: 900_000});
const page = await browser.newPage();
const attributes = Object.entries(recipe).map(([name, value]) => `${name}="${value}"`);
const body = `<ae-noise-demo ${attributes.join(' ')}></ae-noise-demo>`;
await page.goto(`${origin}/embed?${new URLSearchParams({body})}`);
const start = performance.now();
const {values, losses} = await page.evaluate(async () => {
  await customElements.whenDefined('ae-noise-demo');
  const element = document.querySelector('ae-noise-demo');
  await new Promise((done, fail) => {
    element.addEventListener('ae-train-end', done, {once: true});
    element.addEventListener('ae-error', ({detail}) => fail(new Error(detail.message)), {once: true});
    element.play();
  });
  const file = await element.save({for: 'show'});
  return {values: [...new Uint8Array(await file.arrayBuffer())], losses: element.history.val_loss};
});
await close();
const bytes = Buffer.from(values);
console.log(
  `${losses.length} epochs in ${((performance.now() - start) / 1000).toFixed(0)} s, val_loss ${losses.at(-1).toFixed(5)}`,
);
console.log(`${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`);
if (bytes.length > mostBytes) throw new Error(`more than ${mostBytes} bytes`);
writeFileSync(out, bytes);
process.exit(0);
