import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import {eventually} from '../awaited.ts';
import {inChart, inside} from '../components/inside.ts';
import {at, openAuthorPage, openMoreOf, type AuthorPage} from './author-page.ts';

const attributes =
  'train-size="300" test-size="50" batch-size="50" epochs="8" optimizer="adam" learning-rate="0.01" controls="play step reset learning-rate"';
const fallback = '<p slot="fallback">A network that learns.</p>';
const dark = [{name: 'prefers-color-scheme', value: 'dark'}];
const head = '<style>:root {color-scheme: light dark}</style>';
const ready = (trainer: HTMLElement) =>
  (trainer as HTMLElement & {updateComplete: Promise<unknown>}).updateComplete;

describe('a page on paper', () => {
  let page: AuthorPage | null = null;
  afterEach(async () => {
    await executeServerCommand('media');
    page?.close();
    page = null;
  });

  const open = async (children = fallback) => {
    page = await openAuthorPage({head, body: `<ae-trainer ${attributes}>${children}</ae-trainer>`});
    return page.trainer;
  };
  const all = (selector: string) => [...page!.trainer.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  const shown = (selector: string) => all(selector).filter((element) => element.getClientRects().length > 0);
  const frame = () => new Promise((resolve) => page!.window.requestAnimationFrame(resolve));
  const train = async (trainer: AuthorPage['trainer']) => {
    const ended = at(trainer, 'ae-train-end');
    trainer.play();
    await ended;
    await eventually(() => all(inChart.val).length > 0, 'the curve is drawn');
    await ready(trainer);
  };
  const openMore = async () => {
    await openMoreOf(page!.trainer);
    await ready(page!.trainer);
  };
  const inked = (canvas: HTMLCanvasElement) => {
    const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value, i) => i % 4 === 3 && value > 100);
  };
  // A word that explains itself is a word on paper.
  const controls = 'button:not([part="term"]), input, select, summary, [role=tab], progress';

  it('has the pictures, the chart and its figures, and no controls', async () => {
    await train(await open());
    expect(shown(controls)).to.not.be.empty;
    await executeServerCommand('media', {type: 'print'});
    expect(shown(controls)).to.deep.equal([]);
    const pictures = shown('[part~="digit"] canvas') as HTMLCanvasElement[];
    // Ten digits, their codes and their reconstructions.
    expect(pictures).to.have.length(30);
    expect(pictures.every(inked)).to.equal(true);
    for (const part of [inChart.val, '[part="facts"]', '[part="moment"]', '[part="data-chip"]'])
      expect(shown(part), part).to.not.be.empty;
    expect(shown(':has(> slot[name="fallback"])')).to.deep.equal([]);
  });

  it('has what stands under More, where that is chosen, without their settings and with the whole history', async () => {
    await train(await open());
    await openMore();
    expect(shown('[part="settings"]')).to.have.length(1);
    await executeServerCommand('media', {type: 'print'});
    expect(shown(controls)).to.deep.equal([]);
    expect(shown('[part="settings"], [part="digit-choice"], [part="chart-options"]')).to.deep.equal([]);
    expect(shown(inside.about)).to.have.length(1);
    const [history] = shown('[part="history"]');
    expect(history!.scrollHeight).to.equal(history!.clientHeight);
    // Its head stays over its rows: there is nothing to scroll.
    expect(page!.window.getComputedStyle(shown('[part="history"] th')[0]!).position).to.equal('static');
  });

  it('has dark ink, where the screen had light', async () => {
    await executeServerCommand('media', {features: dark});
    const trainer = await open();
    await train(trainer);
    const screen = page!.window.getComputedStyle(all('[part~="frame"]')[0]!).color;
    await executeServerCommand('media', {type: 'print', features: dark});
    const [picture] = shown('[part~="digit"] canvas');
    const {color} = page!.window.getComputedStyle(all('[part~="frame"]')[0]!);
    expect(color).to.equal('rgb(0, 0, 0)');
    expect(color).to.not.equal(screen);
    expect(page!.window.getComputedStyle(picture!).filter).to.equal('brightness(0)');
  });

  it('has the fallback, where nothing has been trained', async () => {
    const trainer = await open();
    await ready(trainer);
    await executeServerCommand('media', {type: 'print'});
    expect(shown('[part~="frame"]')).to.deep.equal([]);
    expect(shown(':has(> slot[name="fallback"])')).to.have.length(1);
    expect(trainer.querySelector('p')!.getClientRects()).to.have.length(1);
    trainer.querySelector('p')!.remove();
    await frame();
    await ready(trainer);
    expect(shown('[part~="frame"]'), 'there is no fallback any more').to.have.length(1);
    expect(shown(controls)).to.deep.equal([]);
  });

  it('says which noise the pictures have, without a slider', async () => {
    page = await openAuthorPage({head, body: `<ae-noise-demo ${attributes}></ae-noise-demo>`});
    const {window} = page;
    const demo = window.document.querySelector('ae-noise-demo') as unknown as AuthorPage['trainer'];
    await window.customElements.whenDefined('ae-noise-demo');
    const ended = at(demo, 'ae-train-end');
    demo.play();
    await ended;
    await ready(demo);
    await executeServerCommand('media', {type: 'print'});
    const parts = (selector: string) =>
      [...demo.shadowRoot!.querySelectorAll<HTMLElement>(selector)].filter(
        (element) => element.getClientRects().length > 0,
      );
    expect(
      parts('button, input, summary, [role=tab], progress, :has(> [part~="noise-slider"])'),
    ).to.deep.equal([]);
    const [kind] = parts('[part~="test-noise"] select') as HTMLSelectElement[];
    expect(window.getComputedStyle(kind!).borderTopWidth).to.equal('0px');
    expect(parts('[part~="test-noise"] output')[0]!.textContent).to.contain('0.50');
    expect(parts('[part~="digit"] canvas').length).to.be.at.least(30);
  });

  it('has a map with the names of its colours and its axes, and without its tools', async () => {
    page = await openAuthorPage({
      head,
      body: `<ae-latent-view ${attributes} encoding-dim="32" view="pca" points="50"></ae-latent-view>`,
    });
    const {window} = page;
    const view = window.document.querySelector('ae-latent-view') as unknown as AuthorPage['trainer'];
    await window.customElements.whenDefined('ae-latent-view');
    const ended = at(view, 'ae-train-end');
    view.play();
    await ended;
    const parts = (selector: string) =>
      [...view.shadowRoot!.querySelectorAll<HTMLElement>(selector)].filter(
        (element) => element.getClientRects().length > 0,
      );
    await eventually(() => parts('label > select').length === 2, 'its axes are named');
    await executeServerCommand('media', {type: 'print'});
    expect(parts('[part~="legend"] button')).to.have.length(10);
    const axes = parts('label > select');
    expect(axes).to.have.length(2);
    for (const axis of axes) expect(window.getComputedStyle(axis).borderTopWidth).to.equal('0px');
    expect(parts('[type="radio"], [role=tab], [part~="zoom"] button')).to.deep.equal([]);
  });

  it('prints from a dark screen: every picture is on the paper, has ink, and is black', async () => {
    interface Visit {
      readonly results: readonly unknown[];
      readonly errors: readonly string[];
    }
    const train = async () => {
      await customElements.whenDefined('ae-trainer');
      const trainer = document.querySelector('ae-trainer')!;
      const ended = new Promise((resolve) => trainer.addEventListener('ae-train-end', resolve, {once: true}));
      trainer.play();
      await ended;
      await trainer.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    };
    const body = `<ae-trainer ${attributes}></ae-trainer>`;
    const {results, errors} = await executeServerCommand<Visit, unknown>('tab', {
      url: `${location.origin}/embed?${new URLSearchParams({head, body})}`,
      features: dark,
      steps: [{run: train.toString()}, {pdf: true}],
    });
    expect(errors).to.deep.equal([]);
    const pictures = results[1] as readonly {readonly colours: boolean; readonly most: number}[];
    const most = (colours: boolean) =>
      pictures.filter((each) => each.colours === colours).map((each) => each.most);
    expect(most(true), 'how bright their colours are').to.deep.equal(new Array(20).fill(0));
    // Of the digits how opaque they are; of the codes, which have few colours, these too.
    expect(most(false), 'how much there is of them').to.have.length(40);
    expect(Math.min(...most(false))).to.be.above(100);
  });
});

describe('a page in another light', () => {
  let page: AuthorPage | null = null;
  afterEach(async () => {
    await executeServerCommand('media');
    page?.close();
  });

  it('redraws all its digits with the new ink: the ten, the selected one, the worst', async () => {
    page = await openAuthorPage({head, body: `<ae-trainer ${attributes}></ae-trainer>`});
    const {trainer, window} = page;
    const root = trainer.shadowRoot!;
    const ended = at(trainer, 'ae-train-end');
    trainer.play();
    await ended;
    // The last thing that is told; nothing else will have it drawn anew.
    await eventually(() => root.querySelector(inChart.linear), 'the chart has its yardstick');
    root.querySelector<HTMLElement>('[part~="digits"] [role="option"]')!.click();
    const kinds = {
      digit: ['[part~="digits"] [part~="digit"] canvas', 'figure:nth-child(2) [part~="enlarged"] canvas'],
      worst: ['[part="worst"] [part~="digit"] canvas'],
    };
    const frame = () => new Promise((resolve) => window.requestAnimationFrame(resolve));
    /** The red of a picture's first ink; none where nothing is drawn. */
    const redOf = (kind: string): number | undefined => {
      const canvas = root.querySelector<HTMLCanvasElement>(kind);
      const data = canvas?.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
      const at = data?.findIndex((value, i) => i % 4 === 3 && value > 100) ?? -1;
      return data?.[at - 3];
    };
    const inkBecomes = async (tab: 'digit' | 'worst', ink: string, red: (value: number) => boolean) => {
      for (const kind of kinds[tab])
        await eventually(() => red(redOf(kind) ?? NaN), `${kind} is drawn ${ink}`);
    };
    for (const tab of ['digit', 'worst'] as const) {
      root.querySelector<HTMLElement>(`#${tab}`)!.click();
      await ready(trainer);
      await inkBecomes(tab, 'dark', (red) => red < 60);
      for (let i = 0; i < 10; i++) await frame();
      await executeServerCommand('media', {features: dark});
      await inkBecomes(tab, 'light', (red) => red > 195);
      await executeServerCommand('media');
    }
  });
});
