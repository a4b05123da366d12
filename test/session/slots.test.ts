import {expect} from '@open-wc/testing';
import {Slots} from '../../src/session/slots.ts';

describe('questions in slots', () => {
  it('never build a queue: one under way, the newest waits, those between are dropped', async () => {
    const slots = new Slots();
    const asked: number[] = [];
    const finish: (() => void)[] = [];
    const ask = (n: number) =>
      slots.ask('pointer', () => {
        asked.push(n);
        return new Promise<number>((resolve) => finish.push(() => resolve(n)));
      });
    const answers = [0, 1, 2, 3].map((n) => ask(n).catch((error: DOMException) => error.name));
    expect(asked).to.deep.equal([0]);
    finish[0]!();
    expect(await answers[0]).to.equal(0);
    expect(await answers[1]).to.equal('AbortError');
    expect(await answers[2]).to.equal('AbortError');
    await Promise.resolve();
    expect(asked).to.deep.equal([0, 3]);
    finish[1]!();
    expect(await answers[3]).to.equal(3);
  });

  it('goes on after a question that failed', async () => {
    const slots = new Slots();
    const failed = await slots
      .ask('a', () => Promise.reject(new Error('no')))
      .catch((error: Error) => error.message);
    expect(failed).to.equal('no');
    expect(await slots.ask('a', () => Promise.resolve(7))).to.equal(7);
  });
});
