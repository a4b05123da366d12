import {expect} from '@open-wc/testing';
import {openSessions, until} from './helpers.ts';

describe('runs that share a worker', () => {
  const {start} = openSessions();

  it('hold one copy of the data, eight of them too, and say their memory', async () => {
    const attributes = {backend: 'plain', 'train-size': 'all', 'test-size': 'all', 'batch-size': '256'};
    const eight = Array.from({length: 8}, (_, i) => start({...attributes, seed: String(i)}));
    for (const session of eight) session.step({batches: 1});
    for (const session of eight) await until(session, ({status}) => status === 'paused');
    for (const session of eight) {
      const answer = await session.ask('memory', {});
      expect(answer).to.include({dataBytes: 70_000 * 785, sharedBy: 8});
      // 784-8-784 with adadelta: weights, gradients, two slots, and the first weights kept.
      const parameters = 785 * 8 + 9 * 784;
      expect(answer.runBytes).to.equal(4 * parameters * 5);
    }
    for (const session of eight.slice(1)) session.dispose();
    expect(await eight[0]!.ask('memory', {})).to.include({sharedBy: 1, dataBytes: 70_000 * 785});
  });
});
