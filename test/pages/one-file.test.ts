import {expect} from '@open-wc/testing';
import type {anywidget, WidgetModel} from '../../src/notebook/anywidget.ts';
import {eventually} from '../awaited.ts';
import {at} from './author-page.ts';

const small = 'train-size="300" test-size="50" batch-size="100" epochs="2" encoding-dim="4"';

/** A page of nothing but this. */
async function pageOf(html: string): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 760px; height: 900px; border: 0';
  frame.srcdoc = `<!doctype html><html lang="en"><body>${html}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  document.body.append(frame);
  await loaded;
  return frame.contentWindow as Window & typeof globalThis;
}

/** What a page has asked the network for, by the names of the files. */
const requests = (window: Window): string[] =>
  window.performance.getEntriesByType('resource').map(({name}) => name.replace(/^.*\//, ''));

describe('the library in one file', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });

  it('trains, draws and projects as a classic script, and asks for nothing else', async () => {
    const window = await pageOf(
      `<ae-latent-view ${small} view="umap" points="50"></ae-latent-view><script src="/dist/ae-elements.single.js"></script>`,
    );
    const element = window.document.querySelector('ae-latent-view') as HTMLElement & {play(): void};
    const ended = at(element, 'ae-train-end');
    element.play();
    expect((await ended).detail.reason).to.equal('done');
    expect(requests(window)).to.deep.equal(['ae-elements.single.js']);
    expect(element.shadowRoot!.textContent).to.contain('Code');
  });

  it('says of an engine that it leaves out that this build does not have it', async () => {
    const window = await pageOf(
      `<ae-trainer ${small} backend="wasm"></ae-trainer><script src="/dist/ae-elements.single.js"></script>`,
    );
    const element = window.document.querySelector('ae-trainer') as HTMLElement & {play(): void};
    const ended = at(element, 'ae-train-end');
    element.play();
    expect((await ended).detail.reason).to.equal('done');
    expect(requests(window), 'and does not look for its file').to.deep.equal(['ae-elements.single.js']);
  });

  it('is an anywidget: from a blob, in a shadow root, with what the model says and back', async () => {
    const window = (await pageOf(
      `<div id="cell"></div><script type="module">
        const text = await (await fetch('/dist/anywidget/ae.mjs')).text();
        performance.clearResourceTimings();
        window.widget = import(URL.createObjectURL(new Blob([text], {type: 'text/javascript'})));
      </script>`,
    )) as Window & typeof globalThis & {widget?: Promise<{default: typeof anywidget}>};
    await eventually(() => window.widget, 'it is imported');
    const {default: widget} = await window.widget!;
    expect(window.customElements.get('ae-trainer'), 'defined in that page').to.be.a('function');
    const cell = window.document.querySelector('#cell')!.attachShadow({mode: 'open'});
    const el = window.document.createElement('div');
    cell.append(el);
    const values: Record<string, unknown> = {
      tag: 'ae-trainer',
      train_size: 300,
      'test-size': 50,
      batchSize: 100,
      epochs: 2,
      encoding_dim: 4,
      no_shuffle: true,
      nesterov: false,
      controls: ['play', 'reset'],
    };
    const acts = new Map<string, Set<() => void>>();
    let saves = 0;
    const model: WidgetModel = {
      get: (name) => values[name],
      set: (name, value) => void (values[name] = value),
      save_changes: () => void saves++,
      on: (event, act) => void acts.set(event, (acts.get(event) ?? new Set()).add(act)),
      off: (event, act) => void acts.get(event)?.delete(act),
    };
    const cleanUp = widget.render({model, el});
    const element = el.querySelector<HTMLElement & {play(): void}>('ae-trainer')!;
    expect(
      Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name)])),
    ).to.deep.equal({
      'train-size': '300',
      'test-size': '50',
      'batch-size': '100',
      epochs: '2',
      'encoding-dim': '4',
      'no-shuffle': '',
      controls: 'play reset',
    });
    values['encoding_dim'] = 5;
    for (const act of acts.get('change:encoding_dim')!) act();
    expect(element.getAttribute('encoding-dim')).to.equal('5');
    const ended = at(element, 'ae-train-end');
    element.play();
    await ended;
    const history = values['history'] as {epoch: number[]; loss: number[]; val_loss: number[]};
    expect(history.epoch).to.deep.equal([1, 2]);
    expect([...history.loss, ...history.val_loss].every((loss) => loss > 0)).to.equal(true);
    expect(saves).to.equal(2);
    expect(requests(window).filter((name) => name.endsWith('.js'))).to.deep.equal([]);
    cleanUp();
    expect(el.childElementCount).to.equal(0);
    expect(
      [...acts.values()].reduce((sum, {size}) => sum + size, 0),
      'nobody listens any more',
    ).to.equal(0);
    for (const tag of ['script', 'ae-nothing', 'x-trainer'])
      expect(() => widget.render({model: {...model, get: () => tag}, el})).to.throw(`and not ${tag}.`);
  });
});
