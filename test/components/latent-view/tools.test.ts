import {expect} from '@open-wc/testing';
import {sharesOf} from '../../../src/components/latent-view/map/region.ts';
import {codesBetween} from '../../../src/components/latent-view/map/walk.ts';
import {inMap} from '../inside.ts';
import {
  chooseTool,
  draw,
  key,
  lastAsked,
  latentStage,
  mapAfter,
  markAt,
  pointer,
  press,
  settleLatent,
  shownBy,
  tap,
  turnToView,
  type LatentStage,
} from './helpers.ts';

const heard = (on: LatentStage) => on.text('[role="status"]');
const tool = (on: LatentStage) => on.find<HTMLInputElement>('[part~="tools"] :checked').value;
/** A box around the right end of the ring, where the twenty of class 0 are. */
const zeros = [
  [0.8, 0.38],
  [0.99, 0.62],
] as const;

async function map(attributes = {}, width = 700): Promise<LatentStage> {
  const on = await latentStage(attributes, {width});
  await mapAfter(on);
  return on;
}

/** How far from a place the middle of a box is, in pixels. */
function off(on: LatentStage, box: Element, [x, y]: readonly [number, number]): number {
  const own = on.find('[part~="map"]').getBoundingClientRect();
  const {left, top, width, height} = box.getBoundingClientRect();
  return Math.hypot(left + width / 2 - own.left - x * own.width, top + height / 2 - own.top - y * own.height);
}

/** Where a point of a class is. */
async function placeOf(on: LatentStage, label: number): Promise<readonly [number, number]> {
  await key(on, String(label));
  const at = markAt(on, inMap.looked)!;
  await key(on, 'Escape');
  return at;
}

describe('ae-latent-view: tools over the map', () => {
  it('stand in one line right above it, in three on a phone, each as a radio button with a name', async () => {
    for (const [width, lines] of [
      [700, 1],
      [360, 3],
      [250, 3],
    ] as const)
      for (const dir of ['ltr', 'rtl']) {
        const on = await map({dir, lang: 'es'}, width);
        const radios = on.all<HTMLInputElement>(
          '[part~="tools"] input, [part~="view-menu"] input, [part~="looks"] input',
        );
        expect(radios.map(({labels}) => labels![0]!.textContent.trim())).to.deep.equal(
          'Código PCA UMAP t-SNE Punto Lazo Rectángulo Camino Puntos Dígitos Decodificado'.split(' '),
        );
        const boxes = [...radios, on.find('[aria-expanded]')].map((one) => one.getBoundingClientRect());
        expect(new Set(boxes.map(({top}) => top)).size, `${width} ${dir}`).to.equal(lines);
        const {top} = on.find('[part~="map"]').getBoundingClientRect();
        const own = on.element.getBoundingClientRect();
        for (const box of boxes) {
          expect(top - box.bottom).to.be.within(0, 120);
          expect(box.left).to.be.at.least(own.left);
          expect(box.right).to.be.at.most(own.right);
        }
        on.element.remove();
      }
  });

  it('have their words beside their icons where there is room', async () => {
    for (const [width, ofTools, ofLooks] of [
      [940, true, true],
      [700, false, true],
      [480, true, true],
      [290, false, true],
    ] as const) {
      const on = await map({lang: 'es'}, width);
      for (const [name, shown] of [
        ['tools', ofTools],
        ['looks', ofLooks],
      ] as const)
        for (const words of on.all(`[part~="${name}"] bdi`)) {
          expect(words.getBoundingClientRect().width > 2, `${width} ${words.textContent}`).to.equal(shown);
          expect(words.closest('label')!.title).to.equal(words.textContent);
        }
      on.element.remove();
    }
  });
});

describe('ae-latent-view: the lens', () => {
  const lens = (on: LatentStage) => on.find('[part="lens"]');
  /** From a place to the lens, in pixels across and down; 0 where it lies over it. */
  function away(on: LatentStage, [x, y]: readonly [number, number]): readonly [number, number] {
    const own = on.find('[part~="map"]').getBoundingClientRect();
    const {left, right, top, bottom} = lens(on).getBoundingClientRect();
    const [across, down] = [own.left + x * own.width, own.top + y * own.height];
    return [Math.max(left - across, across - right, 0), Math.max(top - down, down - bottom, 0)];
  }

  it('shows what is pointed at beside the pointer, whole on the map wherever that is, in either direction', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const on = await map({dir});
      expect(lens(on), 'nobody points').to.equal(null);
      for (const [x, y] of [
        [0.5, 0.5],
        [0.98, 0.5],
        [0.5, 0.98],
        [0.99, 0.99],
        [0.01, 0.01],
      ] as const) {
        pointer(on, 'pointermove', x, y);
        await settleLatent(on);
        const own = on.find('[part~="map"]').getBoundingClientRect();
        const {left, right, top, bottom, width} = lens(on).getBoundingClientRect();
        expect(width).to.be.closeTo(98, 1);
        expect(left).to.be.at.least(own.left);
        expect(top).to.be.at.least(own.top);
        expect(right).to.be.at.most(own.right);
        expect(bottom).to.be.at.most(own.bottom);
        expect(Math.max(...away(on, [x, y])), `${dir} ${x} ${y}`).to.be.within(6, 30);
      }
      pointer(on, 'pointerleave', 1.1, 0.5);
      await settleLatent(on);
      expect(lens(on)).to.equal(null);
      on.element.remove();
    }
  });

  it('lies above a finger, and beside it where there is no room above', async () => {
    const on = await map({}, 360);
    await tap(on, 0.5, 0.9, 'touch');
    const own = on.find('[part~="map"]').getBoundingClientRect();
    expect(lens(on).getBoundingClientRect().bottom).to.be.below(own.top + 0.9 * own.height - 6);
    await tap(on, 0.5, 0.2, 'touch');
    expect(away(on, [0.5, 0.2])[0]).to.be.within(6, 30);
  });

  it('says the two numbers of a place that has some, and who is around it', async () => {
    const on = await map();
    await tap(on, 0.9, 0.5);
    expect(on.text('[part="lens"] b')).to.match(/^−?\d\.\d\d, −?\d\.\d\d$/);
    expect(on.text('[part="lens"] bdi')).to.equal('10 nearest: 10 are 0s');
    await chooseTool(on, 'lasso');
    expect(lens(on), 'it is out of the way of who draws').to.equal(null);
  });
});

describe('ae-latent-view: the keys of the map', () => {
  it('are listed on a press, nine lines, in either language', async () => {
    for (const [lang, title] of [
      ['en', 'Keys on the map'],
      ['es', 'Teclas del mapa'],
    ] as const) {
      const on = await map({lang}, 320);
      expect(on.find('[part="map-keys"]')).to.equal(null);
      await press(on, title);
      const list = on.find('[part="map-keys"]');
      expect(list.querySelectorAll('dt')).to.have.length(9);
      const {left, right} = list.getBoundingClientRect();
      const own = on.element.getBoundingClientRect();
      expect(left).to.be.at.least(own.left);
      expect(right).to.be.at.most(own.right);
      on.element.remove();
    }
  });

  it('take the focus, give it back with Escape, and go when they are left', async () => {
    const on = await map();
    const button = on.find('[aria-expanded]');
    const {shadowRoot} = on.element;
    await press(on, 'Keys on the map');
    const list = on.find('[part="map-keys"]');
    expect(shadowRoot!.activeElement).to.equal(list);
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    list.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    await settleLatent(on);
    expect(on.find('[part="map-keys"]')).to.equal(null);
    expect(shadowRoot!.activeElement).to.equal(button);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    await press(on, 'Keys on the map');
    on.find('[part~="map"]').focus();
    await settleLatent(on);
    expect(on.find('[part="map-keys"]')).to.equal(null);
    await press(on, 'Keys on the map');
    await press(on, 'Keys on the map');
    expect(on.find('[part="map-keys"]'), 'the button closes them too').to.equal(null);
  });
});

describe('ae-latent-view: drawing around points', () => {
  it('counts classes, most frequent first', () => {
    expect(sharesOf([0, 1, 2, 3], Uint8Array.of(4, 7, 7, 7))).to.deep.equal([
      {label: 7, share: 0.75},
      {label: 4, share: 0.25},
    ]);
    expect(sharesOf([0], null)).to.deep.equal([]);
  });

  it('says on the map what a box has caught, tells it, and keeps the box until it is cleared', async () => {
    const on = await map();
    await chooseTool(on, 'box');
    await draw(on, zeros);
    expect(on.text('[part="region"] [aria-hidden]')).to.equal('20 points · 0 100%');
    expect(heard(on)).to.equal('20 points: 100% 0');
    const [x, y] = markAt(on, inMap.lasso)!;
    expect(Math.hypot(x - 0.895, y - 0.5)).to.be.below(0.005);
    // It belongs to the map's values, not to the window.
    await key(on, 'ArrowRight', {shiftKey: true});
    expect(markAt(on, inMap.lasso)![0]).to.be.closeTo(x - 0.1, 0.01);
    const chip = on.find('[part="region"]').getBoundingClientRect();
    const box = on.find('[part~="map"]').getBoundingClientRect();
    expect(chip.left - box.left, 'at the lower left').to.be.below(20);
    expect(box.bottom - chip.bottom).to.be.within(0, 40);
    await press(on, 'Clear selection');
    expect(on.find('[part="region"]')).to.equal(null);
    expect(markAt(on, inMap.lasso)).to.equal(null);
    expect(on.element.shadowRoot!.activeElement).to.equal(on.find('[part~="map"]'));
  });

  it('does the same with a lasso, with Escape, and where there is nothing in it', async () => {
    const on = await map();
    await chooseTool(on, 'lasso');
    await draw(on, [
      [0.05, 0.3],
      [0.3, 0.3],
      [0.3, 0.7],
      [0.02, 0.7],
    ]);
    expect(on.text('[part="region"] [aria-hidden]')).to.equal('20 points · 5 100%');
    await key(on, 'Escape');
    expect(on.find('[part="region"]')).to.equal(null);
    await chooseTool(on, 'lasso');
    await draw(on, [
      [0.47, 0.47],
      [0.53, 0.47],
      [0.53, 0.53],
    ]);
    expect(heard(on)).to.equal('No points in there.');
    expect(on.find('[part="region"]')).to.equal(null);
    expect(markAt(on, inMap.lasso)).to.equal(null);
  });

  it('takes corners that are pressed, two for a box, for a lasso until the last is pressed again', async () => {
    for (const [name, corners] of [
      ['box', zeros],
      [
        'lasso',
        [
          [0.8, 0.38],
          [0.99, 0.38],
          [0.99, 0.62],
          [0.8, 0.62],
          [0.8, 0.62],
        ],
      ],
      [
        'lasso',
        [
          [0.8, 0.38],
          [0.99, 0.38],
          [0.99, 0.62],
          [0.8, 0.62],
          [0.8, 0.38],
        ],
      ],
    ] as const) {
      const on = await map();
      await chooseTool(on, name);
      for (const [i, [x, y]] of corners.entries()) {
        expect(on.find('[part="region"]'), `${name} before corner ${i}`).to.equal(null);
        await tap(on, x, y);
        const isLast = i === corners.length - 1;
        expect(on.all(`[part~="map"] ${inMap.corners}`), 'each is seen').to.have.length(isLast ? 0 : i + 1);
        if (!isLast) expect(heard(on)).to.equal(`Corner ${i + 1}`);
      }
      expect(on.text('[part="region"] [aria-hidden]'), name).to.equal('20 points · 0 100%');
      expect(tool(on)).to.equal('point');
      on.element.remove();
    }
  });

  it('goes with the hand between two corners, and with the map', async () => {
    const on = await map();
    await chooseTool(on, 'box');
    await tap(on, 0.8, 0.38);
    pointer(on, 'pointermove', 0.9, 0.58);
    await settleLatent(on);
    const [x, y] = markAt(on, inMap.lasso)!;
    expect(x).to.be.closeTo(0.85, 0.005);
    expect(y).to.be.closeTo(0.48, 0.005);
    await key(on, 'ArrowRight', {shiftKey: true});
    expect(markAt(on, inMap.lasso)![0]).to.be.closeTo(x - 0.1, 0.01);
  });

  it('is done by keys alone: arrows move the place, Enter sets a corner there', async () => {
    const on = await map();
    const go = async (name: string, times: number) => {
      for (let i = 0; i < times; i++) await key(on, name);
    };
    await chooseTool(on, 'box');
    await go('ArrowRight', 12);
    await go('ArrowUp', 5);
    expect(heard(on)).to.match(/^Place −?\d/);
    await key(on, 'Enter');
    expect(heard(on)).to.equal('Corner 1');
    await go('ArrowDown', 10);
    await go('ArrowRight', 8);
    expect(heard(on)).to.match(/; 20 points$/);
    await key(on, 'Enter');
    expect(on.text('[part="region"] [aria-hidden]')).to.equal('20 points · 0 100%');
    expect(heard(on)).to.equal('20 points: 100% 0');
    expect(tool(on)).to.equal('point');
    await key(on, 'Escape');
    await key(on, 'Home');
    await chooseTool(on, 'lasso');
    await go('ArrowLeft', 8);
    await go('ArrowUp', 8);
    await key(on, ' ');
    await go('ArrowLeft', 12);
    await key(on, ' ');
    await go('ArrowDown', 16);
    await key(on, ' ');
    await go('ArrowRight', 12);
    await key(on, ' ');
    expect(on.find('[part="region"]')).to.equal(null);
    await key(on, ' ');
    expect(on.text('[part="region"] [aria-hidden]')).to.match(/^20 points · 5 100%/);
  });

  it('is gone with Escape, with another tool, and where the browser takes the pointer', async () => {
    const on = await map();
    for (const away of [
      () => key(on, 'Escape'),
      () => chooseTool(on, 'point'),
      async () => {
        pointer(on, 'pointercancel', 0.9, 0.5);
        await settleLatent(on);
      },
    ]) {
      await chooseTool(on, 'lasso');
      await tap(on, 0.8, 0.38);
      await tap(on, 0.9, 0.7);
      expect(markAt(on, inMap.lasso)).to.not.equal(null);
      await away();
      expect(markAt(on, inMap.lasso)).to.equal(null);
    }
  });

  it('puts the tool away, and takes what was drawn for no choice of a point', async () => {
    const on = await map();
    await chooseTool(on, 'box');
    const [x, y] = await placeOf(on, 0);
    await chooseTool(on, 'box');
    await draw(on, [
      [x - 0.2, y - 0.2],
      [x, y],
    ]);
    expect(tool(on)).to.equal('point');
    expect(on.fired.filter(({type}) => type === 'ae-select')).to.have.length(0);
  });

  it('keeps the points on another view, where their outline means nothing', async () => {
    const on = await map();
    await chooseTool(on, 'box');
    await draw(on, zeros);
    await turnToView(on, 'pca');
    expect(on.text('[part="region"] [aria-hidden]')).to.equal('20 points · 0 100%');
    expect(markAt(on, inMap.lasso)).to.equal(null);
  });
});

describe('ae-latent-view: walking', () => {
  it('goes straight, ends included', () => {
    const codes = codesBetween(Float32Array.of(0, 4), Float32Array.of(8, 0), 5);
    expect([...codes]).to.deep.equal([0, 4, 2, 3, 4, 2, 6, 1, 8, 0]);
  });

  it('by hand from one point to another is a line, and nine pictures along it', async () => {
    const on = await map();
    const [from, to] = [await placeOf(on, 1), await placeOf(on, 6)];
    await chooseTool(on, 'walk');
    await draw(on, [from, [0.5, 0.5], to]);
    const words = /^From a 1 \(no\. \d+\) to a 6 \(no\. \d+\), straight through the code$/;
    expect(on.find('[part="walk"]').ariaLabel).to.match(words);
    expect(on.text('[part="walk-ends"] bdi')).to.match(words);
    expect(heard(on)).to.match(words);
    expect(tool(on)).to.equal('point');
    const pictures = on.all('[part="walk"] li');
    expect(pictures).to.have.length(9);
    expect(on.all('[part="walk"] [role="img"]')[4]!.ariaLabel).to.equal('50% of the way');
    const {codes} = lastAsked(on, 'decode');
    for (let d = 0; d < 2; d++) expect(codes[8 + d]).to.be.closeTo((codes[d]! + codes[16 + d]!) / 2, 1e-5);
    for (const [i, picture] of pictures.entries()) {
      const at = [0, 1].map((d) => from[d]! + (i / 8) * (to[d]! - from[d]!)) as [number, number];
      expect(off(on, picture, at), `picture ${i}`).to.be.below(2);
    }
    expect(markAt(on, inMap.walk)).to.not.equal(null);
    const inks = on.all<HTMLCanvasElement>('[part="walk"] canvas').map((canvas) =>
      canvas
        .getContext('2d')!
        .getImageData(0, 0, 28, 28)
        .data.reduce((sum, v) => sum + v, 0),
    );
    expect(Math.min(...inks)).to.be.above(0);
    expect(new Set(inks).size).to.be.above(3);
    await press(on, 'Clear walk');
    expect(on.find('[part="walk"]')).to.equal(null);
    expect(markAt(on, inMap.walk)).to.equal(null);
  });

  it('shows its pictures while the hand is on its way, and fewer where they would cover each other', async () => {
    const on = await map();
    const [from, to] = [await placeOf(on, 1), await placeOf(on, 6)];
    await chooseTool(on, 'walk');
    pointer(on, 'pointerdown', ...from);
    pointer(on, 'pointermove', ...to);
    await settleLatent(on);
    expect(on.all('[part="walk"] li')).to.have.length(9);
    const seen = () =>
      on.all('[part="walk"] li').filter((one) => getComputedStyle(one).visibility === 'visible').length;
    expect(seen()).to.equal(9);
    pointer(on, 'pointermove', ...(await neighbour(on, 2)));
    await shownBy(on, () => seen() === 5, 'every second one');
    pointer(on, 'pointerup', ...from);
  });

  it('by keys begins and ends with W', async () => {
    const on = await map();
    await key(on, 'w');
    expect(heard(on)).to.equal('Go to a digit first: the walk begins there.');
    await key(on, '1');
    await key(on, 'w');
    expect(heard(on)).to.match(/^Walk from a 1 \(no\. \d+\) to … \(press its end, or W there\)$/);
    expect(on.find('[part="walk"]')).to.equal(null);
    await key(on, '6');
    await key(on, 'W');
    expect(heard(on)).to.match(/^From a 1 \(no\. \d+\) to a 6/);
    expect(on.all('[part="walk"] li')).to.have.length(9);
    expect(on.all('[part="lens"]'), 'nothing lies over it').to.have.length(0);
    await key(on, '3');
    expect(on.all('[part="lens"]')).to.have.length(1);
    await key(on, 'w');
    expect(heard(on), 'a third one begins another').to.match(/^Walk from a 3/);
    await key(on, 'Escape');
    expect(on.find('[part="walk-ends"]')).to.equal(null);
  });

  it('says what a hand does with each tool, and shows no lens meanwhile', async () => {
    const on = await map();
    await key(on, '1');
    expect(on.all('[part="lens"]')).to.have.length(1);
    const hint = () => on.find('[part~="pictures"] p').textContent.trim();
    expect(hint(), 'of the cross').to.equal('+ this place, decoded');
    for (const [tool, words] of [
      ['lasso', /^draw round points, or press corners/],
      ['box', /^drag a box, or press two corners/],
      ['walk', /^drag from one point to another/],
    ] as const) {
      await chooseTool(on, tool);
      expect(hint()).to.match(words);
      expect(on.all('[part="lens"]')).to.have.length(0);
    }
    const [, caption] = on.all('[part~="pictures"] figcaption');
    expect(caption!.textContent, 'what it is made of').to.match(/reconstruction\s*−?\d+\.\d+, −?\d+\.\d+/);
  });

  it('takes two presses as well as one stroke, and Enter for a press', async () => {
    const on = await map();
    const [from, to] = [await placeOf(on, 1), await placeOf(on, 6)];
    await chooseTool(on, 'walk');
    await tap(on, ...from);
    expect(heard(on)).to.match(/^Walk from a 1/);
    await tap(on, ...from);
    expect(tool(on), 'nowhere yet').to.equal('walk');
    pointer(on, 'pointermove', ...to);
    await settleLatent(on);
    expect(on.all('[part="walk"] li'), 'on its way').to.have.length(9);
    await tap(on, ...to);
    expect(heard(on)).to.match(/^From a 1 \(no\. \d+\) to a 6/);
    expect(tool(on)).to.equal('point');
    await key(on, 'Escape');
    await chooseTool(on, 'walk');
    for (const [label, heardThen] of [
      ['1', /^Walk from a 1/],
      ['6', /^From a 1 .* to a 6/],
    ] as const) {
      await key(on, label);
      await key(on, 'Enter');
      expect(heard(on)).to.match(heardThen);
    }
    expect(tool(on)).to.equal('point');
    expect(on.fired.filter(({type}) => type === 'ae-select')).to.have.length(0);
  });

  /** A point of a class, while a tool is in the hand. */
  async function neighbour(on: LatentStage, label: number): Promise<[number, number]> {
    const name = on.all(`[part~="map"] ${inMap.names}`)[label]!.getBoundingClientRect();
    const own = on.find('[part~="map"]').getBoundingClientRect();
    await settleLatent(on);
    return [
      (name.left + name.width / 2 - own.left) / own.width,
      (name.top + name.height / 2 - own.top) / own.height,
    ];
  }
});
