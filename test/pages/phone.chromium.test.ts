import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';

interface Visit {
  readonly results: readonly (readonly string[])[];
  readonly errors: readonly string[];
}

const small =
  'train-size="300" test-size="50" batch-size="100" epochs="2" encoding-dim="4" backend="plain" lang="es"';
const body = `<ae-trainer id="trainer" ${small}></ae-trainer><ae-noise-demo for="trainer" lang="es"></ae-noise-demo>
  <ae-noise-demo ${small}></ae-noise-demo>`;
const head =
  '<meta name="viewport" content="width=device-width, initial-scale=1"><style>body {margin: 16px}</style>';

/** In the page: the height of each element, from before the first press to the end of a run. */
async function heights(): Promise<string[]> {
  await Promise.all(['ae-trainer', 'ae-noise-demo'].map((tag) => customElements.whenDefined(tag)));
  const elements = [...document.querySelectorAll<AuthorElement>('ae-trainer, ae-noise-demo')];
  type AuthorElement = HTMLElement & {play(): void; updateComplete: Promise<unknown>};
  const drawn = async () => {
    for (let i = 0; i < 5; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    for (const element of elements) await element.updateComplete;
    return elements.map((element) => `${element.localName} ${element.offsetHeight}`).join(', ');
  };
  // The words of the page's language are here.
  while (elements.some((element) => element.shadowRoot!.querySelector('.arriving'))) await drawn();
  const seen = [await drawn()];
  for (const element of [elements[0]!, elements[2]!]) {
    const ended = new Promise((resolve) => element.addEventListener('ae-train-end', resolve, {once: true}));
    element.play();
    await ended;
    while (!element.shadowRoot!.querySelector('canvas')) await drawn();
    seen.push(await drawn());
  }
  while (elements.some((element) => !element.shadowRoot!.querySelector('canvas'))) await drawn();
  seen.push(await drawn());
  return seen;
}

describe('a phone, whose buttons are larger', () => {
  for (const width of [320, 360, 412]) {
    it(`of ${width} px sees nothing move when pictures come, of an element’s own network or of another’s`, async function () {
      this.timeout(30_000);
      const {results, errors} = await executeServerCommand<Visit, unknown>('tab', {
        url: `${location.origin}/embed?${new URLSearchParams({head, body})}`,
        phone: width,
        steps: [{run: heights.toString()}],
      });
      expect(errors).to.deep.equal([]);
      const [seen] = results;
      expect(seen!.length).to.equal(4);
      expect([...new Set(seen)]).to.deep.equal([seen![0]]);
    });
  }
});
