// Makes the pictures of the README: elements after a whole run on real MNIST. Needs a build and the data. With a name
// (trainer, noise-demo, latent-view), only that one.
import {resolve} from 'node:path';
import {dataDir, root} from './data-dir.mjs';
import {authorPages} from './middleware.mjs';
import {servedBrowser} from './served-browser.mjs';

if (!dataDir()) {
  console.error('The picture shows real MNIST: name its folder in AE_DATA_DIR.');
  process.exit(1);
}
const {origin, browser, close} = await servedBrowser({middleware: [authorPages()]});
const pictures = [
  {name: 'trainer', height: 640, attributes: ''},
  // Adam shows in a fraction of the time what the tutorial's recipe comes to.
  {
    name: 'noise-demo',
    height: 960,
    attributes: 'optimizer="adam" epochs="20"',
    awaited: '.levels path.filter',
  },
  {
    name: 'latent-view',
    height: 920,
    attributes: 'epochs="15"',
    awaited: '.map .names text',
  },
];
const head = '<style>body {margin: 24px; color-scheme: light}</style>';
for (const {name, height, attributes, awaited = null} of pictures) {
  if (process.argv[2] && process.argv[2] !== name) continue;
  const tag = `ae-${name}`;
  const page = await browser.newPage();
  await page.setViewport({width: 748, height, deviceScaleFactor: 2});
  const body = `<${tag} dataset="mnist" dataset-url="/data/mnist/" ${attributes}></${tag}>`;
  await page.goto(`${origin}/embed?${new URLSearchParams({head, body})}`);
  await page.evaluate(async (tag) => {
    await customElements.whenDefined(tag);
    const element = document.querySelector(tag);
    const ended = new Promise((done) => element.addEventListener('ae-train-end', done, {once: true}));
    element.play();
    await ended;
  }, tag);
  if (awaited) {
    const there = (tag, awaited) => document.querySelector(tag).shadowRoot.querySelector(awaited);
    await page.waitForFunction(there, {}, tag, awaited);
  }
  // The last picture and the chart are drawn in the next frames.
  await page.evaluate(async () => {
    for (let i = 0; i < 10; i++) await new Promise((done) => requestAnimationFrame(done));
  });
  const box = await (await page.$(tag)).boundingBox();
  const clip = {x: box.x - 12, y: box.y - 12, width: box.width + 24, height: box.height + 24};
  await page.screenshot({path: resolve(root, `docs/${name}.png`), clip});
  await page.close();
}
await close();
process.exit(0);
