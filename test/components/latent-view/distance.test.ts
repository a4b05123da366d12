import {expect} from '@open-wc/testing';
import {
  key,
  latentReplies,
  neighboursIn,
  openLatentTab,
  openedMap,
  press,
  shownBy,
  type LatentStage,
} from './helpers.ts';

/** Class 0 lies along one direction, ten apart; each has one of class 1 three beside it, in another direction. */
const reply = latentReplies({
  count: 40,
  codes: (i, d) => {
    const own = 0.01 * Math.sin(i * (1.3 + d));
    if (i % 10 === 0) return [5 + i, 0][d]! + own;
    return (i % 10 === 1 ? [4 + i, 3] : [-20 - (i % 10) * 3, 40])[d]! + own;
  },
});
const nearest = (on: LatentStage) => neighboursIn(on, 'code').map(({ariaLabel}) => ariaLabel!);

async function shown(attributes: Readonly<Record<string, string>>): Promise<LatentStage> {
  const on = await openedMap('digit', attributes, {reply});
  await key(on, '0');
  await key(on, 'Enter');
  await shownBy(on, () => nearest(on).length === 8);
  return on;
}

describe('ae-latent-view: what near means', () => {
  it('is Euclidean distance until a reader chooses cosine, for neighbours and scores, and is said beside both', async () => {
    const on = await shown({});
    const section = () => on.text('[part="neighbours"]');
    expect(nearest(on)[0]).to.equal('1: digit 1');
    expect(section()).to.contain('by Euclidean distance');
    await openLatentTab(on, 'trust');
    await press(on, 'Measure');
    await shownBy(on, () => on.all('[part="scores"] tbody tr').length === 1);
    await openLatentTab(on, 'more');
    const select = on.find<HTMLSelectElement>('#map-distance');
    expect(select.value).to.equal('euclidean');
    select.value = 'cosine';
    select.dispatchEvent(new Event('change', {bubbles: true}));
    await openLatentTab(on, 'digit');
    await shownBy(on, () => nearest(on)[0] === '1: digit 0');
    expect(nearest(on).slice(0, 3)).to.deep.equal(['1: digit 0', '2: digit 0', '3: digit 0']);
    expect(section()).to.contain('by cosine distance');
    await openLatentTab(on, 'trust');
    await press(on, 'Measure');
    await shownBy(on, () => on.all('[part="scores"] tbody tr').length === 2);
    const rows = on.all('[part="scores"] tbody th').map(({textContent}) => textContent.trim());
    expect(rows).to.deep.equal(['Code · cosine · epoch 2', 'Code · epoch 2']);
  });

  it('is what the author says, and a word it does not know is named', async () => {
    const on = await shown({distance: 'cosine'});
    expect(nearest(on)[0]).to.equal('1: digit 0');
    await openLatentTab(on, 'more');
    expect(on.find<HTMLSelectElement>('#map-distance').value).to.equal('cosine');
    await openLatentTab(on, 'digit');
    on.element.setAttribute('distance', 'manhattan');
    await shownBy(on, () => on.text('[part~="problem"]').includes('manhattan'));
    expect(on.text('[part~="problem"]')).to.contain('cosine');
    on.element.setAttribute('distance', 'euclidean');
    await shownBy(on, () => nearest(on)[0] === '1: digit 1');
  });
});
