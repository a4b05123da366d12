import {expect} from '@open-wc/testing';
import {StepTimer} from '../../../src/worker/training/step-timer.ts';

describe('how long a run will take', () => {
  const {now} = performance;
  let clock = 0;
  beforeEach(() => {
    clock = 1000;
    performance.now = () => clock;
  });
  afterEach(() => {
    performance.now = now;
  });

  /** A step of so many milliseconds, whose loss is read. */
  const step = (timer: StepTimer, ms: number): void => {
    clock += ms;
    timer.lossRead();
    timer.stepped();
  };

  it('is said once 3% of it is behind, and not before', () => {
    const timer = new StepTimer();
    const steps = 1000;
    const said = Array.from({length: 40}, (_, i) => {
      step(timer, 20);
      return timer.estimate(steps - i - 1, 0).secondsLeft;
    });
    expect(said.findIndex((seconds) => seconds !== null)).to.equal(29);
    expect(said[29]).to.be.closeTo(970 * 0.02, 1e-9);
  });

  it('is judged by the median of the last twenty steps: a few that something else made long do not count', () => {
    const timer = new StepTimer();
    for (let i = 0; i < 100; i++) step(timer, 20);
    for (let i = 0; i < 6; i++) step(timer, 900);
    expect(timer.estimate(100, 0)).to.deep.equal({msPerStep: 20, secondsLeft: 2});
    // What has become slower for good counts soon.
    for (let i = 0; i < 12; i++) step(timer, 40);
    expect(timer.estimate(100, 0).msPerStep).to.equal(40);
  });

  it('is right where the clock knows whole milliseconds only, and steps are quicker', () => {
    const timer = new StepTimer();
    let time = clock;
    for (let i = 0; i < 300; i++) {
      time += 1.6;
      clock = Math.floor(time) - 1;
      step(timer, 1);
    }
    expect(timer.estimate(1000, 0).msPerStep).to.be.closeTo(1.6, 0.15);
  });

  it('is right where the clock is rounded to tenths of a second, and steps take an eighth of that', () => {
    const timer = new StepTimer();
    let time = 5000;
    for (let i = 0; i < 400; i++) {
      time += 13;
      clock = Math.floor(time / 100) * 100;
      timer.lossRead();
      timer.stepped();
    }
    expect(timer.estimate(1000, 0).msPerStep).to.be.closeTo(13, 1.3);
  });
});
