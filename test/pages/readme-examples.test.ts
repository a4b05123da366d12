import {expect} from '@open-wc/testing';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

/** The README's examples in a language, in its order; those of tools are tried in them (test/hosts). */
async function examples(language: 'html' | 'js'): Promise<string[]> {
  const text = await (await fetch('/README.md')).text();
  const readme = text.replace(/<!-- recipes -->[\s\S]*<!-- \/recipes -->/, '');
  const found = [...readme.matchAll(new RegExp('```' + language + '\\n([\\s\\S]*?)```', 'g'))];
  return found.map(([, code]) => code!);
}

/** As small as a run can be; only the examples of script are trained. */
const small = 'train-size="64" test-size="10" batch-size="32" encoding-dim="4" epochs="2" backend="plain"';

describe('the examples of the README', () => {
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  it('are elements with nothing to complain of', async () => {
    const markup = (await examples('html')).join('\n').replaceAll(/<script[\s\S]*?<\/script>/g, '');
    page = await openAuthorPage({body: markup});
    const {document} = page.window;
    const elements = [
      ...document.body.querySelectorAll<AuthorPage['trainer'] & {readonly updateComplete: Promise<unknown>}>(
        '*',
      ),
    ].filter(({localName}) => localName.startsWith('ae-'));
    expect(elements.length).to.be.above(8);
    for (const element of elements) {
      await page.window.customElements.whenDefined(element.localName);
      await element.updateComplete;
      // The page looks at saved runs as soon as they are in view; this one is on no server.
      if (!element.hasAttribute('weights')) expect(element.status, element.outerHTML).to.equal('idle');
      expect(element.shadowRoot!.querySelector('[part=problem]'), element.outerHTML).to.equal(null);
    }
  });

  it('are script that runs, in the order in which it stands there', async () => {
    const scripts = (await examples('js')).filter((code) => code.includes('trainer') || code.includes('ae-'));
    expect(scripts.length).to.be.at.least(4);
    page = await openAuthorPage({body: `<ae-trainer ${small}></ae-trainer>`});
    const {window, trainer} = page;
    const logged: unknown[][] = [];
    window.console.log = (...values: unknown[]) => logged.push(values);
    // One after the other, in one scope, as on an author's page; each finds a network that has been trained.
    const trained = async () => {
      if (trainer.status === 'done') return;
      const ended = at(trainer, 'ae-train-end');
      trainer.play();
      await ended;
    };
    // Just after an example's own press the page still calls the run before done.
    let pressed: Promise<unknown> | null = null;
    const before = (code: string) =>
      (pressed = /^trainer\.play\(\)/m.test(code) ? at(trainer, 'ae-train-end') : null);
    const after = () => pressed ?? trained();
    const steps = scripts
      .map((code) => `before(${JSON.stringify(code)});\n${code}\nawait after();`)
      .join('\n');
    const make = window.eval('Object.getPrototypeOf(async () => {}).constructor') as FunctionConstructor;
    const run = make('before', 'after', steps) as unknown as (...both: unknown[]) => Promise<void>;
    await run(before, after);
    expect(trainer.status).to.equal('done');
    // The listener's example finds a run of two epochs, goes on with it, and is told of the author's own images too.
    expect(logged.map(([epoch]) => epoch)).to.deep.equal([3, 4, 1, 2]);
  });
});
