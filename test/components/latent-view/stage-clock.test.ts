import {expect} from '@open-wc/testing';
import {StageClock} from '../../../src/components/latent-view/stage-clock.ts';

describe('the clock of a map in the making', () => {
  it('says how long a stage will still take, from what its share so far took, and nothing before 3 %', () => {
    const clock = new StageClock();
    expect(clock.secondsLeft('layout', 0, 5000)).to.equal(null);
    expect(clock.secondsLeft('layout', 0.02, 6000)).to.equal(null);
    expect(clock.secondsLeft('layout', 0.2, 15_000)).to.be.closeTo(40, 1e-9);
    expect(clock.secondsLeft('layout', 0.5, 30_000)).to.be.closeTo(25, 1e-9);
    expect(clock.secondsLeft('layout', 1, 55_000)).to.equal(0);
  });

  it('begins anew with another stage, and where a stage has another part', () => {
    const clock = new StageClock();
    clock.secondsLeft('neighbours', 0, 0);
    expect(clock.secondsLeft('neighbours', 0.9, 9000)).to.be.closeTo(1, 1e-9);
    expect(clock.secondsLeft('neighbours', 0.1, 9500)).to.equal(null);
    expect(clock.secondsLeft('neighbours', 0.4, 12_500)).to.be.closeTo(6, 1e-9);
    expect(clock.secondsLeft('layout', 0.1, 13_000)).to.equal(null);
    expect(clock.secondsLeft('layout', 0.2, 15_000)).to.be.closeTo(16, 1e-9);
  });

  it('does not count a pause', () => {
    const clock = new StageClock();
    clock.secondsLeft('layout', 0, 0);
    clock.secondsLeft('layout', 0.5, 10_000);
    clock.rest(10_000);
    clock.goOn(70_000);
    expect(clock.secondsLeft('layout', 0.6, 72_000)).to.be.closeTo(8, 1e-9);
  });
});
