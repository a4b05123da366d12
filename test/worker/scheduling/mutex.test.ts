import {expect} from '@open-wc/testing';
import {Mutex} from '../../../src/worker/scheduling/mutex.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';

const busyMs = (ms: number) => {
  const start = performance.now();
  while (performance.now() - start < ms);
};

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

  it('let in what was sent meanwhile before the next of them', async () => {
    const yielder = new Yielder(5);
    const mutex = new Mutex();
    const rest = () => yielder.yieldIfDue();
    const order: string[] = [];
    const {port1, port2} = new MessageChannel();
    const heard = new Promise<void>((resolve) => {
      port1.onmessage = () => {
        order.push('message');
        resolve();
      };
    });
    await yielder.yieldNow();
    const task = (name: string) => async () => {
      // Sent before the first is done.
      if (name === 'first') port2.postMessage(null);
      busyMs(20);
      order.push(name);
    };
    await Promise.all([mutex.run(task('first'), rest), mutex.run(task('second'), rest), heard]);
    port1.close();
    yielder.dispose();
    expect(order).to.deep.equal(['first', 'message', 'second']);
  });
});
