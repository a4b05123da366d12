import {expect} from '@open-wc/testing';
import {LastGoodWeights, NotNumbers} from '../../../src/worker/training/last-good-weights.ts';
import type {Model} from '../../../src/worker/engine/engine.ts';

/** A model of which nothing but its step is known. */
const modelAt = (step: () => number): Model =>
  ({
    readState: () => Promise.resolve({step: step(), schedule: 1, weights: [], slots: []}),
  }) as unknown as Model;

describe('the last good weights', () => {
  it('are only called good once a later loss was a number', async () => {
    let step = 0;
    const model = modelAt(() => step);
    const keeper = new LastGoodWeights();
    const position = () => ({epoch: 0, batch: step, lossSum: 0, lossImages: 0});
    step = 1;
    // The loss of step 1 came from the weights before it: those after it are still to prove themselves.
    expect(await keeper.afterGoodLoss(model, position, {calm: true})).to.equal(null);
    expect(keeper.good).to.equal(null);
    step = 2;
    expect((await keeper.afterGoodLoss(model, position, {calm: true}))?.state.step).to.equal(1);
    expect(keeper.good?.position.batch).to.equal(1);
  });

  it('are not those that a divergence has just taken back, however good the losses after it', async () => {
    let step = 0;
    const model = modelAt(() => step);
    const keeper = new LastGoodWeights();
    const position = () => ({epoch: 0, batch: step, lossSum: 0, lossImages: 0});
    await keeper.proved(model, position, {calm: true});
    step = 1;
    await keeper.afterGoodLoss(model, position, {calm: true});
    // The loss of the next step is no number: the copy of step 1 was of weights that had exploded.
    step = 0;
    keeper.restored();
    step = 1;
    await keeper.afterGoodLoss(model, position, {calm: true});
    expect(keeper.good?.state.step).to.equal(0);
  });

  it('are gone back to only where they are calm', async () => {
    let step = 0;
    const model = modelAt(() => step);
    const keeper = new LastGoodWeights();
    const position = () => ({epoch: step, batch: 0, lossSum: 0, lossImages: 0});
    await keeper.proved(model, position, {calm: true});
    step = 1;
    await keeper.proved(model, position, {calm: false});
    expect([keeper.good?.state.step, keeper.calm?.state.step]).to.deep.equal([1, 0]);
    keeper.restored();
    expect(keeper.good?.state.step).to.equal(0);
  });

  it('are not gone back to where they have exploded, however calm a loss that has a bound', async () => {
    const position = () => ({epoch: 0, batch: 0, lossSum: 0, lossImages: 0});
    let size = 0.1;
    const model = {
      readState: () =>
        Promise.resolve({step: 1, schedule: 1, weights: [Float32Array.of(0, -size)], slots: []}),
    } as unknown as Model;
    const keeper = new LastGoodWeights();
    const begun = await keeper.proved(model, position, {calm: true});
    // What sigmoid outputs draw costs less than 1, whatever led to it.
    size = 1e9;
    const exploded = await keeper.proved(model, position, {calm: true});
    expect(keeper.good, 'they are what there is').to.equal(exploded);
    expect(keeper.calm, 'and nothing to go back to').to.equal(begun);
    const elsewhere = new LastGoodWeights();
    expect(await elsewhere.proved(model, position, {calm: true}), 'unless a run begins so').to.equal(
      elsewhere.calm,
    );
  });

  it('are numbers, whatever their loss, and so is what the optimizer keeps', async () => {
    const position = () => ({epoch: 0, batch: 0, lossSum: 0, lossImages: 0});
    for (const state of [
      {weights: [Float32Array.of(1, NaN)], slots: []},
      {weights: [Float32Array.of(1)], slots: [[Float32Array.of(Infinity)]]},
    ]) {
      const model = {readState: () => Promise.resolve({step: 1, schedule: 1, ...state})} as unknown as Model;
      const keeper = new LastGoodWeights();
      const refused = await keeper.proved(model, position, {calm: true}).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(NotNumbers);
      expect(keeper.good).to.equal(null);
    }
  });
});
