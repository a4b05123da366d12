import {expect} from '@open-wc/testing';
import {Wants} from '../../src/session/wants.ts';

describe('what is wanted of a run whose worker goes', () => {
  it('is all that the worker was told where it has not begun: to prepare, or to play as long again', () => {
    for (const intent of [{kind: 'prepare'}, {kind: 'play', more: true}] as const) {
      const wants = new Wants();
      wants.told(intent, 'done')(null);
      expect(wants.takeOver('loading')).to.deep.equal([intent]);
    }
  });

  it('is to go on where it trains, and to end where its step was to end', () => {
    const wants = new Wants();
    wants.told({kind: 'play', more: true}, 'done')(null);
    expect(wants.takeOver('training')).to.deep.equal([{kind: 'play', more: false}]);
    wants.told({kind: 'step', amount: {epochs: 1}}, 'paused')({epoch: 3, batch: 0});
    expect(wants.takeOver('training')).to.deep.equal([{kind: 'step-to', place: {epoch: 3, batch: 0}}]);
  });

  it('is what a worker at rest had answered, and had not begun', () => {
    const wants = new Wants();
    wants.told({kind: 'play', more: true}, 'done')(null);
    expect(wants.takeOver('done')).to.deep.equal([{kind: 'play', more: true}]);
    expect(wants.takeOver('done'), 'once').to.deep.equal([]);
    wants.told({kind: 'step', amount: {epochs: 1}}, 'paused')({epoch: 3, batch: 0});
    expect(wants.takeOver('paused')).to.deep.equal([{kind: 'step-to', place: {epoch: 3, batch: 0}}]);
    for (const heard of ['train-begin', 'train-end'] as const) {
      wants.told({kind: 'play', more: false}, 'paused')(null);
      wants.heard(heard);
      expect(wants.takeOver('paused'), heard).to.deep.equal([]);
    }
    wants.told({kind: 'prepare'}, 'idle')(null);
    expect(wants.takeOver('idle'), 'preparing').to.deep.equal([]);
    wants.told({kind: 'play', more: false}, 'paused')(null);
    wants.pause();
    expect(wants.takeOver('paused'), 'a pause').to.deep.equal([]);
  });

  it('is what it has not answered, as it was told, and nothing where it was paused', () => {
    const wants = new Wants();
    const answered = wants.told({kind: 'step', amount: {batches: 2}}, 'paused');
    expect(wants.takeOver('loading')).to.deep.equal([{kind: 'step', amount: {batches: 2}}]);
    answered({epoch: 1, batch: 0});
    expect(wants.takeOver('training'), 'too late').to.deep.equal([{kind: 'play', more: false}]);
    wants.told({kind: 'play', more: true}, 'idle');
    wants.pause();
    expect([wants.takeOver('idle'), wants.pausing]).to.deep.equal([[], true]);
  });

  it('is, after a rest, what it was at, unless somebody has wanted something since', () => {
    const step = {kind: 'step', amount: {epochs: 2}} as const;
    const at = (wants: Wants) => {
      wants.told(step, 'paused')({epoch: 5, batch: 0});
      wants.heard('train-begin');
      wants.rest('training');
      expect(wants.pausing).to.equal(true);
      return wants;
    };
    const rested = at(new Wants());
    expect(rested.takeRested()).to.deep.equal([{kind: 'step-to', place: {epoch: 5, batch: 0}}]);
    expect(rested.takeRested(), 'once').to.deep.equal([]);
    for (const change of ['pause', 'clear', 'goOn'] as const) {
      const wants = at(new Wants());
      wants[change]();
      expect(wants.takeRested(), change).to.deep.equal([]);
    }
    const atRest = new Wants();
    atRest.rest('paused');
    expect(atRest.takeRested()).to.deep.equal([]);
    const before = new Wants();
    before.add(step);
    before.rest('loading');
    expect(before.takeRested(), 'what no worker was told').to.deep.equal([step]);
  });
});
