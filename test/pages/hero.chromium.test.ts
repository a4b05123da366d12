import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import {eventually} from '../awaited.ts';
import {someRun, written} from '../worker/saved-run/support.ts';
import {inMap, inside} from '../components/inside.ts';
import {openAuthorPage, type AuthorPage} from './author-page.ts';

const hero = '/demo/hero.safetensors';
/** What a page may cost of our own once a trained element is in view, gzipped. */
const mostBytes = 200_000;

const saving = `<script>
  Object.defineProperty(navigator, 'connection', {value: {saveData: true}});
</script>`;

interface LongTasks {
  readonly long: readonly {readonly text: string; readonly urls: readonly string[]}[];
}

describe('a page whose element names a trained network', function () {
  this.timeout(120_000);
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  const elementIn = ({window}: AuthorPage) =>
    window.document.querySelector<HTMLElement & {readonly status: string}>('[weights]')!;
  const find = (element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll(selector)];
  const isDrawn = (element: Element, selector: string, count = 10) => {
    const canvases = find(element, selector) as HTMLCanvasElement[];
    const inked = canvases.filter((canvas) =>
      canvas
        .getContext('2d')!
        .getImageData(0, 0, 28, 28)
        .data.some((value) => value > 0),
    );
    return inked.length === count;
  };
  /** What a network makes of the ten pictures. */
  const redrawn = '[part~="digits"] [part~="reconstruction"] canvas';
  const signs: readonly (readonly [tag: string, isAlive: (element: Element) => boolean])[] = [
    ['ae-trainer', (element) => isDrawn(element, redrawn)],
    [
      'ae-noise-demo',
      (element) => isDrawn(element, redrawn) && isDrawn(element, '[part~="enlarged"] canvas', 1),
    ],
    ['ae-latent-view', (element) => find(element, `[part~="map"] ${inMap.names}`).length === 10],
    ['ae-worst', (element) => isDrawn(element, '[role=option] [part~="reconstruction"] canvas')],
  ];

  /** All that a page has requested, its workers among it. */
  const requested = ({window, workerUrls}: AuthorPage): string[] => [
    ...new Set([
      ...window.performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname),
      ...workerUrls.map((url) => new URL(url, window.location.href).pathname),
    ]),
  ];
  /** As the build weighed it. */
  async function gzipped(path: string): Promise<number> {
    const {files} = (await (await fetch('/bench/sizes.json')).json()) as {files: Record<string, number>};
    const name = path.split('/').at(-1)!;
    const bytes = files[name] ?? files[name.replace(/-[\w-]{7}(\.js)$/, '$1')];
    expect(bytes, name).to.be.above(0);
    return bytes!;
  }

  it('has a file of at most 60,000 bytes to load', async () => {
    const bytes = await (await fetch(hero)).arrayBuffer();
    expect(bytes.byteLength).to.be.within(50_000, 60_000);
  });

  for (const language of ['en', 'es'])
    for (const [tag, isAlive] of signs)
      it(`is alive with <${tag} lang="${language}"> in view, for the library and that file alone, without a long task of ours`, async () => {
        await executeServerCommand('trace-start');
        page = await openAuthorPage({body: `<${tag} weights="${hero}" lang="${language}"></${tag}>`});
        const from = performance.now();
        await eventually(() => isAlive(elementIn(page!)), 'it is alive');
        const seconds = (performance.now() - from) / 1000;
        const {long} = await executeServerCommand<LongTasks, unknown>('trace-stop', {aboveMs: 50});
        const files = requested(page).filter((path) => path !== '/embed');
        const ours = files.filter((path) => path.startsWith('/dist/cdn/'));
        expect(files.filter((path) => !ours.includes(path) && path !== hero)).to.deep.equal([]);
        expect(ours.join(), 'its worker is counted').to.contain('ae-worker-simd');
        const bytes = (await Promise.all(ours.map(gzipped))).reduce((sum, size) => sum + size, 0);
        console.log(
          `<${tag} lang="${language}"> alive after ${seconds.toFixed(1)} s: ${bytes} bytes of our own`,
        );
        expect(bytes).to.be.at.most(mostBytes);
        expect(elementIn(page).status).to.equal('done');
        const held = long.filter(({urls}) => urls.some((url) => url.includes('/dist/cdn/')));
        expect(held.map(({text, urls: from}) => `${text}; ${from.join(' ')}`).join('\n')).to.equal('');
      });

  it('asks for no image of a data set that would have to be downloaded, however it is shown, until somebody does', async () => {
    const name = crypto.randomUUID();
    const run = someRun({'encoding-dim': '4', dataset: 'mnist', 'test-size': '1000'}, 0);
    const url = `/kept/${name}.safetensors`;
    await fetch(url, {method: 'PUT', body: await written(run, 'show')});
    const linked = ['ae-noise-demo', 'ae-latent-view', 'ae-worst'].map(
      (tag) => `<${tag} for="net"></${tag}>`,
    );
    page = await openAuthorPage({
      body: `<ae-trainer id="net" weights="${url}" dataset-url="/asked/${name}/"></ae-trainer>${linked.join('')}`,
    });
    const asked = async () => (await (await fetch(`/asked/${name}`)).json()) as string[];
    const {document} = page.window;
    for (const [tag, isAlive] of signs)
      await eventually(() => isAlive(document.querySelector(tag)!), `<${tag}> is alive`);
    expect(await asked()).to.deep.equal([]);
    (find(document.querySelector('ae-worst')!, `${inside.needed} button`)[0] as HTMLElement).click();
    await eventually(async () => (await asked()).length > 0, 'the images are asked for');
  });

  it('requests nothing but its words where a reader saves data, until that reader presses Train', async () => {
    const body = `<ae-noise-demo weights="${hero}" epochs="1000"></ae-noise-demo>`;
    const spared = await openAuthorPage({body, head: saving});
    page = await openAuthorPage({body});
    elementIn(page).ownerDocument.defaultView!.frameElement!.scrollIntoView();
    // As long as it takes where nobody saves.
    await eventually(() => isDrawn(elementIn(page!), redrawn), 'the other is alive');
    try {
      const element = elementIn(spared);
      expect(element.status).to.equal('idle');
      expect(requested(spared).filter((path) => /hero|worker|content|session/.test(path))).to.deep.equal([]);
      spared.window.frameElement!.scrollIntoView();
      (find(element, '[part~="play-button"]')[0] as HTMLElement).click();
      await eventually(() => isDrawn(element, redrawn), 'it is alive after a press');
    } finally {
      spared.close();
    }
  });
});
