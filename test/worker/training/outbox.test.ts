import {expect} from '@open-wc/testing';
import type {Report} from '../../../src/protocol/protocol.ts';
import {Outbox} from '../../../src/worker/training/outbox.ts';

const progress = (batch: number) =>
  ({
    type: 'progress',
    epoch: 0,
    batch,
    batches: 9,
    epochs: 1,
    loss: 1,
    msPerStep: 1,
    secondsLeft: 1,
    noise: null,
    seconds: 1,
  }) as const;
const epochEnd = (epoch: number) => ({type: 'epoch-end', epoch, loss: 1, valLoss: 1}) as const;

describe('what a run has to say', () => {
  it('goes out at once, then waits for the page, and loses no event', async () => {
    const sent: Report[] = [];
    const outbox = new Outbox(3, {postMessage: (message) => sent.push(message as Report)});
    outbox.add({type: 'status', status: 'training'});
    await Promise.resolve();
    expect(sent).to.have.length(1);
    outbox.add(progress(1));
    outbox.add(progress(2));
    outbox.add(epochEnd(1));
    outbox.add(progress(3));
    outbox.add(progress(4));
    outbox.add(epochEnd(2));
    await Promise.resolve();
    expect(sent).to.have.length(1);
    expect(outbox.waiting).to.equal(true);
    outbox.acknowledge();
    expect(sent).to.have.length(2);
    expect(sent[1]!.run).to.equal(3);
    expect(sent[1]!.events).to.deep.equal([progress(2), epochEnd(1), progress(4), epochEnd(2)]);
    outbox.acknowledge();
    expect(sent).to.have.length(2);
    expect(outbox.waiting).to.equal(false);
  });

  it('keeps only the newest pictures, and hands them over without a copy', async () => {
    const sent: {message: Report; transfer: Transferable[]}[] = [];
    const outbox = new Outbox(1, {
      postMessage: (message, transfer) => sent.push({message: message as Report, transfer}),
    });
    outbox.show(Float32Array.of(1));
    await Promise.resolve();
    outbox.show(Float32Array.of(2));
    const newest = Float32Array.of(3);
    outbox.show(newest);
    outbox.acknowledge();
    expect(sent).to.have.length(2);
    expect(sent[1]!.message.reconstructions).to.equal(newest);
    expect(sent[1]!.transfer).to.deep.equal([newest.buffer]);
  });

  it('hands the weights of a checkpoint over, and those of the optimizer, without a copy', async () => {
    const sent: {message: Report; transfer: Transferable[]}[] = [];
    const outbox = new Outbox(1, {
      postMessage: (message, transfer) => sent.push({message: message as Report, transfer}),
    });
    const [weights, slot] = [Float32Array.of(1), Float32Array.of(2)];
    const position = {epoch: 1, batch: 0, lossSum: 0, lossImages: 0};
    const state = {step: 1, schedule: 1, weights: [weights], slots: [[slot]]};
    outbox.add(epochEnd(1));
    outbox.add({type: 'checkpoint', checkpoint: {position, state}});
    await Promise.resolve();
    expect(sent).to.have.length(1);
    expect(sent[0]!.transfer).to.have.ordered.members([weights.buffer, slot.buffer]);
  });

  it('says in one report what is said in one breath: a failure and the status it leads to', async () => {
    const sent: Report[] = [];
    const outbox = new Outbox(1, {postMessage: (message) => sent.push(message as Report)});
    outbox.add({type: 'failure', failure: {code: 'data-magic', values: {}}});
    outbox.add({type: 'status', status: 'error'});
    await Promise.resolve();
    expect(sent.map(({events}) => events.map(({type}) => type))).to.deep.equal([['failure', 'status']]);
  });

  it('says nothing any more once it is closed', async () => {
    const sent: unknown[] = [];
    const outbox = new Outbox(1, {postMessage: (message) => sent.push(message)});
    outbox.close();
    outbox.add(epochEnd(1));
    outbox.acknowledge();
    await Promise.resolve();
    expect(sent).to.deep.equal([]);
  });
});
