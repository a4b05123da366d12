import {expect} from '@open-wc/testing';
import {setSelection} from '../../../src/components/parts/controls/selection.ts';
import {runUntil} from '../fake-session.ts';
import {inMap, inside} from '../inside.ts';
import {
  atRest,
  chooseTool,
  classNames,
  draw,
  key,
  latentReplies,
  latentStage,
  madeMap,
  making,
  mapAfter,
  markAt,
  neighboursIn,
  latentTabs,
  openLatentTab,
  openedMap,
  playLatent,
  press,
  ring,
  settleLatent,
  shownBy,
  tap,
  turnToView,
  type LatentStage,
} from './helpers.ts';

const few = latentReplies({count: 60});
const states: Record<string, (on: LatentStage) => Promise<void>> = {
  idle: async () => undefined,
  'waiting for its points': async (on) => {
    await playLatent(on);
    on.session.say(runUntil(0).slice(0, 1));
  },
  training: (on) => mapAfter(on, {status: 'training'}),
  'done, a point looked at': async (on) => {
    await mapAfter(on, {status: 'done'});
    await key(on, '3');
    await key(on, 'Enter');
  },
  'a place decoded, a class hidden, zoomed in': async (on) => {
    await mapAfter(on);
    await tap(on, 0.5, 0.5);
    on.all('[part~="legend"] button')[2]!.click();
    for (let i = 0; i < 5; i++) await key(on, '+');
  },
  'a projection under way': async (on) => {
    on.element.setAttribute('view', 'tsne');
    await mapAfter(on);
    await shownBy(on, () => making(on) !== '' || classNames(on).length > 0);
  },
  'a digit is selected, with its neighbours': async (on) => {
    await mapAfter(on);
    await openLatentTab(on, 'digit');
    await key(on, '1');
    await key(on, 'Enter');
    await shownBy(on, () => neighboursIn(on, 'code').length > 0);
  },
  'the map has been measured': async (on) => {
    await mapAfter(on);
    await openLatentTab(on, 'trust');
    await press(on, on.element.lang === 'es' ? 'Medir' : 'Measure');
    await shownBy(on, () => on.all('[part="scores"] tbody tr').length > 0);
    on.find('[part="scores"] summary').click();
  },
  'there is more: settings, table, files, the run': async (on) => {
    await mapAfter(on);
    await openLatentTab(on, 'more');
    expect(on.all('[part="view-settings"], [part="map-table"], [part="files"]')).to.have.length(3);
  },
  'all tools have been used, and the keys are listed': async (on) => {
    await mapAfter(on);
    await key(on, '1');
    await key(on, 'w');
    await key(on, '6');
    await key(on, 'w');
    await chooseTool(on, 'box');
    await draw(on, [
      [0.1, 0.1],
      [0.9, 0.9],
    ]);
    await press(on, on.element.lang === 'es' ? 'Teclas del mapa' : 'Keys on the map');
    expect(on.all('[part="region"], [part="walk"], [part="map-keys"]')).to.have.length(3);
  },
  'failed to load': async (on) => {
    await playLatent(on);
    on.session.say([
      {type: 'failure', failure: {code: 'data-unreachable', values: {url: 'https://example.org/'}}},
      {type: 'status', status: 'error'},
    ]);
  },
};

describe('ae-latent-view: for everyone', () => {
  for (const [name, reach] of Object.entries(states))
    it(`has nothing for axe to find while ${name}, light and dark, in English and Spanish`, async function () {
      this.timeout(40_000);
      for (const [scheme, lang] of [
        ['light', 'en'],
        ['dark', 'es'],
      ] as const) {
        const on = await latentStage({lang}, {reply: few});
        on.element.style.colorScheme = scheme;
        await reach(on);
        await settleLatent(on);
        await expect(on.element).to.be.accessible();
        on.element.remove();
        setSelection('digits', null);
      }
    });

  it('says everything in Spanish', async function () {
    this.timeout(40_000);
    const on = await latentStage({lang: 'es', view: 'umap'}, {reply: few});
    await mapAfter(on);
    await madeMap(on);
    await key(on, '4');
    await key(on, 'Enter');
    await shownBy(on, () => neighboursIn(on, 'code').length > 0);
    const said: string[] = [];
    for (const tab of latentTabs) {
      await openLatentTab(on, tab);
      said.push(on.element.shadowRoot!.textContent.replaceAll(/\s+/g, ' '));
    }
    const words = said.join(' ');
    expect(words).to.contain('Vecinos del dígito');
    expect(words).to.not.match(
      /\b(Classes|Neighbours|Walk|Grid|Measure|Set start|spread|centre|perplexity|seed|View|points|code)\b/,
    );
    expect(on.find('[part~="map"]').ariaLabel).to.match(/^Mapa de/);
    await key(on, '5');
    expect(on.text('[role="status"]')).to.match(/^Dígito 5/);
  });

  it('fits 320 px and a column from right to left; the map itself is not mirrored', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const on = await openedMap('digit', {dir}, {width: 320});
      await key(on, '4');
      await key(on, 'Enter');
      await shownBy(on, () => neighboursIn(on, 'code').length > 0);
      const own = on.element.getBoundingClientRect();
      for (const tab of latentTabs) {
        await openLatentTab(on, tab);
        const sections = on.all('[part~="details"] [role="group"][part]');
        expect(sections.length, tab).to.be.above(0);
        for (const part of [
          ...on.all(
            `${inside.mapHead}, [part~="map"], [part~="pictures"], [part~="legend"], [part~="moment"], [part~="tab"]`,
          ),
          ...sections,
        ]) {
          const {left, right} = part.getBoundingClientRect();
          expect(left, `${dir} ${tab} ${part.part}`).to.be.at.least(own.left - 0.5);
          expect(right, `${dir} ${tab} ${part.part}`).to.be.at.most(own.right + 0.5);
        }
      }
      setSelection('digits', null);
      const [zero, five] = [0, 5].map((at) => classNames(on)[at]!.getBoundingClientRect().left);
      expect(zero).to.be.above(five!);
      on.element.remove();
    }
  });
});

describe('ae-latent-view: the tab that is shown first', () => {
  it('is as high before anybody plays as with a map of which nothing is selected', async () => {
    for (const [lang, says] of [
      ['en', /^Select a digit/],
      ['es', /^Elige un dígito/],
    ] as const)
      for (const width of [320, 700]) {
        const on = await latentStage({lang}, {width});
        const panel = () => on.find('[role="tabpanel"]').getBoundingClientRect().height;
        const before = panel();
        await mapAfter(on);
        expect(on.text('[role="tabpanel"]')).to.match(says);
        expect(panel(), `${lang}, ${width} px`).to.be.closeTo(before, 0.5);
        on.element.remove();
      }
  });
});

describe('ae-latent-view: by keys', () => {
  it('is one stop, says how it is used, and leaves keys alone that are not its own', async () => {
    const on = await latentStage();
    await mapAfter(on);
    const map = on.find('[part~="map"]');
    expect([map.tabIndex, map.getAttribute('role')]).to.deep.equal([0, 'application']);
    expect(on.find(`#${map.getAttribute('aria-describedby')!}`).textContent).to.match(
      /^Arrows: nearest point in that direction\. 0–9: a class/,
    );
    const prevented = (name: string, more: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', {key: name, cancelable: true, ...more});
      map.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(prevented('ArrowLeft')).to.equal(true);
    expect(prevented('Tab')).to.equal(false);
    expect(prevented('r', {ctrlKey: true})).to.equal(false);
    expect(prevented('+', {ctrlKey: true}), 'the page’s own zoom').to.equal(false);
  });

  it('goes to a class, and through it in the order of the test set', async () => {
    const on = await latentStage();
    await mapAfter(on);
    await key(on, '4');
    const first = Number(/index (\d+)/.exec(on.text('[role="status"]'))![1]);
    expect(first % 10).to.equal(4);
    await key(on, 'PageDown');
    expect(on.text('[role="status"]')).to.equal(`Digit 4, test index ${first + 10}`);
    await key(on, 'PageUp');
    await key(on, 'PageUp');
    expect(on.text('[role="status"]')).to.equal(`Digit 4, test index ${first - 10}`);
  });

  it('goes to the nearest point in a direction, and says where there is none', async () => {
    // A cross of five points: 0 in the middle, 1 right, 2 up, 3 left, 4 down.
    const cross = [
      [0, 0],
      [2, 0.1],
      [0.1, 2],
      [-2, 0],
      [0, -2],
    ];
    const on = await latentStage({}, {reply: latentReplies({count: 5, codes: (i, d) => cross[i]![d]!})});
    await mapAfter(on);
    await key(on, 'ArrowRight');
    expect(on.text('[role="status"]'), 'from nowhere to the middle').to.match(/index 0$/);
    for (const [name, there, back] of [
      ['ArrowRight', 1, 'ArrowLeft'],
      ['ArrowUp', 2, 'ArrowDown'],
      ['ArrowLeft', 3, 'ArrowRight'],
      ['ArrowDown', 4, 'ArrowUp'],
    ] as const) {
      await key(on, name);
      expect(on.text('[role="status"]')).to.match(new RegExp(`index ${there}$`));
      await key(on, name);
      expect(on.text('[role="status"]')).to.match(/No point further in this direction/);
      await key(on, back);
      expect(on.text('[role="status"]')).to.match(/index 0$/);
    }
  });

  it('zooms, moves, shows all; selects, and lets go', async () => {
    const on = await latentStage();
    await mapAfter(on);
    const apart = () => {
      const [a, b] = [0, 5].map((at) => classNames(on)[at]!.getBoundingClientRect().left);
      return a! - b!;
    };
    const whole = apart();
    await key(on, '+');
    expect(apart() / whole).to.be.closeTo(1.4, 0.02);
    await key(on, '-');
    expect(apart()).to.be.closeTo(whole, 1);
    const left = markAt(on, inMap.names)![0];
    await key(on, 'ArrowRight', {shiftKey: true});
    expect(markAt(on, inMap.names)![0]).to.be.below(left - 0.05);
    await key(on, 'Home');
    expect(markAt(on, inMap.names)![0]).to.be.closeTo(left, 0.005);
    await key(on, '7');
    await key(on, 'Enter');
    const [{detail}] = on.fired.filter(({type}) => type === 'ae-select') as unknown as [
      {detail: Record<string, unknown>},
    ];
    expect(detail).to.include({dataset: 'digits', split: 'test'});
    expect((detail['index'] as number) % 10).to.equal(7);
    expect(markAt(on, inMap.looked)).to.not.equal(null);
    await key(on, 'Escape');
    expect(markAt(on, inMap.looked)).to.equal(null);
    expect(markAt(on, inMap.selected), 'what is selected on the page stays').to.not.equal(null);
  });

  it('moves the place that is decoded, and says where it is', async () => {
    const on = await latentStage();
    await mapAfter(on);
    await key(on, 'ArrowUp', {altKey: true});
    const [, y] = markAt(on, inMap.cross)!;
    expect(on.text('[role="status"]')).to.match(/^Place -?\d+\.\d\d, -?\d+\.\d\d$/);
    await key(on, 'ArrowUp', {altKey: true});
    expect(markAt(on, inMap.cross)![1]).to.be.below(y - 0.015);
  });

  it('brings a point into sight that a zoom has left outside', async () => {
    const on = await latentStage();
    await mapAfter(on);
    for (let i = 0; i < 8; i++) await key(on, '+');
    await key(on, '0');
    const [x, y] = markAt(on, inMap.looked)!;
    expect(x).to.be.within(0, 1);
    expect(y).to.be.within(0, 1);
  });
});

describe('ae-latent-view: by hand', () => {
  it('the legend hides classes, and brings them all back', async () => {
    const on = await latentStage();
    await mapAfter(on);
    const names = () => classNames(on).map(({textContent}) => textContent);
    const buttons = () => on.all('[part~="legend"] button');
    expect(buttons()[3]!.ariaLabel).to.equal('Show digit 3');
    buttons()[3]!.click();
    await settleLatent(on);
    expect(buttons()[3]!.getAttribute('aria-pressed')).to.equal('false');
    expect(names()).to.not.include('3');
    await key(on, '3');
    expect(markAt(on, inMap.looked), 'nobody goes to what is not there').to.equal(null);
    await press(on, 'All');
    expect(names()).to.have.length(10);
    for (let label = 0; label < 10; label++) {
      buttons()[label]!.click();
      await settleLatent(on);
    }
    expect(names(), 'to hide the last one shows all').to.have.length(10);
  });

  it('the legend makes a class stand out under pointer or focus', async () => {
    const on = await latentStage();
    await mapAfter(on);
    on.all('[part~="legend"] button')[6]!.dispatchEvent(new PointerEvent('pointerenter'));
    await settleLatent(on);
    const faint = () => on.all(`[part~="map"] ${inMap.faintNames}`).map(({textContent}) => textContent);
    expect(faint()).to.have.length(9);
    expect(faint()).to.not.include('6');
    on.all('[part~="legend"] button')[6]!.dispatchEvent(new PointerEvent('pointerleave'));
    await settleLatent(on);
    expect(faint()).to.have.length(0);
  });

  it('the legend makes nothing of what it has hidden stand out, where the pointer stays', async () => {
    const on = await latentStage();
    await mapAfter(on);
    const six = on.all('[part~="legend"] button')[6]!;
    const faint = () => on.all(`[part~="map"] ${inMap.faintNames}`).length;
    six.dispatchEvent(new PointerEvent('pointerenter'));
    await settleLatent(on);
    expect(faint()).to.equal(9);
    six.click();
    await settleLatent(on);
    expect([classNames(on).length, faint()], 'only the 6s are gone').to.deep.equal([9, 0]);
    six.dispatchEvent(new PointerEvent('pointerleave'));
    six.dispatchEvent(new PointerEvent('pointerenter'));
    await settleLatent(on);
    expect(faint()).to.equal(0);
    six.click();
    await settleLatent(on);
    expect([classNames(on).length, faint()], 'back, and under the pointer').to.deep.equal([10, 9]);
  });

  it('one finger is the page’s, two are the map’s; the wheel turns the page until the map has the focus', async () => {
    const on = await latentStage();
    await mapAfter(on);
    const map = on.find('[part~="map"]');
    // In any order: engines write the same value differently.
    expect(getComputedStyle(map).touchAction.split(' ').sort()).to.deep.equal(['pan-x', 'pan-y']);
    const wheel = () => {
      const event = new WheelEvent('wheel', {deltaY: -100, cancelable: true, bubbles: true});
      map.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(wheel()).to.equal(false);
    map.focus();
    expect(wheel()).to.equal(true);
  });

  it('shows thumbnails where a reader looks closely', async () => {
    const on = await latentStage({}, {reply: latentReplies({count: 30, codes: (i, d) => 3 * ring(i, d)})});
    await mapAfter(on);
    expect(on.session.asked.filter(({name}) => name === 'images').length).to.be.at.most(1);
    await key(on, '0');
    for (let i = 0; i < 5; i++) await key(on, '+');
    await settleLatent(on);
    expect(on.session.asked.filter(({name}) => name === 'images').length).to.be.above(0);
  });

  it('moves points softly, and under reduced motion not at all', async () => {
    const match = window.matchMedia;
    let shift = 0;
    for (const still of [false, true]) {
      window.matchMedia = (query: string) =>
        query.includes('reduced-motion') ? ({matches: still} as MediaQueryList) : match.call(window, query);
      try {
        shift = 0;
        const reply = latentReplies({codes: (i, d) => ring(i, d) + (d === 0 ? shift : 0)});
        const on = await latentStage({}, {reply});
        await mapAfter(on);
        await atRest(on);
        // Within the slack of the axes, so that only points move.
        shift = 0.2;
        const places = new Set<number>();
        on.session.say([...runUntil(3).slice(-2)], {reconstructions: new Float32Array(7840)});
        const x = () => classNames(on)[0]!.getBoundingClientRect().left;
        const before = x();
        await shownBy(on, () => {
          places.add(x());
          return Math.abs(x() - before) > 1;
        });
        await atRest(on, () => places.add(x()));
        if (still) expect(places.size, 'still').to.equal(2);
        else expect(places.size, 'softly').to.be.above(3);
        on.element.remove();
      } finally {
        window.matchMedia = match;
      }
    }
  });

  it('says in each view what the map is of', async function () {
    this.timeout(30_000);
    const on = await latentStage({}, {reply: few});
    await mapAfter(on);
    for (const [kind, name] of [
      ['pca', 'PCA'],
      ['umap', 'UMAP'],
      ['tsne', 't-SNE'],
      ['code', 'Code'],
    ] as const) {
      await turnToView(on, kind);
      expect(on.find('[part~="map"]').ariaLabel).to.equal(`Map of 60 test digits: ${name}`);
    }
  });
});
