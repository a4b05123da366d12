import {expect} from '@open-wc/testing';
import {corrupt} from '../../src/numerics/corruption.ts';
import type {NoiseCurve, NoiseCurveQuestion} from '../../src/protocol/queries.ts';
import type {Session} from '../../src/session/api.ts';
import {closeIdle} from '../../src/session/workers.ts';
import {openSession} from '../../src/session/session.ts';
import {done, record, recipeOf, until} from './helpers.ts';

const levels = Array.from({length: 11}, (_, i) => i / 10);
const denoiser = {noise: 'gaussian', optimizer: 'adam', 'output-activation': 'sigmoid'};

describe('looking before training', () => {
  let session: Session;
  afterEach(async () => {
    session.dispose();
    await closeIdle();
  });

  it('brings pictures and a network that has learned nothing, and play goes on from there', async () => {
    session = openSession(recipeOf(denoiser));
    const events = record(session);
    session.prepare();
    expect(session.snapshot.status).to.equal('loading');
    const looked = await until(
      session,
      ({status, reconstructions}) => status === 'idle' && reconstructions !== null,
    );
    expect(looked.samples!.indices).to.have.length(10);
    expect(looked).to.include({epoch: 0, batch: 0});
    expect(events.some(({type}) => type === 'train-begin')).to.equal(false);
    session.play();
    const {history} = await until(session, done);
    session.dispose();
    session = openSession(recipeOf(denoiser));
    session.play();
    expect((await until(session, done)).history, 'it changes nothing of the run').to.deep.equal(history);
  });

  it('gives way to play, and is cancelled by pause', async () => {
    session = openSession(recipeOf(denoiser));
    session.prepare();
    session.play();
    expect((await until(session, done)).epoch).to.equal(3);
    session.dispose();
    session = openSession(recipeOf(denoiser));
    session.prepare();
    session.pause();
    expect(session.snapshot.status).to.equal('idle');
  });

  it('gives training images too', async () => {
    session = openSession(recipeOf(denoiser));
    session.prepare();
    await until(session, ({status, data}) => status === 'idle' && data !== null);
    const [train, test] = await Promise.all(
      (['train', 'test'] as const).map((split) => session.ask('images', {split, indices: [0, 599, 600]})),
    );
    expect(train!.indices).to.deep.equal([0, 599]);
    expect(test!.indices).to.deep.equal([0]);
    expect(train!.images.subarray(0, 784)).to.not.deep.equal(test!.images.subarray(0, 784));
  });
});

describe('the curve of error against test noise', () => {
  let session: Session;
  afterEach(async () => {
    session.dispose();
    await closeIdle();
  });
  const train = async (attributes: Record<string, string> = {}) => {
    session = openSession(recipeOf({...denoiser, ...attributes}));
    session.play();
    return until(session, done);
  };
  const ask = (question: Partial<NoiseCurveQuestion>, epoch?: number): Promise<NoiseCurve> => {
    const whole = {part: 'model', kind: 'gaussian', levels, asker: 'test', ...question} as const;
    return session.ask('noiseCurve', whole, {epoch});
  };

  it('is the network’s own error on images that the page can draw too, on three engines', async function () {
    this.timeout(60_000);
    for (const backend of ['plain', 'simd', 'wasm']) {
      await train({backend});
      const {model, images} = await ask({levels: [0, 0.5]});
      expect(images).to.equal(100);
      const all = await session.ask('images', {indices: Array.from({length: 100}, (_, i) => i)});
      const clean = Float32Array.from(all.images, (byte) => byte / 255);
      for (const [i, level] of [0, 0.5].entries()) {
        const noisy = clean.slice();
        for (let image = 0; image < 100; image++)
          corrupt(
            {kind: 'gaussian', low: level, high: level},
            42,
            'testNoise',
            0,
            image,
            noisy,
            image * 784,
            784,
          );
        const values = await session.ask('reconstruct', {images: noisy});
        const error = values.reduce((sum, value, at) => sum + (value - clean[at]!) ** 2, 0) / values.length;
        expect(model![i], `${backend} ${level}`).to.be.closeTo(error, 1e-7);
      }
      session.dispose();
    }
  });

  it('has doing nothing, PCA and the best filter in parts of their own, and no filter where nothing was corrupted', async () => {
    await train();
    const nothing = await ask({part: 'nothing'});
    expect(nothing).to.include({model: null, pca: null, filter: null});
    expect(nothing.nothing![0]).to.equal(0);
    const linear = await ask({part: 'linear'});
    expect(linear).to.include({model: null, nothing: null});
    expect(linear.pca).to.have.length(11);
    expect(linear.filter![5]).to.be.below(nothing.nothing![5]!);
    session.dispose();
    await train({noise: 'none'});
    const plain = await ask({part: 'linear'});
    expect(plain.filter).to.equal(null);
    expect(plain.pca).to.deep.equal(linear.pca);
  }).timeout(60_000);

  it('gives an older question up when the same asker has a newer one, and nobody else’s', async () => {
    await train({'test-size': '1000'});
    const older = ask({asker: 'one'}).then(
      () => 'answered',
      () => 'given up',
    );
    const other = ask({asker: 'two', levels: [0.5]});
    const newer = ask({asker: 'one', kind: 'masking', levels: [0.3]});
    expect(await older).to.equal('given up');
    expect((await newer).levels).to.deep.equal([0.3]);
    expect((await other).model).to.have.length(1);
  }).timeout(30_000);

  it('is of an epoch that is over where that is asked, and can be asked while it trains, which changes nothing', async () => {
    const {history} = await train({epochs: '6'});
    const [past, now] = [await ask({levels: [0.5]}, 1), await ask({levels: [0.5]})];
    expect(past.model![0]).to.be.above(now.model![0]!);
    session.dispose();
    session = openSession(recipeOf({...denoiser, epochs: '6'}));
    const asked: Promise<NoiseCurve>[] = [];
    session.subscribe((_, events) => {
      if (events.some(({type}) => type === 'epoch-end')) asked.push(ask({asker: String(asked.length)}));
    });
    session.play();
    expect((await until(session, done)).history).to.deep.equal(history);
    expect(asked.length).to.be.above(0);
    await Promise.all(asked);
  });
});
