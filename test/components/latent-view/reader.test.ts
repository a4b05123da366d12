import {expect} from '@open-wc/testing';
import {nearestPlaces} from '../../../src/components/latent-view/place-code.ts';
import {fitting, firstChoice} from '../../../src/components/latent-view/view-choice.ts';
import {setSelection} from '../../../src/components/parts/controls/selection.ts';
import {inMap} from '../inside.ts';
import {
  chosenView,
  key,
  lastAsked,
  latentReplies,
  latentStage,
  madeMap,
  mapAfter,
  markAt,
  openLatentTab,
  pictureOf,
  press,
  settleLatent,
  shownBy,
  turnToView,
  type Picture,
} from './helpers.ts';

describe('ae-latent-view: what a reader may choose', () => {
  it('of a code of one number is every view, and back', async () => {
    const on = await latentStage({}, {reply: latentReplies({count: 60, width: 1})});
    on.element.setAttribute('encoding-dim', '1');
    await mapAfter(on);
    for (const kind of ['pca', 'code', 'umap', 'code', 'tsne'] as const) {
      await turnToView(on, kind);
      expect(chosenView(on)).to.equal(kind);
      expect(on.all(`[part~="map"] ${inMap.names}, [part~="map"] ${inMap.axisTexts}`).length).to.be.above(0);
    }
  });

  it('stays as it is where the code is wide enough, and is the same object then', () => {
    const choice = {...firstChoice, kind: 'code', dims: [3, 1]} as const;
    expect(fitting(choice, 4)).to.equal(choice);
    expect(fitting(choice, 3).dims).to.deep.equal([0, 1]);
    const narrow = fitting(choice, 1);
    expect(fitting(narrow, 1)).to.equal(narrow);
    const pixels = {...choice, source: 'pixels', dims: [0, 1], components: [9, 0]} as const;
    expect(fitting(pixels, 4), 'pixels have more components than the code').to.equal(pixels);
  });

  it('counts around a place along the code alone where there is one number', () => {
    const places = Float32Array.of(0, 9, 1, 0, 5, 0);
    const order = (up: number) => nearestPlaces(places, [0, 0], 2, up).map(({index}) => index);
    expect([order(1), order(0)]).to.deep.equal([
      [1, 2],
      [0, 1],
    ]);
  });

  it('is not applied where it is out of bounds: the field says what it takes', async () => {
    const on = await latentStage({view: 'umap'}, {reply: latentReplies({count: 30})});
    await mapAfter(on);
    await madeMap(on);
    await openLatentTab(on, 'more');
    const input = () => on.find<HTMLInputElement>('#map-neighbours');
    const type = async (text: string) => {
      input().value = text;
      input().dispatchEvent(new Event('change', {bubbles: true}));
      await settleLatent(on);
      await madeMap(on);
    };
    for (const text of ['1', '201', '']) {
      await type(text);
      expect(input().getAttribute('aria-invalid'), text).to.equal('true');
      expect(on.text('#map-neighbours-wrong')).to.match(/^neighbours=".*" is not accepted.*2.*200/);
      expect(input().value).to.equal(text);
    }
    await type('200');
    expect(on.text('#map-neighbours-wrong')).to.equal('');
    expect(on.text('[part="view-settings"]'), 'of thirty points').to.contain(
      '30 used: there are no more points.',
    );
    await type('5');
    expect(on.text('[part="view-settings"]')).to.not.contain('used:');
  });
});

describe('ae-latent-view: scores', () => {
  it('are named by all that makes their map, and go with their run', async () => {
    const on = await latentStage({view: 'umap'}, {reply: latentReplies({count: 60})});
    await mapAfter(on);
    await madeMap(on);
    await openLatentTab(on, 'trust');
    const names = () => on.all('[part="scores"] tbody th').map(({textContent}) => textContent.trim());
    const measured = (n: number) => shownBy(on, () => names().length === n);
    await press(on, 'Measure');
    await measured(1);
    await openLatentTab(on, 'more');
    const input = on.find<HTMLInputElement>('#map-neighbours');
    input.value = '3';
    input.dispatchEvent(new Event('change', {bubbles: true}));
    await settleLatent(on);
    await madeMap(on);
    await openLatentTab(on, 'trust');
    expect(names(), 'kept while another tab is open').to.have.length(1);
    await press(on, 'Measure');
    await measured(2);
    expect(names()).to.deep.equal(['UMAP · codes · neighbours 3 · epoch 2', 'UMAP · codes · epoch 2']);
    on.element.reset();
    await mapAfter(on);
    await madeMap(on);
    expect(on.find('[part="scores"]')).to.not.equal(null);
    expect(names()).to.deep.equal([]);
  });
});

describe('ae-latent-view: a digit selected elsewhere', () => {
  it('that is none of the points is shown, with its reconstruction and its place', async () => {
    const on = await latentStage({points: '40'}, {reply: latentReplies({count: 40})});
    await mapAfter(on);
    setSelection('digits', {split: 'test', index: 77});
    await shownBy(on, () => markAt(on, inMap.outOfSample) !== null);
    expect(lastAsked(on, 'images').indices).to.include(77);
    const ink = (kind: Picture) => {
      const canvas = pictureOf(on, kind);
      return canvas
        .getContext('2d')!
        .getImageData(0, 0, 28, 28)
        .data.reduce((sum, v) => sum + v, 0);
    };
    await shownBy(on, () => ink('original') > 0 && ink('reconstruction') > 0);
    setSelection('digits', {split: 'test', index: 7});
    await settleLatent(on);
    expect(markAt(on, inMap.outOfSample)).to.equal(null);
    expect(markAt(on, inMap.selected)).to.not.equal(null);
  });
});

describe('ae-latent-view: the room of a map', () => {
  it('has numbers on its axes however far a reader zooms in', async () => {
    const on = await latentStage();
    await mapAfter(on);
    const counts = () =>
      on
        .all(`[part~="map"] ${inMap.axis}`)
        .map((axis) => axis.querySelectorAll(`text:not(${inMap.axisName})`).length);
    for (let i = 0; i < 9; i++) {
      for (const count of counts()) expect(count, `zoomed ${i} times`).to.be.at.least(2);
      await key(on, '+');
    }
  });

  it('holds the buttons of a projection, in either language, to 250 px and from right to left', async function () {
    this.timeout(40_000);
    for (const [lang, width, dir] of [
      ['es', 320, 'ltr'],
      ['es', 288, 'rtl'],
      ['es', 250, 'ltr'],
      ['en', 250, 'rtl'],
    ] as const) {
      const on = await latentStage({lang, dir, view: 'tsne'}, {width, reply: latentReplies({count: 400})});
      const fits = (when: string) => {
        const own = on.element.getBoundingClientRect();
        for (const button of on.all('[part="making"] button')) {
          const {left, right} = button.getBoundingClientRect();
          expect(left, `${lang} ${width} ${when}`).to.be.at.least(own.left);
          expect(right, `${lang} ${width} ${when}`).to.be.at.most(own.right);
          expect(button.scrollWidth, `words of ${button.textContent.trim()}`).to.be.at.most(
            button.clientWidth,
          );
        }
      };
      await mapAfter(on);
      await shownBy(on, () => on.all('[part="making"] button').length === 2);
      fits('running');
      on.all('[part="making"] button')[0]!.click();
      await settleLatent(on);
      fits('paused');
      on.all('[part="making"] button')[1]!.click();
      await settleLatent(on);
      expect(on.all('[part="making"] button')).to.have.length(1);
      fits('stopped');
      on.element.remove();
    }
  });
});
