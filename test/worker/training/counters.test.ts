import {expect} from '@open-wc/testing';
import {Tally} from '../../../src/worker/training/counters.ts';

describe('how far a run is', () => {
  it('gives an epoch the mean loss of its images, of the training ones and of the test ones', () => {
    const tally = new Tally();
    expect(tally.loss).to.be.NaN;
    tally.batchTrained();
    tally.lossRead(8, 100);
    tally.batchTrained();
    tally.lossRead(1, 50);
    expect(tally.position).to.deep.equal({epoch: 0, batch: 2, lossSum: 9, lossImages: 150});
    tally.pieceValidated(30, 3);
    tally.pieceValidated(40, 5);
    expect(tally.epochEnded()).to.deep.equal({loss: 0.06, valLoss: 0.2});
    expect(tally.position).to.deep.equal({epoch: 1, batch: 0, lossSum: 0, lossImages: 0});
    expect([tally.validated, ...tally.valLosses]).to.deep.equal([0, 0.2]);
  });

  it('goes back to where weights are from, and tells whether epochs are void by that', () => {
    const tally = new Tally({loss: [0.4, 0.3, 0.2], valLoss: [0.3, 0.2, 0.1]});
    tally.pieceValidated(10, 1);
    expect(tally.restore({epoch: 3, batch: 4, lossSum: 1, lossImages: 10})).to.equal(false);
    expect([tally.epoch, tally.batch, tally.loss, tally.validated]).to.deep.equal([3, 4, 0.1, 0]);
    expect(tally.restore({epoch: 1, batch: 0, lossSum: 0, lossImages: 0})).to.equal(true);
    expect(tally.history).to.deep.equal({loss: [0.4], valLoss: [0.3]});
  });
});
