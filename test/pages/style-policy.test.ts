import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {tags} from '../tags.ts';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

const recipe = 'noise="gaussian" noise-factor="0.25-0.5" encoding-dim="2" backend="plain"';
const sizes = 'train-size="300" test-size="50" batch-size="100" epochs="2"';
const controls = 'controls="play optimizer learning-rate"';
const body = `<ae-trainer id="net" ${recipe} ${sizes} ${controls}></ae-trainer>
${tags
  .slice(1)
  .map((tag) => `<${tag} for="net"></${tag}>`)
  .join('')}
<div id="idle"><ae-noise-demo ${recipe}></ae-noise-demo><ae-latent-view></ae-latent-view></div>`;
const head = `<script>
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    violations.push(event.violatedDirective + ' ' + event.sample + ' ' + event.sourceFile));
</script>`;

interface Host extends Element {
  readonly updateComplete: Promise<boolean>;
}

describe('an element, in a page whose policy allows no style but in files,', () => {
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  it('breaks nothing of it, before, after and in every tab, and stands as it should', async function () {
    this.timeout(120_000);
    page = await openAuthorPage({body, head, policy: "style-src 'self' 'report-sample'"});
    const {document, violations} = page.window as Window &
      typeof globalThis & {violations: readonly string[]};
    const roots = () => [...document.querySelectorAll(tags.join())].map(({shadowRoot}) => shadowRoot!);
    const inside = (selector: string) => roots().map((root) => root.querySelector<HTMLElement>(selector));
    // Where they stand, they stay.
    for (const {host} of roots()) await (host as Host).updateComplete;
    for (const [tag, selector] of [
      ['ae-noise-demo', '[part~="easel"] span'],
      ['ae-latent-view', '[part~="map"] canvas'],
    ] as const) {
      const idle = document.querySelector(`#idle ${tag}`)!;
      idle.scrollIntoView();
      await eventually(() => idle.shadowRoot!.querySelector(selector), `${tag} is seen`);
    }
    const ten = [...roots().at(-1)!.querySelectorAll('[part~="map"] canvas')].map((digit) => {
      const {left, top} = digit.getBoundingClientRect();
      return `${Math.round(left)} ${Math.round(top)}`;
    });
    expect(new Set(ten).size, 'ten digits on the map, each in its place').to.equal(10);
    // A style that is not allowed is told, if this page tells anything.
    const probe = document.createElement('p');
    probe.setAttribute('style', 'color: red');
    document.body.append(probe);
    await eventually(() => violations.length > 0, 'the page tells what its policy forbids');
    expect(violations).to.have.length(1);
    const ended = at(page.trainer, 'ae-train-end');
    page.trainer.play();
    await ended;
    await eventually(
      () =>
        inside('[part~="easel"] span, [part~="map"] svg text, [role="option"], [part~="weights"] canvas')
          .slice(0, tags.length)
          .every(Boolean),
      'all show what was trained',
    );
    for (const root of roots())
      for (const {id} of root.querySelectorAll('[role="tab"]')) {
        root.querySelector<HTMLElement>(`#${id}`)!.click();
        await eventually(
          () => root.querySelector(`#${id}[aria-selected="true"]`) && root.querySelector('#panel > *'),
          `${root.host.localName} turns to ${id}`,
        );
      }
    inside('#pill-learning-rate')[0]!.click();
    await eventually(() => inside('[part="setting"] input')[0], 'a setting is open');
    // Brushes are in the middle, or a pixel beside it; ticks where the noise of the training begins and ends.
    for (const root of [roots()[1]!, roots().at(-2)!]) {
      const easel = root.querySelector<HTMLElement>('[part~="easel"]')!;
      easel.focus();
      const brush = easel.querySelector('span')!;
      await eventually(() => getComputedStyle(brush).position === 'absolute', 'there is a brush');
      const box = easel.getBoundingClientRect();
      const {left, top, width, height} = brush.getBoundingClientRect();
      expect((left + width / 2 - box.left) / box.width, 'the brush, across').to.be.closeTo(0.5, 0.06);
      expect((top + height / 2 - box.top) / box.height, 'the brush, down').to.be.closeTo(0.5, 0.06);
      const slider = root.querySelector('[part="noise-slider"]')!;
      const track = slider.getBoundingClientRect();
      const places = [...slider.parentElement!.querySelectorAll('i')].map((tick) => {
        const at = tick.getBoundingClientRect();
        return (at.left + at.width / 2 - track.left) / track.width;
      });
      expect(places).to.have.length(2);
      expect(places[0]!, 'where the noise begins').to.be.closeTo(0.25, 0.04);
      expect(places[1]!, 'where it ends').to.be.closeTo(0.5, 0.04);
    }
    expect(violations).to.have.length(1);
  });
});
