import {expect} from '@open-wc/testing';
import {Pace, type Clock} from '../../../src/components/latent-view/map/pace.ts';

/** Time that passes when a test says so. */
export function handClock(): Clock & {readonly pass: (ms: number) => void} {
  let at = 1000;
  let waiting: {readonly due: number; readonly act: () => void}[] = [];
  return {
    now: () => at,
    later(act, ms) {
      const one = {due: at + ms, act};
      waiting.push(one);
      return () => (waiting = waiting.filter((other) => other !== one));
    },
    pass(ms) {
      at += ms;
      const due = waiting.filter((one) => one.due <= at);
      waiting = waiting.filter((one) => one.due > at);
      for (const {act} of due) act();
    },
  };
}

describe('pace', () => {
  it('lets through the first at once, and of many that follow one at the end of the wait', () => {
    const clock = handClock();
    let again = 0;
    const pace = new Pace(150, () => again++, clock);
    expect(pace.isDue()).to.equal(true);
    for (let i = 0; i < 10; i++) {
      expect(pace.isDue(), `${10 * i} ms`).to.equal(false);
      clock.pass(10);
    }
    expect(again).to.equal(0);
    clock.pass(50);
    expect(again).to.equal(1);
    expect(pace.isDue()).to.equal(true);
    expect(pace.isDue()).to.equal(false);
    pace.end();
    clock.pass(1000);
    expect(again, 'nobody waits any more').to.equal(1);
  });
});
