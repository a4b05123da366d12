import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

/** The first copy of the library defines this one element; the second all others. */
const first = 'ae-trainer';
const head = `<script>
  const define = customElements.define.bind(customElements);
  window.isFirst = true;
  customElements.define = (name, element) => {
    if ((name === '${first}') === window.isFirst) define(name, element);
  };
</script>`;

const small = 'train-size="300" test-size="60" batch-size="100" epochs="1" encoding-dim="2" backend="plain"';

type Trains = HTMLElement & {play(): void; readonly status: string; readonly recipe: {encodingDim: number}};

async function twoCopies(body: string): Promise<AuthorPage> {
  const page = await openAuthorPage({head, body});
  const {window} = page;
  Object.assign(window, {isFirst: false});
  const script = window.document.createElement('script');
  script.src = '/dist/ae-elements.single.js';
  window.document.body.append(script);
  await window.customElements.whenDefined('ae-noise-demo');
  return page;
}

describe('two copies of the library on one page', () => {
  let page: AuthorPage | null = null;
  afterEach(() => {
    page?.close();
    page = null;
  });
  const element = (name: string) => page!.window.document.querySelector<Trains>(name)!;

  it('know each other: a link leads from one to the other, and both train in one worker', async () => {
    page = await twoCopies(
      `<ae-trainer id="mine" ${small}></ae-trainer><ae-latent-view for="mine"></ae-latent-view><ae-noise-demo ${small}></ae-noise-demo>`,
    );
    const {trainer, workerUrls} = page;
    const [map, demo] = [element('ae-latent-view'), element('ae-noise-demo')];
    expect(map.constructor).to.not.equal(trainer.constructor);
    const ended = at(trainer, 'ae-train-end');
    trainer.play();
    await ended;
    expect([map.status, map.recipe.encodingDim]).to.deep.equal(['done', 2]);
    await eventually(() => map.shadowRoot!.querySelector('[part~="map"]'), 'the other copy draws its map');
    map.scrollIntoView();
    const other = at(demo, 'ae-train-end');
    demo.play();
    await other;
    const names = workerUrls.map((url) => url.split('/').at(-1));
    expect(names, 'one for both').to.deep.equal(['ae-worker-basic.js']);
  });

  it('say of an element of another version that it cannot be shown, enclosing or linked to', async () => {
    page = await openAuthorPage({
      head: `<script>
        customElements.define('ae-other', class extends HTMLElement { static workerBase = null; });
      </script>`,
      body: `<ae-trainer></ae-trainer><ae-other id="theirs"><ae-noise-demo></ae-noise-demo></ae-other>
        <ae-latent-view lang="en" for="theirs"></ae-latent-view>`,
    });
    const said = (name: string) =>
      element(name).shadowRoot!.querySelector('[part~="problem"]')?.textContent ?? '';
    for (const name of ['ae-latent-view', 'ae-noise-demo'])
      await eventually(() => said(name).includes('another version of this library'), `${name} says so`);
    expect(said('ae-latent-view')).to.contain('#theirs');
    expect(said('ae-noise-demo')).to.contain('ae-other');
  });
});
