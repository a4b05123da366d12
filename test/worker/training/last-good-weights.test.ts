import {expect} from '@open-wc/testing';
import {Keeper} from '../../../src/worker/training/last-good-weights.ts';
import type {Model} from '../../../src/worker/engine/engine.ts';

describe('the last good weights', () => {
  it('are only called good once a later loss was a number', async () => {
    let step = 0;
    const model = {
      readState: () => Promise.resolve({step, schedule: 1, weights: [], slots: []}),
    } as unknown as Model;
    const keeper = new Keeper();
    const position = () => ({epoch: 0, batch: step, lossSum: 0, lossImages: 0});
    step = 1;
    // The loss of step 1 came from the weights before it: those after it are still to prove themselves.
    expect(await keeper.afterGoodLoss(model, position)).to.equal(null);
    expect(keeper.good).to.equal(null);
    step = 2;
    expect((await keeper.afterGoodLoss(model, position))?.state.step).to.equal(1);
    expect(keeper.good?.position.batch).to.equal(1);
  });

  it('are not those that a divergence has just taken back, however good the losses after it', async () => {
    let step = 0;
    const model = {
      readState: () => Promise.resolve({step, schedule: 1, weights: [], slots: []}),
    } as unknown as Model;
    const keeper = new Keeper();
    const position = () => ({epoch: 0, batch: step, lossSum: 0, lossImages: 0});
    await keeper.proved(model, position);
    step = 1;
    await keeper.afterGoodLoss(model, position);
    // The loss of the next step is no number: the copy of step 1 was of weights that had exploded.
    step = 0;
    keeper.restored();
    step = 1;
    await keeper.afterGoodLoss(model, position);
    expect(keeper.good?.state.step).to.equal(0);
  });
});
