import {expect} from '@open-wc/testing';
import {inside} from './inside.ts';
import {kinds, type AnyStage} from './kinds.ts';

/** What a reader holds, and what is held beside it: each by its part, or what it is. */
const landmarks: Readonly<Record<string, string>> = {
  'the noise': '[part~="noise-slider"]',
  'its number': '[part~="test-noise"] > output',
  'its words': '[part~="test-noise"] > small',
  'its kind': '[part~="test-noise"] select',
  'the epoch': `${inside.epochsRoom} > input`,
  'its number, too': `${inside.epochsRoom} > output`,
  easel: '[part~="easel"]',
  diagram: '[part~="diagram"]',
  summary: '[part~="summary"]',
  weights: '[part~="weights"]',
  map: '[part~="map"]',
  tabs: '[part~="tabs"]',
  panel: '[part~="panel"]',
};

/** Where each of those is within its element, in whole pixels; of what is not there, nothing. */
function places(on: AnyStage): ReadonlyMap<string, string> {
  const host = on.element.getBoundingClientRect();
  return new Map(
    Object.entries(landmarks).flatMap(([name, selector]) => {
      const found = on.all(selector)[0];
      if (!found) return [];
      const {x, y, width, height} = found.getBoundingClientRect();
      const inner = [x - host.x, y - host.y, width, height].map(Math.round).join(', ');
      return [[name, inner]];
    }),
  );
}

describe('what a reader holds', () => {
  for (const kind of kinds)
    for (const width of [700, 328])
      it(`is where it was before there was a network: <${kind.tag}> at ${width} px`, async function () {
        this.timeout(20_000);
        const on = await kind.open({}, {width});
        const before = places(on);
        await kind.train(on);
        const after = places(on);
        const both = [...before.keys()].filter((name) => after.has(name));
        expect(both, 'what is compared').to.include.members(['tabs', 'panel']);
        if (kind.tag !== 'ae-trainer') expect(both.length, 'what is compared').to.be.above(3);
        for (const name of both) expect(after.get(name), name).to.equal(before.get(name));
      });
});
