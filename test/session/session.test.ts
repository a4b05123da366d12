import {expect} from '@open-wc/testing';
import {acquire, release} from '../../src/session/workers.ts';
import {done, openSessions, recipeOf, record, until, watchWorkers} from './helpers.ts';

describe('a session', () => {
  const {start} = openSessions();

  it('starts nothing before the first play', () => {
    const {workers, restore} = watchWorkers();
    const {snapshot} = start();
    restore();
    expect(workers).to.deep.equal([]);
    expect(snapshot.status).to.equal('idle');
  });

  it('trains in a worker to the end, telling every epoch once and in order', async () => {
    const session = start();
    const events = record(session);
    session.play();
    expect(session.snapshot.status).to.equal('loading');
    const {history, engine, meanImageLoss, reconstructions, samples} = await until(session, done);
    expect(history.epoch).to.deep.equal([1, 2, 3]);
    expect(events.filter(({type}) => type === 'epoch-end')).to.have.length(3);
    expect(history.valLoss.every((loss) => loss > 0 && loss < 0.2)).to.equal(true);
    expect(engine).to.include({name: 'plain', rung: 'own-url'});
    expect(meanImageLoss).to.be.within(0.03, 0.12);
    expect(samples?.labels).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(reconstructions).to.have.length(7840);
    const order = events.map(({type}) => type).filter((type) => type.startsWith('train-'));
    expect(order).to.deep.equal(['train-begin', 'train-end']);
  });

  it('goes on after a rest with what it was at: to where its step ends, or from the beginning', async () => {
    const session = start({epochs: '4'});
    session.step({epochs: 2});
    await until(session, ({status}) => status === 'training');
    session.rest();
    await until(session, ({status}) => status === 'paused' || status === 'idle');
    session.goOn();
    await until(session, ({status, epoch}) => status === 'paused' && epoch === 2);
    session.goOn();
    session.play();
    session.rest();
    session.pause();
    session.goOn();
    expect(session.snapshot.status, 'nobody wants it any more').to.equal('paused');
    const other = start({epochs: '2'});
    other.play();
    other.rest();
    await until(other, ({status}) => status === 'idle');
    other.goOn();
    expect((await until(other, done)).history.epoch).to.deep.equal([1, 2]);
  });

  it('shows the digits that were chosen before there was a worker, after a reset too', async () => {
    const session = start({epochs: '1'});
    session.watch([7, 3]);
    for (let time = 0; time < 2; time++) {
      session.play();
      const {samples, reconstructions} = await until(session, done);
      expect(samples?.indices).to.deep.equal([7, 3]);
      expect(reconstructions).to.have.length(2 * 784);
      session.reset(recipeOf({epochs: '1'}));
    }
  });

  it('gives the same run again from the same seed, and another from another', async () => {
    const [first, again, other] = [start(), start(), start({seed: '7'})];
    // All three at once: interleaving changes nothing.
    for (const session of [first, again, other]) session.play();
    const [a, b, c] = await Promise.all([first, again, other].map((session) => until(session, done)));
    expect(b!.history).to.deep.equal(a!.history);
    expect(c!.history.loss).to.not.deep.equal(a!.history.loss);
    const alone = start();
    alone.play();
    expect((await until(alone, done)).history).to.deep.equal(a!.history);
  });

  it('gives the same numbers with pauses in between', async () => {
    const [whole, broken] = [start(), start()];
    whole.play();
    const wanted = (await until(whole, done)).history;
    for (let i = 0; i < 7; i++) {
      broken.step({batches: 2});
      await until(broken, ({status}) => status === 'paused' || status === 'done');
    }
    broken.play();
    expect((await until(broken, done)).history).to.deep.equal(wanted);
  });

  it('tells of an end for every beginning, whatever comes between', async () => {
    const session = start({epochs: '400'});
    const told: string[] = [];
    session.subscribe((_, events) =>
      told.push(...events.map(({type}) => type).filter((t) => t.startsWith('train-'))),
    );
    const training = () => until(session, ({status, epoch}) => status === 'training' && epoch > 0);
    session.play();
    await training();
    session.pause();
    await until(session, ({status}) => status === 'paused');
    session.play();
    await training();
    session.reset(recipeOf());
    session.play();
    await until(session, done);
    expect(told).to.deep.equal(Array(3).fill(['train-begin', 'train-end']).flat());
  });

  it('adds up steps that are asked for before it has loaded', async () => {
    const session = start({epochs: '9'});
    session.step({epochs: 1});
    session.step({epochs: 2});
    expect((await until(session, ({status}) => status === 'paused')).history.epoch).to.deep.equal([1, 2, 3]);
  });

  it('pauses, steps one epoch and goes on', async () => {
    const session = start({epochs: '5'});
    session.step({epochs: 1});
    expect((await until(session, ({status}) => status === 'paused')).history.epoch).to.deep.equal([1]);
    session.play();
    await until(session, ({history}) => history.epoch.length >= 2);
    session.pause();
    const paused = await until(session, ({status}) => status === 'paused');
    expect(paused.history.epoch.length).to.be.below(5);
    session.play();
    expect((await until(session, done)).history.epoch).to.deep.equal([1, 2, 3, 4, 5]);
    session.play();
    expect((await until(session, (s) => s.status === 'done' && s.epoch === 10)).epochs).to.equal(10);
  });

  it('takes a second press of play while it trains for none, however near the end', async () => {
    const session = start();
    const ended = until(session, done);
    session.subscribe(({status}) => {
      if (status === 'training') session.play();
    });
    session.play();
    await ended;
    // What was pressed before the end was known has been answered once this has.
    await session.ask('checkpoint', {});
    expect(session.snapshot.status).to.equal('done');
    expect(session.snapshot.history.epoch).to.deep.equal([1, 2, 3]);
  });

  it('takes a second press of play before it trains for none, however late a worker hears of it', async () => {
    const {postMessage} = Worker.prototype;
    const late: (() => void)[] = [];
    let plays = 0;
    Worker.prototype.postMessage = function (this: Worker, ...given: [unknown]) {
      const send = () => postMessage.apply(this, given);
      const isPlay = (given[0] as {path?: string[]}).path?.[0] === 'play';
      if (isPlay && ++plays === 2) late.push(send);
      else send();
    } as typeof postMessage;
    const session = start();
    session.play();
    session.play();
    await until(session, done);
    Worker.prototype.postMessage = postMessage;
    for (const send of late) send();
    // What it leads to is told before the second of these is answered.
    for (let i = 0; i < 2; i++) await session.ask('checkpoint', {});
    expect(late).to.have.length(1);
    expect(session.snapshot.status).to.equal('done');
    expect(session.snapshot.history.epoch).to.deep.equal([1, 2, 3]);
  });

  it('starts over on reset: idle, no history, fresh weights', async () => {
    const session = start();
    session.play();
    const {history} = await until(session, done);
    session.reset(recipeOf());
    expect(session.snapshot).to.include({status: 'idle', epoch: 0, reconstructions: null});
    expect(session.snapshot.history.epoch).to.deep.equal([]);
    session.play();
    expect((await until(session, done)).history).to.deep.equal(history);
  });

  it('changes the learning rate and the number of epochs while it trains', async () => {
    const session = start({epochs: '50', optimizer: 'sgd'});
    const events = record(session);
    session.play();
    await until(session, ({history}) => history.epoch.length >= 1);
    session.change(recipeOf({epochs: '4', optimizer: 'sgd', 'learning-rate': '0.5'}));
    const {history} = await until(session, done);
    expect(history.epoch.length).to.be.within(4, 10);
    const changed = events.find(({type}) => type === 'changed');
    expect(changed).to.deep.include({attributes: ['learning-rate', 'epochs']});
  });

  it('stops at a plateau and reaches a goal once', async () => {
    const session = start({
      epochs: '40',
      'stop-at-plateau': '',
      'min-delta': '99%',
      patience: '2',
      goal: 'val_loss<1',
    });
    const events = record(session);
    session.play();
    expect((await until(session, done)).history.epoch).to.have.length(3);
    expect(events.find(({type}) => type === 'train-end')).to.include({reason: 'plateau'});
    expect(session.snapshot.endReason).to.equal('plateau');
    expect(events.filter(({type}) => type === 'goal')).to.deep.include({
      ...events.find(({type}) => type === 'goal'),
    });
    expect(events.filter(({type}) => type === 'goal')).to.have.length(1);
  });

  it('stops where the loss is not a number, keeps the last good weights, and goes on at a lower rate', async () => {
    const attributes = {optimizer: 'sgd', 'output-activation': 'linear', activation: 'linear'};
    const session = start({...attributes, 'learning-rate': '1e7'});
    const events = record(session);
    session.play();
    const {failure, history, epoch} = await until(session, ({status}) => status === 'error', {
      failureIsFine: true,
    });
    expect(failure?.code).to.equal('diverged');
    expect(failure?.values).to.include({learningRate: 1e7, epoch: 1});
    expect(history.loss.every(Number.isFinite)).to.equal(true);
    expect(epoch).to.equal(0);
    expect(events.find(({type}) => type === 'train-end')).to.include({reason: 'diverged'});
    const checkpoint = await session.ask('checkpoint', {});
    expect(checkpoint.state.weights.every((values) => values.every(Number.isFinite))).to.equal(true);
    session.change(recipeOf({...attributes, 'learning-rate': '0.01'}));
    session.play();
    const lower = await until(session, done, {failureIsFine: true});
    expect(lower.history.epoch).to.deep.equal([1, 2, 3]);
  });

  it('forgets the epochs that a divergence made void, so that numbers and weights belong together', async () => {
    const attributes = {
      optimizer: 'sgd',
      epochs: '4000',
      'output-activation': 'linear',
      activation: 'linear',
    };
    const session = start(attributes);
    session.play();
    await until(session, ({history}) => history.epoch.length >= 5);
    session.change(recipeOf({...attributes, 'learning-rate': '1e8'}));
    const {history, epoch} = await until(session, ({status}) => status === 'error', {failureIsFine: true});
    expect(history.epoch).to.have.length(epoch);
    const evaluated = await session.ask('evaluate', {});
    if (session.snapshot.batch === 0) {
      expect(evaluated).to.be.closeTo(history.valLoss.at(-1)!, 1e-6);
    }
    session.change(recipeOf({...attributes, 'learning-rate': '0.01'}));
    await until(session, ({status}) => status === 'paused', {failureIsFine: true});
  });

  it('answers questions while it trains, and codes decode to reconstructions', async () => {
    const session = start({epochs: '200'});
    session.play();
    await until(session, ({history}) => history.epoch.length >= 1);
    session.pause();
    await until(session, ({status}) => status === 'paused');
    const images = Float32Array.from(session.snapshot.samples!.images, (byte) => byte / 255);
    const codes = await session.ask('encode', {images});
    expect(codes).to.have.length(80);
    const reconstructed = await session.ask('reconstruct', {images});
    const decoded = await session.ask('decode', {codes});
    for (let i = 0; i < decoded.length; i += 97) expect(decoded[i]).to.be.closeTo(reconstructed[i]!, 1e-5);
    const evaluated = await session.ask('evaluate', {});
    expect(evaluated).to.be.closeTo(session.snapshot.history.valLoss.at(-1)!, 0.02);
  });

  it('goes on in a new worker, from the last weights the page holds, when its own is ended from outside', async () => {
    const {workers, restore} = watchWorkers();
    const session = start({epochs: '400'}, {limits: {silenceMs: 200, answerMs: 200}});
    const events = record(session);
    session.play();
    await until(session, ({history}) => history.epoch.length >= 2);
    await until(session, () =>
      events.some((event) => event.type === 'checkpoint' && event.checkpoint.position.epoch >= 1),
    );
    const before = session.snapshot.history.valLoss[0];
    workers[0]!.terminate();
    const revived = await until(session, ({notice}) => notice?.code === 'worker-lost');
    const {epoch} = revived;
    const later = await until(
      session,
      (snapshot) => snapshot.status === 'training' && snapshot.history.epoch.length > epoch + 1,
    );
    restore();
    expect(workers.length).to.be.above(1);
    // The curve goes on where it was; it does not begin again.
    expect(later.history.valLoss[0]).to.equal(before);
    expect(later.history.epoch).to.deep.equal(later.history.epoch.map((_, i) => i + 1));
    const last = later.history.valLoss.at(-1)!;
    expect(last).to.be.below(before!);
  });

  it('takes back at once the epochs that were lost with a worker', async () => {
    const {workers, restore} = watchWorkers();
    const session = start({epochs: '4000'}, {limits: {silenceMs: 200, answerMs: 200}});
    const events = record(session);
    session.play();
    const copied = () =>
      events.findLast((event) => event.type === 'checkpoint')?.checkpoint.position.epoch ?? Infinity;
    await until(session, ({history}) => history.epoch.length > copied() + 1);
    workers[0]!.terminate();
    await until(session, ({notice}) => notice?.code === 'worker-lost');
    const [known, kept] = [session.snapshot.history.epoch.length, copied()];
    expect(known).to.be.above(kept);
    const heard = events.length;
    await until(session, () => events.slice(heard).some(({type}) => type === 'epoch-end'));
    restore();
    const told = events
      .slice(heard)
      .filter((event) => event.type === 'rolled-back' || event.type === 'epoch-end')
      .map(({type, epoch}) => ({type, epoch}));
    expect(told.slice(0, 2)).to.deep.equal([
      {type: 'rolled-back', epoch: kept},
      {type: 'epoch-end', epoch: kept + 1},
    ]);
  });

  it('knows how many epochs a run taken up again will train', async () => {
    const first = start({epochs: '1'});
    first.play();
    await until(first, done);
    const saved = first.keep()!;
    const again = start({epochs: '1'});
    again.restore(saved);
    expect(again.snapshot).to.include({epoch: 1, epochs: 1});
    again.change(recipeOf({epochs: '3'}));
    expect(again.snapshot).to.include({status: 'done', epoch: 1, epochs: 3});
    again.play();
    expect((await until(again, (s) => s.status === 'done' && s.epoch > 1)).epoch).to.equal(3);
  });

  it('trains on the page in small pieces where no worker answers', async () => {
    const Original = globalThis.Worker;
    globalThis.Worker = class extends EventTarget {
      postMessage() {}
      terminate() {}
    } as unknown as typeof Worker;
    const session = start({'train-size': '200', epochs: '1'}, {limits: {handshakeMs: 60}});
    session.play();
    const {engine, history} = await until(session, done).finally(() => (globalThis.Worker = Original));
    expect(engine).to.include({name: 'plain', rung: 'page'});
    expect(history.epoch).to.deep.equal([1]);
  });

  it('ends its work and its worker when it is disposed', async () => {
    const session = start({epochs: '10000'});
    const events = record(session);
    session.play();
    await until(session, ({history}) => history.epoch.length >= 1);
    session.dispose();
    const heard = events.length;
    // A worker that still trained would have reported many times before this other run has ended.
    const other = start();
    other.play();
    await until(other, done);
    expect(events).to.have.length(heard);
    expect(() => {
      session.play();
      session.pause();
      session.reset(recipeOf());
    }).to.not.throw();
  });

  it('leaves no tensor behind: as many after thirty runs as after one', async () => {
    const session = start({backend: 'wasm', epochs: '1', 'test-size': '20'});
    const held: unknown[] = [];
    for (let run = 0; run < 30; run++) {
      session.play();
      const {engine} = await until(session, done);
      expect(engine?.name).to.equal('wasm');
      const connection = await acquire('wasm', null);
      held.push(await connection.call((api) => api.ping()));
      release(connection);
      session.reset(recipeOf({backend: 'wasm', epochs: '1', 'test-size': '20'}));
    }
    expect(held[0]).to.have.property('runs', 1);
    expect((held[0] as {tensors: number}).tensors).to.be.above(4);
    for (const later of held) expect(later).to.deep.equal(held[0]);
  });

  it('can be paused, reset and disposed while it loads', async () => {
    const paused = start();
    paused.play();
    paused.pause();
    expect(paused.snapshot.status).to.equal('idle');
    const reset = start();
    reset.play();
    reset.reset(recipeOf({epochs: '1'}));
    reset.play();
    const gone = start();
    gone.play();
    gone.dispose();
    expect((await until(reset, done)).history.epoch).to.deep.equal([1]);
    expect(paused.snapshot.status).to.equal('idle');
    paused.play();
    expect((await until(paused, done)).history.epoch).to.have.length(3);
  });
});
