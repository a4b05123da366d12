import {expect} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import {Yielder} from '../../../src/worker/scheduling/yielder.ts';

describe('what yields the thread', () => {
  it('lets a message through after one piece, however many share the thread and however long they have', async () => {
    const pieceMs = 5;
    const yielder = new Yielder(pieceMs);
    let working = true;
    const work = async () => {
      while (working) {
        const start = performance.now();
        while (performance.now() - start < 1);
        await yielder.yieldIfDue();
      }
    };
    const workers = [work(), work(), work()];
    const channel = new MessageChannel();
    let rests = 0;
    void (async () => {
      while (working) {
        await yielder.yieldNow();
        rests++;
      }
    })();
    // After two hundred pieces, what comes in waits no longer than at first: a few pieces, not a queue of them.
    await eventually(() => rests >= 200, 'two hundred rests');
    const before = rests;
    await new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
    expect(rests - before).to.be.at.most(3);
    working = false;
    await Promise.all(workers);
    yielder.dispose();
  });
});
