import {expect} from '@open-wc/testing';
import {inside} from '../components/inside.ts';
import {at, openAuthorPage, openMoreOf, type AuthorPage} from './author-page.ts';

type Trainer = AuthorPage['trainer'] & {
  readonly recipe: {readonly datasetUrl: string | null};
  readonly updateComplete: Promise<unknown>;
};

const small = 'train-size="300" test-size="50" batch-size="100" epochs="1" encoding-dim="4" backend="plain"';
const trainer = (attributes = '') => `<ae-trainer ${small} ${attributes}></ae-trainer>`;

/** A worker of the page's own, and the end of a channel to it: the page hands on what either says. */
const bridge = `(kind) => {
  const worker = new Worker('/dist/cdn/ae-worker-' + kind + '.js');
  const {port1, port2} = new MessageChannel();
  worker.onmessage = ({data, ports}) => port1.postMessage(data, [...ports]);
  port1.onmessage = ({data, ports}) => worker.postMessage(data, [...ports]);
  return port2;
}`;

describe('what a page says for all its elements', () => {
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  const trained = async (opened: AuthorPage): Promise<Trainer> => {
    const ended = at(opened.trainer, 'ae-train-end');
    opened.trainer.play();
    await ended;
    return opened.trainer as Trainer;
  };

  for (const [way, head] of [
    ['in an object of the page', '<script>aeElements = {workerBase: "/dist", datasetUrl: "/own/"}</script>'],
    [
      'in the module that imports the library',
      `<script type="module">
        import {configure} from '/dist/cdn/ae-elements.js';
        configure({workerBase: '/dist', datasetUrl: '/own/'});
      </script>`,
    ],
  ] as const)
    it(`stands where an element says nothing itself: ${way}`, async () => {
      page = await openAuthorPage({head, body: trainer() + trainer('dataset-url="/mine/"')});
      const [first, second] = [...page.window.document.querySelectorAll<Trainer>('ae-trainer')];
      expect([first!.recipe.datasetUrl, second!.recipe.datasetUrl]).to.deep.equal(['/own/', '/mine/']);
      expect(first!.hasAttribute('dataset-url')).to.equal(false);
      await trained(page);
      expect(page.workerUrls.map((url) => new URL(url).pathname)).to.deep.equal(['/dist/ae-worker-basic.js']);
    });

  it('is only taken from a plain object: not from an element with its id', async () => {
    page = await openAuthorPage({
      body: `<form id="aeElements"><input name="workerBase" /></form>${trainer()}`,
    });
    expect((await trained(page)).status).to.equal('done');
    expect(page.workerUrls.map((url) => new URL(url).pathname)).to.deep.equal([
      '/dist/cdn/ae-worker-basic.js',
    ]);
  });

  it('is told where it is wrong, and left out', async () => {
    page = await openAuthorPage({
      head: `<script>
        warned = [];
        console.warn = (text) => warned.push(text);
        aeElements = {workerbase: '/nowhere/'};
      </script>`,
      body: trainer() + trainer(),
    });
    expect((await trained(page)).status).to.equal('done');
    expect((page.window as unknown as {warned: string[]}).warned).to.deep.equal([
      'aeElements: workerbase is no setting; there are workerBase, datasetUrl, workerPort.',
    ]);
    const {configure} = (await (
      page.window as unknown as {eval(code: string): Promise<Record<string, (settings: object) => void>>}
    ).eval('import("/dist/cdn/ae-elements.js")')) as {configure: (settings: object) => void};
    let thrown: unknown;
    try {
      configure({workerPort: 'mine'});
    } catch (error) {
      thrown = error;
    }
    expect(String(thrown)).to.equal('TypeError: workerPort is to be a function.');
  });

  it('may be workers of its own: the library starts none, and says so', async () => {
    page = await openAuthorPage({head: `<script>aeElements = {workerPort: ${bridge}}</script>`});
    const element = await trained(page);
    expect(page.workerUrls).to.deep.equal(['/dist/cdn/ae-worker-basic.js']);
    await openMoreOf(element);
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector(inside.about)!.textContent).to.contain(
      'worker of the page’s own',
    );
  });

  it('is passed over where it gives no worker', async () => {
    page = await openAuthorPage({
      head: '<script>aeElements = {workerPort() { throw new Error("none here"); }}</script>',
    });
    const element = await trained(page);
    expect(element.status).to.equal('done');
    expect(page.workerUrls.map((url) => new URL(url).pathname)).to.deep.equal([
      '/dist/cdn/ae-worker-basic.js',
    ]);
  });
});
