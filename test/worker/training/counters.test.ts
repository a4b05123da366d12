import {expect} from '@open-wc/testing';
import {Counters} from '../../../src/worker/training/counters.ts';

describe('how far a run is', () => {
  it('gives an epoch the mean loss of its images, of the training ones and of the test ones', () => {
    const counters = new Counters();
    expect(counters.loss).to.be.NaN;
    counters.batchTrained();
    counters.lossRead(8, 100);
    counters.batchTrained();
    counters.lossRead(1, 50);
    expect(counters.position).to.deep.equal({epoch: 0, batch: 2, lossSum: 9, lossImages: 150});
    counters.pieceValidated(30, 3);
    counters.pieceValidated(40, 5);
    expect(counters.epochEnded()).to.deep.equal({loss: 0.06, valLoss: 0.2});
    expect(counters.position).to.deep.equal({epoch: 1, batch: 0, lossSum: 0, lossImages: 0});
    expect([counters.validated, ...counters.valLosses]).to.deep.equal([0, 0.2]);
  });

  it('goes back to where weights are from, and tells whether epochs are void by that', () => {
    const counters = new Counters({loss: [0.4, 0.3, 0.2], valLoss: [0.3, 0.2, 0.1]});
    counters.pieceValidated(10, 1);
    expect(counters.restore({epoch: 3, batch: 4, lossSum: 1, lossImages: 10})).to.equal(false);
    expect([counters.epoch, counters.batch, counters.loss, counters.validated]).to.deep.equal([3, 4, 0.1, 0]);
    expect(counters.restore({epoch: 1, batch: 0, lossSum: 0, lossImages: 0})).to.equal(true);
    expect(counters.history).to.deep.equal({loss: [0.4], valLoss: [0.3]});
  });
});
