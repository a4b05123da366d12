import {expect} from '@open-wc/testing';
import {setSelection} from '../../../src/components/parts/controls/selection.ts';
import {inMap} from '../inside.ts';
import {
  chooseTool,
  draw,
  key,
  latentReplies,
  latentStage,
  mapAfter,
  markAt,
  press,
  settleLatent,
  shownBy,
  type LatentStage,
} from './helpers.ts';

/** Two maps of one network: its code, and PCA of it. */
async function two(): Promise<readonly [LatentStage, LatentStage]> {
  const own = await latentStage({id: 'shared', 'encoding-dim': '3'}, {reply: latentReplies({width: 3})});
  const linked = await latentStage({for: 'shared', view: 'code'});
  await mapAfter(own);
  await settleLatent(linked);
  await shownBy(own, () => [own, linked].every((on) => on.find('[part~="legend"] button:enabled') !== null));
  return [own, linked];
}

describe('ae-latent-view: two maps of one network', () => {
  it('show on both what is looked at on one, each where it has it', async () => {
    const [own, linked] = await two();
    await key(own, '4');
    await settleLatent(linked);
    expect(markAt(own, inMap.looked)).to.not.equal(null);
    expect(markAt(linked, inMap.looked)).to.not.equal(null);
    expect(linked.find('[part="lens"]'), 'nobody points at a place there').to.equal(null);
    await key(linked, 'Escape');
    await settleLatent(own);
    expect(markAt(own, inMap.looked)).to.equal(null);
    setSelection('digits', {split: 'test', index: 12});
    await settleLatent(own);
    for (const on of [own, linked]) expect(markAt(on, inMap.selected)).to.not.equal(null);
  });

  it('have the points that lasso or box have caught on one on both, and let go of them together', async () => {
    const [own, linked] = await two();
    await chooseTool(linked, 'box');
    await draw(linked, [
      [0.5, 0.02],
      [0.99, 0.98],
    ]);
    await settleLatent(own);
    const caught = linked.text('[part="region"] b');
    expect(caught).to.match(/^\d+ points$/);
    expect(own.text('[part="region"] b')).to.equal(caught);
    expect(linked.find(`[part~="map"] svg ${inMap.lasso}`), 'the line stays where it was drawn').to.not.equal(
      null,
    );
    expect(own.find(`[part~="map"] svg ${inMap.lasso}`)).to.equal(null);
    await press(own, 'Clear selection');
    await settleLatent(linked);
    for (const on of [own, linked]) expect(on.find('[part="region"]')).to.equal(null);
  });

  it('of two networks know nothing of each other', async () => {
    const [a, b] = [await latentStage(), await latentStage()];
    await mapAfter(a);
    await mapAfter(b);
    await key(a, '4');
    await settleLatent(b);
    expect(markAt(b, inMap.looked)).to.equal(null);
  });
});
