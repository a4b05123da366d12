// node bench/live.mjs: how the map follows a linked trainer of the tutorial's net, with 2,000 points: pictures and
// projections a second, and the longest task of the page meanwhile. On real MNIST where it is at hand, else on drawn digits.
import {parseArgs} from 'node:util';
import {dataDir} from '../scripts/data-dir.mjs';
import {build} from '../scripts/install.mjs';
import {servedBrowser} from '../scripts/served-browser.mjs';

const {values} = parseArgs({
  options: {'no-build': {type: 'boolean'}, points: {type: 'string', default: '2000'}},
});
if (!values['no-build']) build();
const data = dataDir() ? 'dataset="mnist" dataset-url="/data/mnist/"' : '';
const pageOf = (view) => `<!doctype html><meta charset="utf-8"><title>bench</title>
<script type="module" src="/dist/cdn/ae-elements.js"></script>
<ae-trainer id="net" optimizer="adam" epochs="10000" ${data}></ae-trainer>
<ae-latent-view for="net" view="${view}" points="${values.points}"></ae-latent-view>`;
const {origin, browser, close} = await servedBrowser({
  middleware: [
    (context, next) => {
      const view = /^\/bench-live\/(\w+)$/.exec(context.path)?.[1];
      if (!view) return next();
      context.type = 'text/html';
      context.body = pageOf(view);
      return undefined;
    },
  ],
});

/** In the page, from the first press on. */
async function begin() {
  const [trainer, view] = document.querySelectorAll('ae-trainer, ae-latent-view');
  await Promise.all(['ae-trainer', 'ae-latent-view'].map((name) => customElements.whenDefined(name)));
  view.scrollIntoView();
  trainer.play();
}

/** In the page: a first whole map. */
function mapIsWhole() {
  const {shadowRoot} = document.querySelector('ae-latent-view');
  return shadowRoot.querySelector('.map canvas') && shadowRoot.querySelector('.map .names text');
}

/** In the page, for so many milliseconds of training. */
async function follow(ms) {
  const [trainer, view] = document.querySelectorAll('ae-trainer, ae-latent-view');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const map = () => view.shadowRoot.querySelector('.map canvas');
  const tasks = [];
  const observer = new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map(({duration}) => duration)),
  );
  observer.observe({type: 'longtask'});
  let [pictures, frames, before] = [0, 0, ''];
  const projected = window.projected;
  const small = document.createElement('canvas');
  small.width = small.height = 48;
  const context = small.getContext('2d', {willReadFrequently: true});
  const start = performance.now();
  while (performance.now() - start < ms) {
    await frame();
    frames++;
    context.drawImage(map(), 0, 0, 48, 48);
    const now = context.getImageData(0, 0, 48, 48).data.join();
    if (now !== before) pictures++;
    before = now;
  }
  observer.disconnect();
  const seconds = (performance.now() - start) / 1000;
  trainer.pause();
  return {
    'pictures a second': pictures / seconds,
    'projections begun a second': (window.projected - projected) / seconds,
    'frames of the page a second': frames / seconds,
    'longest task, ms': Math.max(0, ...tasks),
  };
}

try {
  const table = {};
  for (const view of ['code', 'pca', 'umap', 'tsne']) {
    const tab = await browser.newPage();
    await tab.setViewport({width: 760, height: 1000});
    // So that a picture is drawn once and not eased from the one before.
    await tab.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
    await tab.evaluateOnNewDocument(() => {
      window.projected = 0;
      for (const target of [Worker.prototype, MessagePort.prototype]) {
        const post = target.postMessage;
        target.postMessage = function (message, ...rest) {
          // What Comlink sends where a set of points goes to the analysis worker.
          if (message?.path?.join() === 'project') window.projected++;
          return post.call(this, message, ...rest);
        };
      }
    });
    await tab.goto(`${origin}/bench-live/${view}`);
    await tab.evaluate(begin);
    await tab.waitForFunction(mapIsWhole, {timeout: 120_000});
    const found = await tab.evaluate(follow, 8000);
    table[view] = Object.fromEntries(
      Object.entries(found).map(([key, value]) => [key, Number(value.toFixed(1))]),
    );
    await tab.close();
  }
  console.log(
    `${values.points} points of ${data ? 'MNIST' : 'drawn digits'}, while the tutorial’s net trains by adam:`,
  );
  console.table(table);
} finally {
  await close();
}
process.exit(0);
