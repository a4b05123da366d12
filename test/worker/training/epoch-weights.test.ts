import {expect} from '@open-wc/testing';
import {EpochWeights} from '../../../src/worker/training/epoch-weights.ts';

const weights = (bytes: number) => [new Float32Array(bytes / 4)];

describe('the weights of epochs', () => {
  it('keeps every epoch while there is room', () => {
    const epochWeights = new EpochWeights(4000);
    for (let epoch = 0; epoch <= 9; epoch++) epochWeights.add(epoch, weights(400));
    expect(epochWeights.epochs).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(epochWeights.bytes).to.equal(4000);
  });

  it('never takes more than its bound, keeps the first and the newest, and is spread evenly', () => {
    const epochWeights = new EpochWeights(4000);
    for (let epoch = 0; epoch <= 1000; epoch++) {
      epochWeights.add(epoch, weights(400));
      expect(epochWeights.bytes).to.be.at.most(4000);
      expect(epochWeights.epochs.at(-1)).to.equal(epoch);
      expect(epochWeights.epochs[0]).to.equal(0);
    }
    const gaps = epochWeights.epochs.slice(1, -1).map((epoch, i) => epoch - epochWeights.epochs[i]!);
    expect(new Set(gaps).size).to.equal(1);
    expect(epochWeights.epochs.length).to.be.at.least(5);
  });

  it('answers with the nearest kept epoch before', () => {
    const epochWeights = new EpochWeights(1200);
    for (let epoch = 0; epoch <= 9; epoch++) epochWeights.add(epoch, weights(400));
    expect(epochWeights.at(9)!.epoch).to.equal(9);
    expect(epochWeights.at(7)!.epoch).to.equal(epochWeights.epochs.filter((epoch) => epoch <= 7).at(-1));
    expect(new EpochWeights().at(3)).to.equal(null);
  });

  it('forgets what came after a step back', () => {
    const epochWeights = new EpochWeights(4000);
    for (let epoch = 0; epoch <= 5; epoch++) epochWeights.add(epoch, weights(400));
    epochWeights.add(3, weights(400));
    expect(epochWeights.epochs).to.deep.equal([0, 1, 2, 3]);
  });

  it('keeps the newest only where two are too much, and none where one is', () => {
    const epochWeights = new EpochWeights(1000);
    epochWeights.add(0, weights(600));
    epochWeights.add(1, weights(600));
    expect(epochWeights.epochs).to.deep.equal([1]);
    epochWeights.add(2, weights(1200));
    expect(epochWeights.epochs).to.deep.equal([]);
  });
});
