// Makes docs/trainer.png for the README: the trainer after a whole run on real MNIST. Needs a build and the data.
import {resolve} from 'node:path';
import puppeteer from 'puppeteer-core';
import {startDevServer} from '@web/dev-server';
import {quietFlags, requireChrome} from './browsers.mjs';
import {dataDir, loopback, root} from './data-dir.mjs';
import {authorPages, localData} from './middleware.mjs';

if (!dataDir()) {
  console.error('The picture shows real MNIST: name its folder in AE_DATA_DIR.');
  process.exit(1);
}
const {config} = await startDevServer({
  config: {rootDir: root, hostname: loopback, open: false, middleware: [localData(), authorPages()]},
  logStartMessage: false,
  readCliArgs: false,
  readFileConfig: false,
});
const browser = await puppeteer.launch({
  executablePath: requireChrome(),
  headless: true,
  args: quietFlags,
});
const page = await browser.newPage();
await page.setViewport({width: 748, height: 640, deviceScaleFactor: 2});
const head = '<style>body {margin: 24px; color-scheme: light}</style>';
const body = '<ae-trainer dataset="mnist" dataset-url="/data/mnist/"></ae-trainer>';
await page.goto(`http://localhost:${config.port}/embed?${new URLSearchParams({head, body})}`);
await page.evaluate(async () => {
  await customElements.whenDefined('ae-trainer');
  const trainer = document.querySelector('ae-trainer');
  const ended = new Promise((done) => trainer.addEventListener('ae-train-end', done, {once: true}));
  trainer.play();
  await ended;
  // The last picture and the chart are drawn in the next frames.
  for (let frame = 0; frame < 10; frame++) await new Promise((done) => requestAnimationFrame(done));
});
const {x, y, width, height} = await (await page.$('ae-trainer')).boundingBox();
const clip = {x: x - 12, y: y - 12, width: width + 24, height: height + 24};
await page.screenshot({path: resolve(root, 'docs/trainer.png'), clip});
await browser.close();
process.exit(0);
