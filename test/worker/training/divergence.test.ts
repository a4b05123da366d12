import {expect} from '@open-wc/testing';
import {largestCalmLoss, largestSoundLoss} from '../../../src/worker/training/divergence.ts';
import {smallRecipe} from './worker-run.ts';

describe('the bound beyond which a loss is divergence', () => {
  it('leaves room for the penalties of a code of ones, so that a sparse recipe is not ended for them', () => {
    const [plain, sparse] = [smallRecipe(), smallRecipe({'encoding-dim': '4', 'activity-l1': '10'})];
    expect([largestSoundLoss(plain), largestCalmLoss(plain)]).to.deep.equal([1e5, 10]);
    expect([largestSoundLoss(sparse), largestCalmLoss(sparse)]).to.deep.equal([41e5, 410]);
  });
});
