import {expect} from '@open-wc/testing';
import {kinds, type AnyStage} from './kinds.ts';

/** A slide of 960 × 700, less a heading. */
const slide = {width: 960, height: 600};

const heightOf = ({element}: AnyStage) => element.getBoundingClientRect().height;
const panelOf = (on: AnyStage) => on.find('[part~="panel"]')!.getBoundingClientRect();

describe('a compact element', () => {
  for (const kind of kinds)
    for (const lang of ['en', 'es'])
      it(`fits a slide beneath its heading, whatever tab is shown: <${kind.tag}>, ${lang}`, async function () {
        this.timeout(30_000);
        const on = await kind.open({compact: '', lang}, {width: slide.width});
        const idle = heightOf(on);
        expect(idle).to.be.within(200, slide.height);
        await kind.train(on);
        expect(heightOf(on), 'nothing moves').to.be.within(idle - 1, idle + 1);
        const tabs = on.all('[role="tab"]') as HTMLElement[];
        expect(tabs).to.have.length.above(1);
        const {right} = on.element.getBoundingClientRect();
        expect(tabs.at(-1)!.getBoundingClientRect().right, 'all tabs are seen').to.be.below(right - 10);
        for (const tab of [...tabs, ...tabs]) {
          tab.click();
          await kind.settle(on);
          expect(heightOf(on), `${tab.id}: a slide stays as it is`).to.be.within(idle - 1, idle + 1);
          const panel = on.find('[part~="panel"]')!;
          expect(panel.scrollWidth, `${tab.id} is as wide as its column`).to.be.at.most(panel.clientWidth);
          const {left, top} = panelOf(on);
          const {left: start, top: above} = on.element.getBoundingClientRect();
          expect(left - start, 'beside, and not below').to.be.above(slide.width / 2);
          expect(top - above).to.be.below(200);
        }
      });

  for (const kind of kinds)
    for (const width of [700, 320])
      it(`folds what is under its tabs until one is pressed, and once more: <${kind.tag}> at ${width} px`, async () => {
        const whole = await kind.open({}, {width});
        const usual = heightOf(whole);
        const on = await kind.open({compact: ''}, {width});
        const folded = heightOf(on);
        expect(folded).to.be.below(usual - 20);
        expect(panelOf(on).height).to.equal(0);
        const [tab, other] = on.all('[role="tab"]') as HTMLElement[];
        tab!.click();
        await kind.settle(on);
        expect(panelOf(on).height).to.be.above(20);
        other!.click();
        await kind.settle(on);
        expect(panelOf(on).height, 'another one is shown').to.be.above(20);
        const last = (on.all('[role="tab"]') as HTMLElement[]).at(-1)!;
        last.focus();
        for (const key of ['End', 'End'])
          last.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
        await kind.settle(on);
        expect(panelOf(on).height, 'keys choose, and fold nothing').to.be.above(20);
        (on.find('[role="tab"][aria-selected="true"]') as HTMLElement).click();
        await kind.settle(on);
        expect(panelOf(on).height).to.equal(0);
      });

  it('is none where it says false', async () => {
    const [kind] = kinds;
    const usual = heightOf(await kind!.open({}, {width: 960}));
    expect(heightOf(await kind!.open({compact: 'false'}, {width: 960}))).to.equal(usual);
    expect(heightOf(await kind!.open({compact: ''}, {width: 960}))).to.not.equal(usual);
  });
});
