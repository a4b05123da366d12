import {expect} from '@open-wc/testing';
import {authorDataName} from '../../src/recipe/author-data.ts';
import type {EngineName} from '../../src/recipe/names.ts';
import {newKey} from '../../src/session/author-data.ts';
import {readRun, savedFrom} from '../../src/session/reading.ts';
import {openSession} from '../../src/session/session.ts';
import {acquire, closeIdle, release} from '../../src/session/workers.ts';
import {longestPieceMs, Watchdog} from '../../src/session/watchdog.ts';
import type {Session} from '../../src/session/api.ts';
import {createPlainEngine} from '../../src/worker/engine/plain/plain.ts';
import {localWorkers, withoutRoom} from './local-workers.ts';
import {done, openSessions, recipeOf, record, until, watchWorkers} from './helpers.ts';

const limits = {silenceMs: 100, answerMs: 100};
const images = new Float32Array(784).fill(0.5);

/** Workers whose engines have no room for a network until they are given it. */
function crampedWorkers() {
  let room = false;
  const cramped = (name: 'simd' | 'plain') => () => {
    const engine = withoutRoom(name)();
    const roomy = createPlainEngine();
    const create: typeof engine.create = (...given) => (room ? roomy : engine).create(...given);
    return {...engine, create};
  };
  const {restore} = localWorkers((file) =>
    file === 'simd' ? {simd: cramped('simd')} : {plain: cramped('plain')},
  );
  return {giveRoom: () => void (room = true), restore};
}

describe('a run, in its life,', () => {
  const {start, end} = openSessions();
  const save = (session: Session) => session.save({form: 'full', texts: {...smallTexts}, version: 'test'});
  const smallTexts = {
    'train-size': '200',
    'test-size': '20',
    'encoding-dim': '4',
    'batch-size': '50',
    epochs: '400',
    backend: 'plain',
  };

  it('is saved as it stands at one moment, while epochs of some milliseconds go by', async () => {
    const session = start(smallTexts);
    session.play();
    await until(session, ({epoch}) => epoch >= 1);
    const files: Blob[] = [];
    for (let i = 0; i < 60; i++) files.push((await save(session))!);
    session.pause();
    const {history} = await until(session, ({status}) => status === 'paused');
    let whole = 0;
    const other = start(smallTexts);
    for (const file of files) {
      const run = await readRun(file, {});
      const {epoch} = run.position;
      expect(run.history.valLoss).to.deep.equal(history.valLoss.slice(0, epoch));
      expect(run.history.loss).to.deep.equal(history.loss.slice(0, epoch));
      if (run.position.batch > 0 || whole >= 3) continue;
      whole++;
      other.restore(savedFrom(run));
      const evaluated = await other.ask('evaluate', {});
      expect(evaluated).to.be.closeTo(history.valLoss[epoch - 1]!, 1e-7);
    }
  });

  it('ends a step where the step was to end, though its worker was lost in it', async () => {
    const {workers, restore} = watchWorkers();
    const session = start({epochs: '4000', 'train-size': '2000'}, {limits});
    session.step({epochs: 6});
    await until(session, ({epoch}) => epoch >= 2);
    workers[0]!.terminate();
    const {history} = await until(session, ({status, epoch}) => status === 'paused' || epoch > 6);
    restore();
    expect(history.epoch).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect(workers.length).to.be.above(1);
  });

  it('is paused where it was told so when its worker had gone, and ends for all who heard it begin', async () => {
    const {workers, restore} = watchWorkers();
    const session = start({epochs: '4000'}, {limits});
    const events = record(session);
    session.play();
    await until(session, ({epoch}) => epoch >= 2);
    workers[0]!.terminate();
    session.pause();
    await until(session, ({notice}) => notice?.code === 'worker-lost');
    restore();
    expect(session.snapshot.status).to.equal('paused');
    expect(workers).to.have.length(1);
    const told = events.map(({type}) => type).filter((type) => type.startsWith('train-'));
    expect(told).to.deep.equal(['train-begin', 'train-end']);
  });

  it('says what is left of it where its worker goes as it is paused', async () => {
    const {workers, restore} = watchWorkers();
    const session = start({...smallTexts, epochs: '4000'}, {limits});
    session.play();
    // Its weights are told once a second at most.
    await until(session, ({epoch}) => epoch > 3);
    workers[0]!.terminate();
    session.pause();
    const {epoch, history} = await until(session, ({status}) => status !== 'training');
    restore();
    const answer = await session.ask('checkpoint', {});
    expect(answer.position.epoch).to.equal(epoch);
    expect(history.epoch).to.have.length(epoch);
  });

  it('is read from its file by another worker where one goes that reads it', async () => {
    const session = start(smallTexts);
    session.step({epochs: 1});
    await until(session, ({status}) => status === 'paused');
    const file = (await save(session))!;
    session.dispose();
    await closeIdle();
    const {workers, restore} = watchWorkers();
    const {postMessage} = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...given: [unknown]) {
      if ((given[0] as {path?: string[]}).path?.[0] === 'readRun' && workers.length === 1) this.terminate();
      postMessage.apply(this, given);
    } as typeof postMessage;
    const {position} = await readRun(file, {limits});
    Worker.prototype.postMessage = postMessage;
    restore();
    expect(position.epoch).to.equal(1);
    expect(workers).to.have.length(2);
  });

  it('is paused, and not in error, where its worker goes before it has answered that it knows of the run', async () => {
    const {workers, restore} = watchWorkers();
    const {postMessage} = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...given: [unknown]) {
      if ((given[0] as {path?: string[]}).path?.[0] === 'open') this.terminate();
      postMessage.apply(this, given);
    } as typeof postMessage;
    const session = start({}, {limits});
    session.step({epochs: 2});
    // Told of the run, and gone.
    await until(session, ({engine}) => engine !== null);
    Worker.prototype.postMessage = postMessage;
    session.pause();
    await until(session, ({status}) => status === 'idle');
    await until(session, ({notice}) => notice?.code === 'worker-lost');
    await new Promise((resolve) => setTimeout(resolve));
    expect(session.snapshot).to.include({status: 'idle', failure: null});
    session.step({epochs: 1});
    await until(session, ({epoch, status}) => epoch === 1 && status === 'paused');
    restore();
    expect(workers).to.have.length(2);
  });

  it('is not trained as long again by a second press while it starts, however late the worker hears of it', async () => {
    const held: (() => void)[] = [];
    let plays = 0;
    const {postMessage} = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...given: [unknown]) {
      const post = () => postMessage.apply(this, given);
      if ((given[0] as {path?: string[]}).path?.[0] === 'play' && ++plays === 2) held.push(post);
      else post();
    } as typeof postMessage;
    const session = start({epochs: '2'}, {limits: {}});
    session.play();
    session.play();
    await until(session, done);
    Worker.prototype.postMessage = postMessage;
    held[0]!();
    await session.ask('encode', {images});
    expect(session.snapshot).to.include({status: 'done', epoch: 2, epochs: 2});
    session.play();
    await until(session, ({epoch, status}) => status === 'done' && epoch === 4);
  });

  it('trains the epochs that were added by hand, and tells its goal once, though its worker was lost', async () => {
    const {workers, restore} = watchWorkers();
    const session = start({epochs: '4', 'train-size': '2000', goal: 'val_loss<0.5'}, {limits});
    const events = record(session);
    session.play();
    await until(session, done);
    session.play();
    await until(session, ({epoch}) => epoch >= 5);
    workers[0]!.terminate();
    const {history, epochs} = await until(session, done);
    restore();
    expect(epochs).to.equal(8);
    expect(history.epoch).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(events.filter(({type}) => type === 'goal')).to.have.length(1);
  });

  it('answers what was asked when its worker went, from the same weights', async () => {
    const {workers, restore} = watchWorkers();
    const session = start({epochs: '2'}, {limits});
    session.play();
    await until(session, done);
    const before = await session.ask('encode', {images});
    workers[0]!.terminate();
    // Nobody says so: it is found out, because no answer comes.
    expect(await session.ask('encode', {images})).to.deep.equal(before);
    restore();
    expect(workers).to.have.length(2);
    expect(session.snapshot).to.include({status: 'done', epoch: 2});
  });

  it('trains in another worker where the one that was kept had gone', async () => {
    const {workers, restore} = watchWorkers();
    const session = start({epochs: '1'}, {limits});
    session.play();
    await until(session, done);
    workers[0]!.terminate();
    session.reset(recipeOf({epochs: '1'}));
    session.play();
    const {engine} = await until(session, done);
    restore();
    expect(workers).to.have.length(2);
    expect(engine?.passedOver).to.deep.equal([]);
  });

  it("is given the author's images in another worker where one goes as it is given them", async () => {
    const {workers, restore} = watchWorkers();
    const {postMessage} = Worker.prototype;
    let given = 0;
    Worker.prototype.postMessage = function (this: Worker, ...message: [unknown]) {
      postMessage.apply(this, message);
      const {path} = (message[0] ?? {}) as {path?: string[]};
      if (path?.[0] === 'provide' && ++given === 1) this.terminate();
    } as typeof postMessage;
    const images = (count: number) => new Uint8Array(count * 784).fill(128);
    const own = {
      key: newKey(),
      sizes: {train: 60, test: 20},
      train: images(60),
      test: images(20),
      trainLabels: null,
      testLabels: null,
    };
    try {
      const session = start({}, {limits});
      const recipe = recipeOf({epochs: '1', 'batch-size': '20'});
      const dataset = authorDataName(own.key);
      session.reset({...recipe, dataset, trainSize: null, testSize: null}, own);
      session.play();
      const {failure} = await until(session, done);
      expect(failure).to.equal(null);
      expect([given, workers.length]).to.deep.equal([2, 2]);
    } finally {
      Worker.prototype.postMessage = postMessage;
      restore();
    }
  });

  it('says nothing of epochs that were kept by another worker', async () => {
    const session = start({epochs: '4', 'train-size': '2000'}, {limits});
    session.play();
    await until(session, ({epoch}) => epoch >= 2);
    session.pause();
    await until(session, ({status}) => status === 'paused');
    expect(session.snapshot.archive?.epochs).to.include(2);
    session.step({batches: 3});
    await until(session, ({status, batch}) => status === 'paused' && batch >= 3);
    const saved = session.keep()!;
    session.reset(recipeOf());
    session.restore(saved);
    expect(session.snapshot.archive).to.equal(null);
    await session.ask('encode', {images});
    expect(session.snapshot.archive, 'in the midst of an epoch').to.equal(null);
  });

  it('ends the questions about a run that is over, as what was given up', async () => {
    const session = start({epochs: '2', 'test-size': '3000'});
    session.play();
    await until(session, done);
    const asked = session.ask('evaluate', {}).catch((error: unknown) => error);
    session.reset(recipeOf());
    const error = await asked;
    expect(error).to.be.instanceOf(DOMException).with.property('name', 'AbortError');
  });

  it('says what a question needs in words of the library, across the port too', async () => {
    const first = start({epochs: '1'});
    first.play();
    await until(first, done);
    const saved = first.keep()!;
    const session = start();
    session.restore({
      ...saved,
      recipe: {...saved.recipe, dataset: 'mnist'},
      snapshot: {...saved.snapshot, data: null},
    });
    const refused = await session.ask('evaluate', {}).catch((error: unknown) => error);
    expect(refused)
      .to.have.property('failure')
      .that.deep.equals({code: 'data-needed', values: {dataset: 'mnist'}});
    expect(session.snapshot.status).to.equal('done');
  });

  it('that was taken over loads its data when it is prepared, and stays what it was', async () => {
    const first = start({epochs: '2'});
    first.play();
    await until(first, done);
    const saved = first.keep()!;
    const session = start();
    session.restore({...saved, snapshot: {...saved.snapshot, data: null, testLabels: null}});
    const statuses: string[] = [];
    session.subscribe(({status}) => statuses.push(status));
    session.prepare();
    const {data, samples} = await until(session, (snapshot) => snapshot.data !== null && done(snapshot));
    expect(data).to.include({trainCount: 600, testCount: 100});
    expect(samples!.indices).to.have.length(10);
    expect([...new Set(statuses)]).to.deep.equal(['loading', 'done']);
    session.prepare();
    session.pause();
    expect(session.snapshot).to.include({status: 'done', epoch: 2});
    expect(session.snapshot.history).to.deep.equal(first.snapshot.history);
  });

  it('that was taken over keeps the epochs added by hand when its rate is changed', async () => {
    const first = start({epochs: '1'});
    first.play();
    await until(first, done);
    const saved = first.keep()!;
    const session = start();
    session.restore({...saved, snapshot: {...saved.snapshot, status: 'paused', epochs: 6}});
    session.change(recipeOf({epochs: '1', 'learning-rate': '0.5'}));
    expect(session.snapshot).to.include({status: 'paused', epochs: 6});
  });

  it('is kept with the history of its weights, not with that of later epochs', async () => {
    const session = start({epochs: '4000'});
    const events = record(session);
    session.play();
    const copied = () =>
      events.findLast((event) => event.type === 'checkpoint')?.checkpoint.position.epoch ?? Infinity;
    await until(session, ({history}) => history.epoch.length > copied() + 1);
    const {snapshot, checkpoint} = session.keep()!;
    expect(snapshot.history.epoch).to.have.length(checkpoint.position.epoch);
    expect(snapshot).to.include({
      status: 'paused',
      epoch: checkpoint.position.epoch,
      batch: checkpoint.position.batch,
    });
  });

  it('is kept as it stands when it rests', async () => {
    const session = start({epochs: '9', 'train-size': '2000'});
    session.step({batches: 3});
    await until(session, ({status}) => status === 'paused');
    session.step({epochs: 1});
    await until(session, (snapshot) => snapshot.status === 'paused' && snapshot.epoch === 1);
    session.step({batches: 5});
    const {epoch, batch} = await until(
      session,
      (snapshot) => snapshot.status === 'paused' && snapshot.batch > 0,
    );
    expect([epoch, batch]).to.deep.equal([1, 5]);
    expect(session.keep()!.checkpoint.position).to.include({epoch: 1, batch: 5});
  });

  it('answers pings, a pause and questions in the middle of a step that takes seconds', async () => {
    const session = start({
      'train-size': '1200',
      'batch-size': '1200',
      'hidden-units': '256,128',
      'test-size': '20',
    });
    session.play();
    await until(session, ({status}) => status === 'training');
    const connection = await acquire('basic', null);
    let pings = 0;
    let stepped = false;
    const stop = session.subscribe(({batch, epoch}) => (stepped ||= batch > 0 || epoch > 0));
    const codes = await session.ask('encode', {images});
    for (; !stepped && pings < 20; pings++) await connection.call((api) => api.ping());
    expect(pings, 'answered before the step was over').to.equal(20);
    expect(await session.ask('encode', {images})).to.deep.equal(codes);
    session.pause();
    const {batch, epoch} = await until(session, ({status}) => status === 'paused');
    expect([epoch, batch]).to.deep.equal([0, 0]);
    stop();
    release(connection);
  });

  it('goes on with another engine where one has no memory for the network', async () => {
    const {started, restore} = localWorkers((file) =>
      file === 'simd'
        ? {simd: withoutRoom('simd'), 'simd-relaxed': withoutRoom('simd-relaxed')}
        : {plain: () => createPlainEngine()},
    );
    try {
      const session = start({backend: 'auto', epochs: '1'});
      const events = record(session);
      session.play();
      const {engine, notice} = await until(session, done);
      expect(engine?.name).to.equal('plain');
      expect(notice).to.have.property('code', 'engine-memory');
      expect(started).to.include.members(['simd', 'basic']);
      expect(events.filter(({type}) => type === 'failure')).to.deep.equal([]);
      expect(events.filter(({type}) => type.startsWith('train-')).map(({type}) => type)).to.deep.equal([
        'train-begin',
        'train-end',
      ]);
    } finally {
      await end();
      restore();
    }
  });

  it('is played again where an engine has memory for the network by then', async () => {
    const {giveRoom, restore} = crampedWorkers();
    try {
      const session = start({backend: 'auto', epochs: '1'});
      session.play();
      await until(session, ({status}) => status === 'error', {failureIsFine: true});
      giveRoom();
      session.play();
      const {engine} = await until(session, done, {failureIsFine: true});
      expect(engine?.name).to.equal('simd');
    } finally {
      await end();
      restore();
    }
  });

  it('is played where an engine has memory by then that no question could have', async () => {
    const {giveRoom, restore} = crampedWorkers();
    try {
      const session = start({backend: 'auto', epochs: '1'});
      const refused = await session.ask('encode', {images}).catch((error: unknown) => error);
      expect(refused).to.have.nested.property('failure.code', 'engine-memory');
      expect(session.snapshot.status).to.equal('idle');
      giveRoom();
      session.play();
      const {engine} = await until(session, done);
      expect(engine?.name).to.equal('simd');
    } finally {
      await end();
      restore();
    }
  });

  it('is played where an engine has memory by then, though a question still looks among those that had some', async () => {
    const {giveRoom, restore} = crampedWorkers();
    try {
      const session = start({backend: 'auto', epochs: '1'});
      await session.ask('encode', {images}).catch(() => undefined);
      giveRoom();
      const asked = session.ask('encode', {images});
      session.play();
      const {engine} = await until(session, done);
      expect(engine?.name).to.equal('simd');
      expect((await asked).length).to.be.above(0);
    } finally {
      await end();
      restore();
    }
  });

  it('is not told what was lacking for the run before it, which still looked for a place', async () => {
    const {giveRoom, restore} = crampedWorkers();
    try {
      const session = start({backend: 'auto', epochs: '1'});
      const bothLack = new Promise<void>((resolve) =>
        session.subscribe(({notice}) => notice?.values['engine'] === 'plain' && resolve()),
      );
      session.play();
      await bothLack;
      session.reset(recipeOf({epochs: '1'}));
      giveRoom();
      // By then whoever looked has found none: it asked the same worker before.
      const other = start({backend: 'plain', epochs: '1'});
      other.play();
      await until(other, done);
      expect(session.snapshot.failure).to.equal(null);
      expect(session.snapshot.status).to.equal('idle');
    } finally {
      await end();
      restore();
    }
  });

  it('says so where no engine has memory for the network', async () => {
    const {restore} = localWorkers((file) =>
      file === 'simd' ? {simd: withoutRoom('simd')} : {plain: withoutRoom('plain')},
    );
    try {
      const session = start({backend: 'auto', epochs: '1'});
      session.play();
      const {failure} = await until(session, ({status}) => status === 'error', {failureIsFine: true});
      expect(failure?.code).to.equal('engine-memory');
      const refused = await session.ask('encode', {images}).catch((error: unknown) => error);
      expect(refused).to.have.nested.property('failure.code', 'engine-memory');
    } finally {
      await end();
      restore();
    }
  });
});

describe('the watch over a silent worker', () => {
  /**
   * Ends where it was to end, in a second worker. Of the first one, commands are answered, so that no call waits; of what
   * comes of them, and of a ping, nothing is heard once it is silent.
   */
  async function endsElsewhere(act: (session: Session, fallSilent: () => void) => unknown): Promise<void> {
    let silent = false;
    const {started, restore} = localWorkers(
      () => ({plain: () => createPlainEngine()}),
      ({path, type}, worker) => worker > 1 || !silent || (type !== 'ae-report' && path?.[0] !== 'ping'),
    );
    const session = openSession(recipeOf(), {limits});
    try {
      await act(session, () => (silent = true));
      const {notice, history} = await until(session, done);
      expect(notice?.code).to.equal('worker-lost');
      expect(history.epoch).to.deep.equal([1, 2, 3]);
      expect(started).to.have.length(2);
    } finally {
      session.dispose();
      await closeIdle();
      restore();
    }
  }

  it('notices one that has answered what it was told, and falls silent before it reports of it', () =>
    endsElsewhere((session, fallSilent) => {
      fallSilent();
      session.play();
    }));

  it('notices one that rested, has answered that it goes on, and falls silent before it reports of it', () =>
    endsElsewhere(async (session, fallSilent) => {
      session.step({epochs: 1});
      await until(session, ({status}) => status === 'paused');
      fallSilent();
      session.play();
    }));

  it('lets a worker that trains be silent for as long as its pieces may take', async () => {
    const {workers, restore} = watchWorkers();
    const recipe = recipeOf({'hidden-units': '32', epochs: '4000'});
    const session = openSession(recipe, {limits: {silenceMs: 20, answerMs: 20}});
    try {
      session.play();
      await until(session, ({epoch}) => epoch >= 1);
      const start = performance.now();
      workers[0]!.terminate();
      await until(session, ({notice}) => notice?.code === 'worker-lost');
      expect(performance.now() - start).to.be.above(5 * longestPieceMs(recipe, 'plain', null));
    } finally {
      restore();
      session.dispose();
      await closeIdle();
    }
  });

  it('is patient by what a network costs: seconds for a block of a large one, hours for a step of 20,000 images', () => {
    const large = {'hidden-units': '2048,1024', 'encoding-dim': '32', backend: 'auto'};
    const patience = (batchSize: string, engine: EngineName) =>
      longestPieceMs(recipeOf({...large, 'train-size': '20000', 'batch-size': batchSize}), engine, null);
    // 7.5 million products an image, three times: forward, and backward by weights and by inputs.
    for (const engine of ['simd', 'plain'] as const) {
      expect(patience('20000', engine), `a block, ${engine}`).to.be.within(10_000, 60_000);
      expect(patience('32', engine), `a block, ${engine}`).to.equal(patience('20000', engine));
    }
    // A laptop's core does a step of these in half a minute, a phone in some minutes, the slowest device in an hour.
    expect(patience('20000', 'wasm')).to.be.above(3_600_000);
    expect(patience('4096', 'webgl')).to.be.above(600_000);
    // Of the smallest network, nobody waits for a dead worker because of it.
    expect(longestPieceMs(recipeOf({'batch-size': '32'}), 'wasm', null)).to.be.below(100);
  });

  it('waits for as long as the largest piece may take on the slowest device, and only then ends it', async () => {
    const large = recipeOf({'hidden-units': '2048,1024', 'batch-size': '600', backend: 'auto'});
    const [block, step] = [longestPieceMs(large, 'simd', null), longestPieceMs(large, 'wasm', null)];
    // 600 images are 18.75 blocks of 32.
    expect(step / block).to.be.closeTo(18.75, 1e-9);
    expect(longestPieceMs(large, 'wasm', 700), 'once a step was timed').to.equal(700);
    expect(longestPieceMs(recipeOf(), 'plain', 40)).to.be.below(100);

    const silent = () => {
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      let over = false;
      const connection = {
        ended: false,
        ping: () => new Promise(() => undefined),
        end: () => {
          over = true;
          end();
        },
      };
      return {connection, ended, isOver: () => over};
    };
    const [impatient, patient] = [silent(), silent()];
    const watches = [
      new Watchdog({silenceMs: 20, answerMs: 20}),
      new Watchdog({silenceMs: 20, answerMs: 20}),
    ];
    watches[1]!.watch(patient.connection, block);
    watches[0]!.watch(impatient.connection, 0);
    await impatient.ended;
    expect(patient.isOver()).to.equal(false);
    for (const watch of watches) watch.stop();
  });
});
