import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';

interface Visit {
  readonly results: readonly unknown[];
  readonly errors: readonly string[];
}

const small =
  'train-size="300" test-size="50" batch-size="100" epochs="2" encoding-dim="4" backend="plain" lang="es"';
const body = `<ae-trainer id="trainer" ${small}></ae-trainer><ae-noise-demo for="trainer" lang="es"></ae-noise-demo>
  <ae-noise-demo ${small}></ae-noise-demo>`;
const head =
  '<meta name="viewport" content="width=device-width, initial-scale=1"><style>body {margin: 16px}</style>';

type AuthorElement = HTMLElement & {play(): void; updateComplete: Promise<unknown>};

// In the page, where each finds for itself what it needs.

const defined = () =>
  Promise.all(['ae-trainer', 'ae-noise-demo'].map((tag) => customElements.whenDefined(tag)));

/** The height of each element. */
async function heights(): Promise<string> {
  const elements = [...document.querySelectorAll<AuthorElement>('ae-trainer, ae-noise-demo')];
  for (let i = 0; i < 5; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  for (const element of elements) await element.updateComplete;
  return elements.map((element) => `${element.localName} ${element.offsetHeight}`).join(', ');
}

const wordsAreHere = () =>
  [...document.querySelectorAll('ae-trainer, ae-noise-demo')].every(
    (element) => element.shadowRoot!.querySelector('[part~="frame"]') !== null,
  );
const allHavePictures = () =>
  [...document.querySelectorAll('ae-trainer, ae-noise-demo')].every((element) =>
    element.shadowRoot!.querySelector('canvas'),
  );

/** A run of an element, to its end. */
const run = (selector: string) => `async () => {
  const element = document.querySelector('${selector}');
  const ended = new Promise((resolve) => element.addEventListener('ae-train-end', resolve, {once: true}));
  element.play();
  await ended;
}`;
const hasPictures = (selector: string) =>
  `() => document.querySelector('${selector}').shadowRoot.querySelector('canvas')`;

/** From before the first press to the end of a run. */
const steps = [
  {run: defined.toString()},
  {until: wordsAreHere.toString(), awaited: 'the words of the page’s language'},
  {run: heights.toString()},
  ...['#trainer', 'ae-noise-demo:not([for])'].flatMap((selector) => [
    {run: run(selector)},
    {until: hasPictures(selector), awaited: `pictures in ${selector}`},
    {run: heights.toString()},
  ]),
  {until: allHavePictures.toString(), awaited: 'pictures in every element'},
  {run: heights.toString()},
];

describe('a phone, whose buttons are larger', () => {
  for (const width of [320, 360, 412]) {
    it(`of ${width} px sees nothing move when pictures come, of an element’s own network or of another’s`, async function () {
      this.timeout(30_000);
      const {results, errors} = await executeServerCommand<Visit, unknown>('tab', {
        url: `${location.origin}/embed?${new URLSearchParams({head, body})}`,
        phone: width,
        steps,
      });
      expect(errors).to.deep.equal([]);
      const seen = results.filter((result) => typeof result === 'string');
      expect(seen.length).to.equal(4);
      expect([...new Set(seen)]).to.deep.equal([seen[0]]);
    });
  }
});
