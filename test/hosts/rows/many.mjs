import {heapOf, longTasks} from '../../../scripts/devtools.mjs';

const small = 'train-size="2000" test-size="500" epochs="3"';
/** Every kind of map: its own two numbers, PCA of them, UMAP. */
const maps = ['encoding-dim="2"', 'view="pca"', 'view="umap"'];
const widgets = [
  ...Array.from(
    {length: 10},
    (_, i) => `<ae-latent-view ${small} ${maps[i % 3]} points="500"></ae-latent-view>`,
  ),
  ...Array.from({length: 4}, () => `<ae-trainer ${small}></ae-trainer>`),
  ...Array.from({length: 4}, () => `<ae-noise-demo ${small}></ae-noise-demo>`),
  ...Array.from({length: 2}, () => `<ae-worst ${small}></ae-worst>`),
].join('\n');

/** All that is on the page trains at once, each after a press of its own. Resolves when the last has ended. */
const trainAll = async () => {
  const elements = [...document.querySelectorAll('ae-latent-view, ae-trainer, ae-noise-demo, ae-worst')];
  const reasons = elements.map(
    (element) =>
      new Promise((ended, failed) => {
        element.addEventListener('ae-train-end', ({detail}) => ended(detail.reason));
        element.addEventListener('ae-error', ({detail}) => failed(new Error(detail.message)));
      }),
  );
  for (const element of elements) {
    element.play();
    await new Promise((next) => setTimeout(next));
  }
  return Promise.all(reasons);
};

export const many = {
  example: 'html',
  title: 'Twenty widgets on one page, ten maps among them',
  needs: 'nothing; one worker trains them all',
  alone: true,
  async stay(stay) {
    stay.give('ae-elements');
    const page = stay.read('index.html').replaceAll('https://your.site/', '');
    stay.write('many.html', page.replace(/<ae-trainer[\s\S]*<\/ae-trainer>/, widgets));
    const {url} = await stay.serve('.');
    const visitor = await stay.open('about:blank');
    const {page: tab} = visitor;
    await tab.tracing.start({categories: ['toplevel', 'devtools.timeline', '__metadata']});
    await tab.goto(`${url}many.html`);
    await tab.waitForFunction(() => document.querySelectorAll(':not(:defined)').length === 0);
    // Down the page and back, as a reader comes by: each is drawn once it is seen.
    await tab.evaluate(async () => {
      for (const element of document.querySelectorAll('body > *')) {
        element.scrollIntoView();
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      }
      scrollTo(0, 0);
    });
    const started = performance.now();
    const reasons = await tab.evaluate(trainAll);
    const seconds = (performance.now() - started) / 1000;
    if (reasons.some((reason) => reason !== 'done')) throw new Error(`they end with ${reasons}`);
    const trace = JSON.parse(new TextDecoder().decode(await tab.tracing.stop()));
    const shown = await tab.$$eval(
      'ae-latent-view',
      (views) => views.filter(({shadowRoot}) => shadowRoot.querySelector('[part~="map"] canvas')).length,
    );
    if (shown !== 10) throw new Error(`${shown} of ten maps are drawn`);
    const tasks = longTasks(trace.traceEvents, 5).long.filter(({urls}) =>
      urls.some((from) => from.includes('/ae-elements/')),
    );
    const heaps = await Promise.all(
      [await tab.createCDPSession(), ...tab.workers().map(({client}) => client)].map(heapOf),
    );
    const megabytes = heaps.reduce((sum, {bytes, buffers}) => sum + bytes + buffers, 0) / 1e6;
    const longest = Math.max(0, ...tasks.map(({ms}) => ms));
    console.log(
      `    many: all trained after ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, our longest task ${longest.toFixed(0)} ms`,
    );
    // The page, its workers, and what they have in buffers: a phone has ten times that.
    if (megabytes > 300) throw new Error(`they hold ${megabytes.toFixed(0)} MB`);
    const over = tasks.filter(({ms}) => ms > 50);
    if (over.length > 0)
      throw new Error(`tasks of ours over 50 ms:\n${over.map(({text}) => text).join('\n')}`);
    // The trace has seen us at work.
    if (tasks.length < 10) throw new Error(`only ${tasks.length} tasks of ours are in the trace`);
    stay.hasNoComplaint('twenty at once', visitor);
    stay.holds('all are trained, without a task of ours over 50 ms');
  },
};
