import {expect} from '@open-wc/testing';
import {Archive} from '../../../src/worker/training/epoch-weights.ts';

const weights = (bytes: number) => [new Float32Array(bytes / 4)];

describe('the archive of epochs', () => {
  it('keeps every epoch while there is room', () => {
    const archive = new Archive(4000);
    for (let epoch = 0; epoch <= 9; epoch++) archive.add(epoch, weights(400));
    expect(archive.epochs).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(archive.bytes).to.equal(4000);
  });

  it('never takes more than its bound, keeps the first and the newest, and is spread evenly', () => {
    const archive = new Archive(4000);
    for (let epoch = 0; epoch <= 1000; epoch++) {
      archive.add(epoch, weights(400));
      expect(archive.bytes).to.be.at.most(4000);
      expect(archive.epochs.at(-1)).to.equal(epoch);
      expect(archive.epochs[0]).to.equal(0);
    }
    const gaps = archive.epochs.slice(1, -1).map((epoch, i) => epoch - archive.epochs[i]!);
    expect(new Set(gaps).size).to.equal(1);
    expect(archive.epochs.length).to.be.at.least(5);
  });

  it('answers with the nearest kept epoch before', () => {
    const archive = new Archive(1200);
    for (let epoch = 0; epoch <= 9; epoch++) archive.add(epoch, weights(400));
    expect(archive.at(9)!.epoch).to.equal(9);
    expect(archive.at(7)!.epoch).to.equal(archive.epochs.filter((epoch) => epoch <= 7).at(-1));
    expect(new Archive().at(3)).to.equal(null);
  });

  it('forgets what came after a step back', () => {
    const archive = new Archive(4000);
    for (let epoch = 0; epoch <= 5; epoch++) archive.add(epoch, weights(400));
    archive.add(3, weights(400));
    expect(archive.epochs).to.deep.equal([0, 1, 2, 3]);
  });

  it('keeps the newest only where two are too much, and none where one is', () => {
    const archive = new Archive(1000);
    archive.add(0, weights(600));
    archive.add(1, weights(600));
    expect(archive.epochs).to.deep.equal([1]);
    archive.add(2, weights(1200));
    expect(archive.epochs).to.deep.equal([]);
  });
});
