import {expect} from '@open-wc/testing';
import type {TrainEvent} from '../../src/protocol/events.ts';
import {afterEvent, afterEvents} from '../../src/session/after-events.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';
import {orderOf} from '../../src/session/rest.ts';
import {emptySnapshot} from '../../src/session/snapshot.ts';

const after = (...events: TrainEvent[]) => events.reduce(afterEvent, emptySnapshot(30));
const epochEnd = (epoch: number, loss: number): TrainEvent => ({
  type: 'epoch-end',
  epoch,
  loss,
  valLoss: loss / 2,
});

describe('the snapshot', () => {
  it('gathers the history epoch by epoch', () => {
    const {history, epoch} = after(epochEnd(1, 0.4), epochEnd(2, 0.2));
    expect(history).to.deep.equal({epoch: [1, 2], loss: [0.4, 0.2], valLoss: [0.2, 0.1]});
    expect(epoch).to.equal(2);
  });

  it('takes the later telling where a revived run tells an epoch again', () => {
    const {history} = after(epochEnd(1, 0.4), epochEnd(2, 0.2), epochEnd(2, 0.22));
    expect(history.epoch).to.deep.equal([1, 2]);
    expect(history.loss[1]).to.equal(0.22);
  });

  it('is the same from many events at once as from one after the other', () => {
    const events: TrainEvent[] = [
      epochEnd(1, 0.5),
      epochEnd(2, 0.4),
      {type: 'rolled-back', epoch: 1, batch: 0},
      epochEnd(2, 0.45),
      epochEnd(3, 0.3),
      {type: 'status', status: 'paused'},
      epochEnd(4, 0.2),
    ];
    const together = afterEvents(emptySnapshot(30), events);
    expect(together).to.deep.equal(after(...events));
    expect(together.history.loss).to.deep.equal([0.5, 0.45, 0.3, 0.2]);
  });

  it('stands where a run was rolled back to, and no later epoch is left', () => {
    const {history, epoch, batch} = after(epochEnd(1, 0.4), epochEnd(2, 0.2), {
      type: 'rolled-back',
      epoch: 1,
      batch: 0,
    });
    expect(history).to.deep.equal({epoch: [1], loss: [0.4], valLoss: [0.2]});
    expect({epoch, batch}).to.deep.equal({epoch: 1, batch: 0});
  });

  it('hands on what a run was computed for with its weights, and none where its beginning is not known', () => {
    const {recipe} = parseRecipe(() => null);
    const position = {epoch: 1, batch: 0, lossSum: 0, lossImages: 0};
    const resume = {position, state: {step: 1, schedule: 1, weights: [], slots: []}};
    const of = (seconds?: number | null) => ({...emptySnapshot(30), seconds});
    expect(orderOf(recipe, of(4.5), resume).seconds).to.equal(4.5);
    for (const unknown of [null, undefined])
      expect(orderOf(recipe, of(unknown), resume).seconds).to.equal(null);
    // All of it is trained anew.
    expect(orderOf(recipe, of(4.5), null).seconds).to.equal(0);
  });

  it('knows why training ended, until it goes on', () => {
    const ended = after({type: 'train-begin', epochs: 9}, {type: 'train-end', reason: 'plateau', epoch: 4});
    expect(ended.endReason).to.equal('plateau');
    expect(afterEvent(ended, {type: 'train-begin', epochs: 9}).endReason).to.equal(null);
  });

  it('keeps a failure while the status is error, and forgets it after', () => {
    const failure: TrainEvent = {
      type: 'failure',
      failure: {code: 'data-not-found', values: {url: 'x', status: 404}},
    };
    const failed = after(failure, {type: 'status', status: 'error'});
    expect(failed.failure?.code).to.equal('data-not-found');
    expect(afterEvent(failed, {type: 'status', status: 'loading'}).failure).to.equal(null);
  });

  it('is a new object each time, and leaves the old one as it was', () => {
    const before = emptySnapshot(30);
    const next = afterEvent(before, epochEnd(1, 1));
    expect(next).to.not.equal(before);
    expect(before.history.epoch).to.deep.equal([]);
  });
});
