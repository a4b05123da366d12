import {expect} from '@open-wc/testing';
import type {Checkpoint} from '../../../src/protocol/state.ts';
import type {TrainEvent} from '../../../src/protocol/events.ts';
import type {Engine, Model} from '../../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import {readRun} from '../../../src/worker/saved-run/read.ts';
import {blobSource} from '../../../src/worker/saved-run/source.ts';
import {eventually} from '../../awaited.ts';
import {holdsNoDigits, smallRecipe, smallTexts, workerRun, type WorkerRun} from './worker-run.ts';

const images = new Float32Array(784).fill(0.5);

/** A run trained to its end, and what it takes to go on from it elsewhere. */
async function trainedRun(attributes: Record<string, string> = {}) {
  const first = workerRun(smallRecipe(attributes));
  const end = first.next('train-end');
  first.run.play();
  await end;
  const checkpoint = await first.ask('checkpoint', {});
  const ended = epochsOf(first);
  const history = {loss: ended.map(({loss}) => loss), valLoss: ended.map(({valLoss}) => valLoss)};
  await first.run.close();
  return {checkpoint, history};
}

type EpochEnd = Extract<TrainEvent, {type: 'epoch-end'}>;
const epochsOf = ({events}: WorkerRun): EpochEnd[] =>
  events.filter((event): event is EpochEnd => event.type === 'epoch-end');

const statusesOf = ({events}: WorkerRun): string[] =>
  events.flatMap((event) => (event.type === 'status' ? [event.status] : []));

/** An engine whose models do something more. */
function altered(
  alter: (model: Model) => void,
  created: () => Promise<unknown> = () => Promise.resolve(),
): Engine {
  const engine = createPlainEngine();
  return {
    ...engine,
    async create(...given) {
      await created();
      const model = await engine.create(...given);
      alter(model);
      return model;
    },
  };
}

/** A promise and the key to it. */
function gate(): {readonly opened: Promise<void>; open(): void} {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {opened, open};
}

describe('a run after a divergence', () => {
  it('keeps no weights that exploded, and trains once the rate is sound, however often it diverged', async () => {
    const attributes = {'output-activation': 'linear', optimizer: 'sgd', 'learning-rate': '1e7'};
    const run = workerRun(smallRecipe(attributes));
    for (const rate of ['1e7', '1e6', '1e5']) {
      run.run.change(smallRecipe({...attributes, 'learning-rate': rate}));
      const end = run.next('train-end');
      run.run.play();
      expect((await end).reason, rate).to.equal('diverged');
      const loss = await run.ask('evaluate', {});
      expect(loss, `what is kept after ${rate}`).to.be.below(1);
    }
    run.run.change(smallRecipe({...attributes, 'learning-rate': '0.1'}));
    const end = run.next('train-end');
    run.run.play();
    expect((await end).reason).to.equal('done');
    const losses = epochsOf(run).map(({valLoss}) => valLoss);
    expect(losses).to.have.length(3);
    expect(Math.max(...losses)).to.be.below(0.5);
    const told = run.events.flatMap((event) => (event.type === 'checkpoint' ? [event.checkpoint] : []));
    for (const {state} of told)
      for (const weights of state.weights)
        expect(Math.max(...weights.map(Math.abs)), 'what the page holds').to.be.below(100);
    await run.run.close();
  });

  it('takes an epoch for diverged whose validation is beyond all bounds, though still a number', async () => {
    let factor = 1;
    const engine = altered((model) => {
      const evaluate = model.evaluate.bind(model);
      model.evaluate = async (...given) => {
        const {sum, ...rest} = await evaluate(...given);
        return {sum: sum * factor, ...rest};
      };
    });
    const run = workerRun(smallRecipe(), {engine});
    await run.ask('checkpoint', {});
    factor = 1e12;
    const end = run.next('train-end');
    run.run.play();
    expect((await end).reason).to.equal('diverged');
    expect(epochsOf(run)).to.deep.equal([]);
    await run.run.close();
  });
});

describe('a run that goes on from elsewhere', () => {
  it('calls its weights exploded where the run that it goes on from would have', async () => {
    const factor = 1e4;
    const engine = altered((model) => {
      const takeLoss = model.takeLoss.bind(model);
      const evaluate = model.evaluate.bind(model);
      model.takeLoss = async () => {
        const {sum, ...rest} = await takeLoss();
        return {sum: sum * factor, ...rest};
      };
      model.evaluate = async (...given) => {
        const {sum, ...rest} = await evaluate(...given);
        return {sum: sum * factor * 1e4, ...rest};
      };
    });
    // Its first loss is large already, as after a rate that was too high elsewhere.
    const run = workerRun(smallRecipe(), {engine});
    const end = run.next('train-end');
    run.run.play();
    expect((await end).reason).to.equal('diverged');
    await run.run.close();
  });

  it('trains one whole epoch where it is told to step one, and as many again where it is done', async () => {
    const {checkpoint, history} = await trainedRun();
    const order = {resume: checkpoint, history, status: 'done'} as const;
    const stepped = workerRun(smallRecipe(), {order});
    let end = stepped.next('train-end');
    stepped.run.step({epochs: 1});
    await end;
    expect(epochsOf(stepped).map(({epoch}) => epoch)).to.deep.equal([4]);
    const played = workerRun(smallRecipe(), {order});
    end = played.next('train-end');
    played.run.play();
    await end;
    expect(epochsOf(played).map(({epoch}) => epoch)).to.deep.equal([4, 5, 6]);
    for (const {run} of [stepped, played]) await run.close();
  });

  it('keeps the epochs that were added by hand', async () => {
    const {checkpoint, history} = await trainedRun();
    const run = workerRun(smallRecipe(), {order: {resume: checkpoint, history, epochs: 6, status: 'paused'}});
    run.run.play(false);
    await run.heard((event) => event.type === 'status' && event.status === 'done');
    expect(epochsOf(run).map(({epoch}) => epoch)).to.deep.equal([4, 5, 6]);
    await run.run.close();
  });

  it('does not train a finished run on that nobody wants trained on', async () => {
    const {checkpoint, history} = await trainedRun();
    const run = workerRun(smallRecipe(), {order: {resume: checkpoint, history, status: 'paused'}});
    run.run.play(false);
    await run.heard((event) => event.type === 'status' && event.status === 'done');
    expect(epochsOf(run)).to.deep.equal([]);
    await run.run.close();
  });

  it('says at once which epochs are void that the page has heard of', async () => {
    const {checkpoint, history} = await trainedRun();
    const position = {...checkpoint.position, epoch: 2, batch: 1};
    const run = workerRun(smallRecipe(), {
      order: {resume: {...checkpoint, position}, history, status: 'paused'},
    });
    await run.heard(({type}) => type === 'rolled-back');
    expect(run.events[0]).to.deep.equal({type: 'rolled-back', epoch: 2, batch: 1});
    await run.run.close();
  });

  it('answers about its network without its data, and says what it needs for the rest', async () => {
    const {checkpoint, history} = await trainedRun();
    const requests: string[] = [];
    const store = {
      fetch: (url: string) => {
        requests.push(url);
        return Promise.reject(new TypeError('offline'));
      },
    };
    const recipe = smallRecipe({dataset: 'mnist'});
    const run = workerRun(recipe, {store, order: {resume: checkpoint, history, status: 'done'}});
    const codes = await run.ask('encode', {images});
    expect(codes).to.have.length(4);
    expect(await run.ask('decode', {codes})).to.have.length(784);
    expect(await run.ask('checkpoint', {})).to.deep.equal(checkpoint);
    const asked = [run.ask('worst', {count: 3}), run.ask('evaluate', {}), run.ask('codes', {count: 9})];
    for (const refused of await Promise.all(asked.map((one) => one.catch((error: unknown) => error))))
      expect(refused)
        .to.have.property('failure')
        .that.deep.equals({code: 'data-needed', values: {dataset: 'mnist'}});
    expect(requests).to.deep.equal([]);
    await run.run.close();
  });

  it('answers from data that cost no download', async () => {
    const {checkpoint, history} = await trainedRun();
    const run = workerRun(smallRecipe(), {order: {resume: checkpoint, history, status: 'done'}});
    const worst = await run.ask('worst', {count: 3});
    expect(worst.indices).to.have.length(3);
    const loss = await run.ask('evaluate', {});
    expect(loss).to.be.closeTo(history.valLoss.at(-1)!, 1e-7);
    expect(statusesOf(run), 'it stays what it was').to.deep.equal([]);
    await run.run.close();
  });

  it('begins its optimizer afresh where its state is not known', async () => {
    const {checkpoint, history} = await trainedRun({optimizer: 'adam'});
    const {step, schedule, weights} = checkpoint.state;
    const without: Checkpoint = {...checkpoint, state: {step: 0, schedule, weights, slots: []}};
    const zeros: Checkpoint = {
      ...checkpoint,
      state: {
        step: 0,
        schedule,
        weights,
        slots: [0, 1].map(() => weights.map((values) => values.map(() => 0))),
      },
    };
    const losses = [];
    for (const resume of [without, zeros, {...checkpoint, state: {...checkpoint.state, step}}]) {
      const run = workerRun(smallRecipe({optimizer: 'adam'}), {order: {resume, history, status: 'done'}});
      const end = run.next('train-end');
      run.run.step({epochs: 1});
      await end;
      losses.push(epochsOf(run)[0]!.loss);
      await run.run.close();
    }
    expect(losses[0]).to.equal(losses[1]);
    expect(losses[0]).to.not.equal(losses[2]);
  });
});

describe('a run that is saved', () => {
  it('is saved without pictures of it that are no numbers, and can be read again', async () => {
    let value = 1;
    const engine = altered((model) => {
      const reconstruct = model.reconstruct.bind(model);
      model.reconstruct = async (...given) => (await reconstruct(...given)).fill(value, 5, 6);
    });
    const run = workerRun(smallRecipe(), {engine});
    const end = run.next('train-end');
    run.run.play();
    await end;
    for (value of [1, NaN, Infinity]) {
      const file = await run.ask('save', {
        form: 'full',
        texts: smallTexts,
        authorData: null,
        meanImageLoss: null,
        version: '',
      });
      const read = await readRun(blobSource(file!), {name: 'file'});
      expect(read.samples?.indices, 'the test images').to.have.length(10);
      expect(read.reconstructions?.[5] ?? null, `${value}`).to.equal(value === 1 ? 1 : null);
    }
    await run.run.close();
  });
});

describe('the second model of a run, for epochs that are over', () => {
  it('is made again after there was no room for it', async () => {
    let room = true;
    const run = workerRun(smallRecipe(), {
      engine: altered(
        () => undefined,
        () => (room ? Promise.resolve() : Promise.reject(new RangeError('Maximum memory size exceeded'))),
      ),
    });
    const end = run.next('train-end');
    run.run.play();
    await end;
    room = false;
    const refused = await run.ask('encode', {images}, 1).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(RangeError);
    room = true;
    const values = await run.ask('encode', {images}, 1);
    expect(values).to.have.length(4);
    await run.run.close();
  });
});

describe('what changes while a run trains', () => {
  it('reaches all that answers: the worst digits and past epochs go by the noise of now', async () => {
    const attributes = {noise: 'gaussian', 'noise-factor': '0.1'};
    const run = workerRun(smallRecipe(attributes));
    const end = run.next('train-end');
    run.run.play();
    await end;
    run.run.change(smallRecipe({...attributes, 'noise-factor': '0.9'}));
    await run.next('changed');
    const loss = await run.ask('evaluate', {});
    const {losses} = await run.ask('worst', {count: 40});
    const mean = losses.reduce((sum, one) => sum + one, 0) / losses.length;
    expect(losses).to.have.length(40);
    expect(mean).to.be.closeTo(loss, 1e-6);
    const past = await run.ask('evaluate', {}, 0);
    run.run.change(smallRecipe(attributes));
    await run.next('changed');
    const before = await run.ask('evaluate', {}, 0);
    expect(Math.abs(past - before)).to.be.above(1e-5);
    await run.run.close();
  });

  it('is what the best linear filter of the curve against test noise is found for', async () => {
    const attributes = {noise: 'gaussian', 'noise-factor': '0.1', epochs: '1'};
    const question = {part: 'linear', kind: 'gaussian', levels: [0.1, 0.9], asker: 'a test'} as const;
    const run = workerRun(smallRecipe(attributes));
    const end = run.next('train-end');
    run.run.play();
    await end;
    const before = await run.ask('noiseCurve', question);
    run.run.change(smallRecipe({...attributes, 'noise-factor': '0.9'}));
    await run.next('changed');
    const {filter} = await run.ask('noiseCurve', question);
    const fresh = workerRun(smallRecipe({...attributes, 'noise-factor': '0.9'}));
    expect(filter).to.deep.equal((await fresh.ask('noiseCurve', question)).filter);
    expect(filter![1], 'better where its own noise is').to.be.below(before.filter![1]!);
    for (const {run: one} of [run, fresh]) await one.close();
  });

  it('is not taken for the noise that weights at rest were trained with, until they are trained on', async () => {
    const attributes = {noise: 'gaussian', 'noise-factor': '0.1', epochs: '1'};
    const run = workerRun(smallRecipe(attributes));
    const told = () => run.events.findLast((event) => event.type === 'progress')?.noise?.high;
    let end = run.next('train-end');
    run.run.play();
    await end;
    run.run.change(smallRecipe({...attributes, 'noise-factor': '0.9'}));
    await run.next('progress');
    expect(told()).to.equal(0.1);
    end = run.next('train-end');
    run.run.step({batches: 1});
    await end;
    expect(told()).to.equal(0.9);
    await run.run.close();
  });

  it('is told of where it takes effect: behind a step that is under way', async () => {
    const attributes = {'learning-rate': '0.01', 'batch-size': '60'};
    const rates: number[] = [];
    let rate = 0.01;
    const run = workerRun(smallRecipe(attributes), {
      // Each image is a piece.
      pieceMs: 0,
      engine: altered((model) => {
        const [set, step] = [model.setLearningRate.bind(model), model.stepInPieces.bind(model)];
        model.setLearningRate = (next) => set((rate = next));
        model.stepInPieces = (batch) => {
          rates.push(rate);
          return step(batch);
        };
      }),
    });
    const end = run.next('train-end');
    run.run.play();
    await run.heard(({type}) => type === 'train-begin');
    await eventually(() => rates.length > 0, 'a step is under way');
    run.run.change(smallRecipe({...attributes, 'learning-rate': '0.02'}));
    const {epoch, batch} = await run.next('changed');
    await end;
    // Two steps an epoch.
    expect(rates.indexOf(0.02)).to.equal(2 * epoch + batch);
    expect(rates.indexOf(0.02)).to.be.above(0);
    await run.run.close();
  });

  it('is not lost where the network is just being made', async () => {
    const making = gate();
    const asked = gate();
    const rates: number[] = [];
    const engine = altered(
      (model) => {
        const set = model.setLearningRate.bind(model);
        model.setLearningRate = (rate) => {
          rates.push(rate);
          set(rate);
        };
      },
      () => {
        asked.open();
        return making.opened;
      },
    );
    const run = workerRun(smallRecipe(), {engine});
    const end = run.next('train-end');
    run.run.play();
    await asked.opened;
    run.run.change(smallRecipe({'learning-rate': '0.25'}));
    // Each is told of, and is what takes effect there.
    run.run.change(smallRecipe({'learning-rate': '0.5'}));
    const shown = run.run.watch([5, 6]);
    making.open();
    await end;
    await shown;
    expect(rates).to.deep.equal([0.25, 0.5]);
    expect(run.events.filter(({type}) => type === 'changed')).to.have.length(2);
    const samples = run.events.flatMap((event) => ('samples' in event ? [event.samples.indices] : []));
    expect(samples.at(-1)).to.deep.equal([5, 6]);
    await run.run.close();
  });

  it('leaves a run that was paused in its last piece of validation at its end, and done', async () => {
    let pause = () => {};
    const engine = altered((model) => {
      const evaluate = model.evaluate.bind(model);
      model.evaluate = async (...given) => {
        const found = await evaluate(...given);
        pause();
        return found;
      };
    });
    const run = workerRun(smallRecipe({epochs: '1'}), {engine});
    pause = () => run.run.pause();
    const end = run.next('train-end');
    run.run.play();
    expect(await end).to.deep.equal({type: 'train-end', reason: 'done', epoch: 1});
    expect(epochsOf(run)).to.have.length(1);
    expect(statusesOf(run)).to.deep.equal(['loading', 'training', 'done']);
    await run.run.close();
  });
});

describe('a long step', () => {
  // A hundred pieces a step: of each batch one image, and rests whenever there is a chance.
  const attributes = {'batch-size': '120', 'hidden-units': '64', epochs: '2'};

  it('lets questions in between its blocks, with the weights from before, and changes nothing by that', async () => {
    const undisturbed = workerRun(smallRecipe(attributes), {pieceMs: 1e9});
    let end = undisturbed.next('train-end');
    undisturbed.run.play();
    await end;
    const wanted = await undisturbed.ask('checkpoint', {});

    let blocks = 0;
    let askable = 0;
    let asked: Promise<Float32Array> | null = null;
    const engine = altered((model) => {
      const stepInPieces = model.stepInPieces.bind(model);
      model.stepInPieces = function* (batch) {
        for (const pause of stepInPieces(batch)) {
          blocks++;
          if (pause === 'asking') askable++;
          yield pause;
        }
      };
    });
    const run = workerRun(smallRecipe(attributes), {engine, pieceMs: 0});
    end = run.next('train-end');
    run.run.play();
    await run.heard((event) => event.type === 'status' && event.status === 'training');
    const before = blocks;
    asked = run.ask('encode', {images});
    const first = await asked;
    expect(blocks - before, 'blocks until it is answered').to.be.below(8);
    const again = await run.ask('encode', {images});
    expect(again, 'no step has ended').to.deep.equal(first);
    expect(askable).to.be.below(200);
    await end;
    expect(blocks).to.be.above(400);
    expect(await run.ask('checkpoint', {})).to.deep.equal(wanted);
    for (const {run: one} of [undisturbed, run]) await one.close();
  });

  it('is paused within a block and gone on with, to the same numbers', async () => {
    const whole = workerRun(smallRecipe(attributes));
    let end = whole.next('train-end');
    whole.run.play();
    await end;
    const run = workerRun(smallRecipe(attributes), {pieceMs: 0});
    end = run.next('train-end');
    run.run.play();
    await run.heard((event) => event.type === 'status' && event.status === 'training');
    run.run.pause();
    expect((await end).reason).to.equal('stopped');
    const checkpoint = await run.ask('checkpoint', {});
    expect(checkpoint.position, 'no step is over').to.include({epoch: 0, batch: 0});
    end = run.next('train-end');
    run.run.play();
    await end;
    expect(epochsOf(run)).to.deep.equal(epochsOf(whole));
    for (const {run: one} of [whole, run]) await one.close();
  });
});

describe('what a page is told of a run that is paused', () => {
  // With 120 images two steps an epoch. The weights of a step that is given its end are those after it.
  for (const [kind, step, nth, wanted] of [
    ['asking', 1, 1, {epoch: 0, batch: 0}],
    ['asking', 1, 200, {epoch: 0, batch: 0}],
    ['updating', 1, 1, {epoch: 0, batch: 1}],
    ['updating', 1, 8, {epoch: 0, batch: 1}],
    ['asking', 2, 1, {epoch: 0, batch: 1}],
    ['updating', 2, 3, {epoch: 0, batch: 2}],
    ['asking', 3, 50, {epoch: 1, batch: 0}],
    ['updating', 3, 5, {epoch: 1, batch: 1}],
  ] as const) {
    const where = kind === 'asking' ? 'ahead of its update' : 'in its update';
    it(`is where its weights stand: in step ${step}, ${where}, piece ${nth}`, async () => {
      let [steps, pieces] = [0, 0];
      let pause = () => {};
      const engine = altered((model) => {
        const stepInPieces = model.stepInPieces.bind(model);
        model.stepInPieces = function* (batch) {
          steps++;
          pieces = 0;
          for (const piece of stepInPieces(batch)) {
            if (steps === step && piece === kind && ++pieces === nth) pause();
            yield piece;
          }
        };
      });
      const run = workerRun(smallRecipe({'batch-size': '60', 'hidden-units': '64'}), {engine, pieceMs: 0});
      pause = () => run.run.pause();
      const end = run.next('train-end');
      run.run.play();
      expect((await end).reason).to.equal('stopped');
      const {position} = await run.ask('checkpoint', {});
      expect(position).to.include(wanted);
      const {epoch, batch} = run.events.findLast((event) => event.type === 'progress')!;
      expect({epoch, batch}).to.deep.equal(wanted);
      await run.run.close();
    });
  }
});

describe('questions at odd moments', () => {
  it('leave a download to whoever pauses it, and to the end of the run', async () => {
    const aborted: boolean[] = [];
    const store = {
      fetch: (_: string, init?: RequestInit) =>
        new Promise<Response>((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => {
            aborted.push(true);
            reject(new DOMException('aborted', 'AbortError'));
          });
        }),
    };
    for (const act of ['pause', 'close'] as const) {
      aborted.length = 0;
      const run = workerRun(smallRecipe({dataset: 'https://example.test/images'}), {
        store,
        order: {dataAllowed: true},
      });
      run.run.play();
      const asked = run.ask('evaluate', {}).catch((error: DOMException) => error.name);
      await run.heard((event) => event.type === 'status' && event.status === 'loading');
      // The questions that need no data are answered meanwhile.
      await run.ask('encode', {images});
      await run.run[act]();
      expect(await asked, act).to.equal('AbortError');
      expect(aborted.length, act).to.be.above(0);
      await run.run.close();
    }
  });

  it('about a past epoch hold no model once the run is closed, and end as ended', async () => {
    let held = 0;
    const engine = altered((model) => {
      held++;
      const dispose = model.dispose.bind(model);
      model.dispose = () => {
        held--;
        dispose();
      };
    });
    const run = workerRun(smallRecipe({'test-size': '2000'}), {engine, pieceMs: 0});
    const end = run.next('train-end');
    run.run.play();
    await end;
    const asked = [1, undefined].map((epoch) =>
      run.ask('codes', {count: 2000}, epoch).catch((error: DOMException) => error.name),
    );
    await run.ask('encode', {images}, 1);
    expect(held).to.equal(2);
    expect(await holdsNoDigits(run.store)).to.equal(false);
    await run.run.close();
    expect(await Promise.all(asked)).to.deep.equal(['AbortError', 'AbortError']);
    expect(held).to.equal(0);
    expect(await holdsNoDigits(run.store)).to.equal(true);
  });
});
