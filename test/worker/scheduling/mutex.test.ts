import {expect} from '@open-wc/testing';
import {Mutex} from '../../../src/worker/scheduling/mutex.ts';

describe('uses of one model', () => {
  it('wait for each other, whatever becomes of them', async () => {
    const mutex = new Mutex();
    const order: string[] = [];
    const first = mutex.run(async () => {
      await Promise.resolve();
      order.push('first');
      throw new Error('no');
    });
    const second = mutex.run(async () => order.push('second'));
    expect(await first.catch(({message}: Error) => message)).to.equal('no');
    await second;
    expect(order).to.deep.equal(['first', 'second']);
  });

  it('rest in between where that is wanted, also after one that failed', async () => {
    const mutex = new Mutex();
    const order: string[] = [];
    const rest = async () => void order.push('rest');
    const first = mutex.run(async () => {
      order.push('first');
      throw new Error('no');
    }, rest);
    const second = mutex.run(async () => order.push('second'), rest);
    const third = mutex.run(async () => order.push('third'));
    await Promise.allSettled([first, second, third]);
    expect(order).to.deep.equal(['rest', 'first', 'rest', 'second', 'third']);
  });
});
