import {expect} from '@open-wc/testing';
import {Rest} from '../../../src/components/latent-view/map/rest.ts';
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

describe('rest', () => {
  it('is when something has stayed the same for a while, and begins anew with another', () => {
    const clock = handClock();
    let told = 0;
    const rest = new Rest(1000, () => told++, clock);
    const [a, b] = [{}, {}];
    rest.follow(a);
    clock.pass(900);
    expect([rest.has(a), told]).to.deep.equal([false, 0]);
    rest.follow(b);
    clock.pass(900);
    expect(told, 'another came in between').to.equal(0);
    rest.follow(b);
    clock.pass(100);
    expect([rest.has(b), rest.has(a), told]).to.deep.equal([true, false, 1]);
    rest.follow(null);
    clock.pass(5000);
    expect([rest.has(b), rest.has(null), told]).to.deep.equal([false, false, 1]);
  });
});
