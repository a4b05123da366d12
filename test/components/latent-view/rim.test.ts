import {expect} from '@open-wc/testing';
import {inMap} from '../inside.ts';
import {
  chooseTool,
  draw,
  key,
  lastAsked,
  latentReplies,
  latentStage,
  mapAfter,
  markAt,
  pointer,
  press,
  ring,
  settleLatent,
  tap,
  type LatentStage,
} from './helpers.ts';

/** The ring, and one point of class 4 fifty times as far to the left, in the ring's upper half. */
const far = 64;
const withOneFar = (i: number, d: number) => (i === far ? [-250, 2][d]! : ring(i, d));

async function map(codes = withOneFar): Promise<LatentStage> {
  const on = await latentStage({}, {width: 700, reply: latentReplies({codes})});
  await mapAfter(on);
  return on;
}

/** Pixels between numbers of an axis that are one unit apart. */
function unit(on: LatentStage, axis: 0 | 1): number {
  const texts = [...on.all(`[part~="map"] ${inMap.axis}`)[axis]!.querySelectorAll('text')].filter(
    (text) => !text.matches(inMap.axisName),
  );
  const [a, b] = texts.map((text) => ({
    value: Number(text.textContent!.replace('−', '-')),
    at: Number(text.getAttribute(axis === 0 ? 'x' : 'y')),
  }));
  return Math.abs((b!.at - a!.at) / (b!.value - a!.value));
}

describe('ae-latent-view: points far from all others', () => {
  it('do not squeeze them, and one unit across is one upwards', async () => {
    const on = await map();
    const {width} = on.find('[part~="map"]').getBoundingClientRect();
    expect(unit(on, 0)).to.be.closeTo(unit(on, 1), 0.5);
    // The ring is some 11 units across.
    expect(unit(on, 0) * 11).to.be.above(0.7 * width);
    const oblong = await map((i, d) => (d === 0 ? 3 : 1) * ring(i, d));
    expect(unit(oblong, 0)).to.be.closeTo(unit(oblong, 1), 0.5);
    for (const text of on.all<SVGTextElement>(`[part~="map"] ${inMap.axis} text`))
      expect(parseFloat(getComputedStyle(text).fontSize)).to.be.at.least(12);
  });

  it('are looked at, decoded and selected at the rim', async () => {
    const on = await map();
    await key(on, '4');
    for (let i = 0; i < 20 && !on.text('[role="status"]').includes(`index ${far}`); i++)
      await key(on, 'PageDown');
    expect(on.text('[role="status"]')).to.contain(`index ${far}`);
    const [x, y] = markAt(on, inMap.looked)!;
    expect(x, 'the ring is at the rim, and the map has not moved').to.be.closeTo(0, 0.01);
    expect(on.find('[part="lens"]').checkVisibility({visibilityProperty: true})).to.equal(true);
    await key(on, 'Escape');
    expect(markAt(on, inMap.looked)).to.equal(null);
    let chosen = -1;
    on.element.addEventListener(
      'ae-select',
      (event) => (chosen = (event as CustomEvent<{index: number}>).detail.index),
    );
    await tap(on, 0.005, y);
    expect(markAt(on, inMap.selected)?.[0]).to.be.closeTo(0, 0.01);
    expect(chosen).to.equal(far);
    expect([...lastAsked(on, 'decode').codes]).to.include(-250);
    pointer(on, 'pointerleave', 0.5, 0.5);
    await chooseTool(on, 'box');
    await draw(on, [
      [0, y - 0.02],
      [0.01, y + 0.02],
    ]);
    expect(on.text('[part="region"] b')).to.equal('1 point');
  });

  it('come into sight where the whole map is asked for twice, by button and by key, and go again', async () => {
    const on = await map();
    const words = 'Whole map; again: every point';
    const narrow = unit(on, 0);
    for (const act of [() => press(on, words), () => key(on, 'Home')]) {
      await act();
      expect(unit(on, 0), 'all 255 units are in sight').to.be.below(narrow / 15);
      await key(on, '4');
      for (let i = 0; i < 20 && !on.text('[role="status"]').includes(`index ${far}`); i++)
        await key(on, 'PageDown');
      expect(markAt(on, inMap.looked)![0], 'a dot, away from the rim').to.be.within(0.02, 0.2);
      await act();
      await settleLatent(on);
      expect(unit(on, 0)).to.be.closeTo(narrow, 0.5);
    }
    // A map without such points has nothing more to show.
    const plain = await map(ring);
    const before = unit(plain, 0);
    await press(plain, words);
    expect(unit(plain, 0)).to.be.closeTo(before, 0.1);
  });

  it('are reached by zooming out too', async () => {
    const on = await map();
    const narrow = unit(on, 0);
    for (let i = 0; i < 16; i++) await press(on, 'Zoom out');
    expect(unit(on, 0)).to.be.below(narrow / 15);
  });
});
