import {expect} from '@open-wc/testing';
import {StopPoint} from '../../../src/worker/training/stop-point.ts';

const at = (epoch: number, batch = 0) => ({epoch, batch});

describe('how far a run is to go', () => {
  it('goes to its epochs, and after the last as many again', () => {
    const stopPoint = new StopPoint(30);
    stopPoint.goOn(at(7, 3), 30);
    expect([stopPoint.epochs, stopPoint.stepping, stopPoint.isReached(at(100))]).to.deep.equal([
      30,
      false,
      false,
    ]);
    stopPoint.goOn(at(30), 30);
    expect(stopPoint.epochs).to.equal(60);
  });

  it('stops after some batches, also in a later epoch', () => {
    const stopPoint = new StopPoint(1);
    stopPoint.step({epochs: 0, batches: 25}, at(0, 8));
    stopPoint.settle(10);
    expect(stopPoint.epochs).to.equal(4);
    expect(
      [at(2, 9), at(3, 2), at(3, 3), at(3, 4), at(4)].map((now) => stopPoint.isReached(now)),
    ).to.deep.equal([false, false, true, true, true]);
  });

  it('finishes the epoch under way with a step of one epoch, and adds steps up', () => {
    const stopPoint = new StopPoint(30);
    stopPoint.step({epochs: 1, batches: 0}, at(4, 7));
    stopPoint.step({epochs: 2, batches: 0}, at(4, 8));
    expect([at(5), at(6, 9), at(7)].map((now) => stopPoint.isReached(now))).to.deep.equal([
      false,
      false,
      true,
    ]);
    stopPoint.stop();
    expect(stopPoint.isReached(at(7))).to.equal(false);
  });

  it('takes other epochs, but not fewer than have begun', () => {
    const stopPoint = new StopPoint(30);
    stopPoint.change(5, at(7, 3));
    expect(stopPoint.epochs).to.equal(8);
    stopPoint.change(5, at(7));
    expect(stopPoint.epochs).to.equal(7);
    stopPoint.change(12, at(7));
    expect(stopPoint.epochs).to.equal(12);
  });
});
