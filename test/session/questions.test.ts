import {expect} from '@open-wc/testing';
import type {Session} from '../../src/session/api.ts';
import {closeIdle} from '../../src/session/workers.ts';
import {openSession} from '../../src/session/session.ts';
import {done, record, recipeOf, until} from './helpers.ts';

describe('a trained network', () => {
  let session: Session;
  const train = async (attributes: Record<string, string> = {}) => {
    session = openSession(recipeOf({optimizer: 'adam', ...attributes}));
    session.play();
    return until(session, done);
  };
  const floats = (bytes: Uint8Array) => Float32Array.from(bytes, (byte) => byte / 255);

  afterEach(async () => {
    session.dispose();
    await closeIdle();
  });

  it('is what it was at the end of every epoch, and now again', async () => {
    const {history, archive, samples, reconstructions} = await train({epochs: '4'});
    expect(archive!.epochs).to.include(0);
    for (const epoch of new Set([...archive!.epochs.filter((at) => at > 0), 4])) {
      const loss = await session.ask('evaluate', {}, {epoch});
      expect(loss).to.be.closeTo(history.valLoss[epoch - 1]!, 1e-6);
    }
    const loss = await session.ask('evaluate', {});
    expect(loss).to.be.closeTo(history.valLoss.at(-1)!, 1e-6);
    const images = floats(samples!.images);
    const now = await session.ask('reconstruct', {images});
    expect(now).to.deep.equal(reconstructions);
    const before = await session.ask('reconstruct', {images}, {epoch: 0});
    expect(before).to.not.deep.equal(reconstructions);
    const code = await session.ask('encode', {images}, {epoch: 0});
    const decoded = await session.ask('decode', {codes: code}, {epoch: 0});
    expect(decoded).to.deep.equal(before);
  });

  it('can be asked about its past while it trains, which changes nothing of the run', async () => {
    const {history} = await train({epochs: '6'});
    session.dispose();
    session = openSession(recipeOf({optimizer: 'adam', epochs: '6'}));
    const asked: Promise<unknown>[] = [];
    session.subscribe((snapshot, events) => {
      if (events.some(({type}) => type === 'epoch-end'))
        asked.push(session.ask('worst', {count: 3}, {epoch: snapshot.epoch}));
    });
    session.play();
    expect((await until(session, done)).history).to.deep.equal(history);
    expect(asked.length).to.be.above(0);
    await Promise.all(asked);
  });

  it('names the test images it draws worst, with their losses', async () => {
    const {history} = await train();
    const {indices, losses, labels, images, reconstructions} = await session.ask('worst', {count: 10});
    expect(indices).to.have.length(10);
    expect(new Set(indices).size).to.equal(10);
    expect([...losses].sort((a, b) => b - a)).to.deep.equal(losses);
    expect(labels!.every((label, i) => label === session.snapshot.testLabels![indices[i]!])).to.equal(true);
    // By hand, of all of them.
    const all = await session.ask('images', {indices: Array.from({length: 100}, (_, i) => i)});
    const values = await session.ask('reconstruct', {images: floats(all.images)});
    const byHand = Array.from({length: 100}, (_, image) => {
      let sum = 0;
      for (let i = image * 784; i < (image + 1) * 784; i++) sum += (values[i]! - all.images[i]! / 255) ** 2;
      return sum / 784;
    });
    expect(byHand.reduce((sum, loss) => sum + loss) / 100).to.be.closeTo(history.valLoss.at(-1)!, 1e-6);
    const order = byHand.map((_, i) => i).sort((a, b) => byHand[b]! - byHand[a]!);
    expect(indices).to.deep.equal(order.slice(0, 10));
    losses.forEach((loss, i) => expect(loss).to.be.closeTo(byHand[order[i]!]!, 1e-6));
    expect(images.subarray(0, 784)).to.deep.equal(
      all.images.subarray(order[0]! * 784, (order[0]! + 1) * 784),
    );
    expect(reconstructions).to.have.length(7840);
  });

  it('judges the worst of a denoiser by the inputs that validation gave it', async () => {
    const {history} = await train({noise: 'masking', 'noise-factor': '0.3'});
    const {losses} = await session.ask('worst', {count: 100});
    const mean = losses.reduce((sum, loss) => sum + loss) / 100;
    expect(mean).to.be.closeTo(history.valLoss.at(-1)!, 1e-6);
  });

  it('shows other test images when it is told to, and leaves out what is not there', async () => {
    await train();
    const events = record(session);
    session.watch([5, 3, 99, 100, -1, 2.5]);
    const {samples} = await until(session, ({samples: now}) => now!.indices.length === 3);
    expect(samples!.indices).to.deep.equal([5, 3, 99]);
    const {reconstructions} = await until(session, (now) => now.reconstructions?.length === 3 * 784);
    const values = await session.ask('reconstruct', {images: floats(samples!.images)});
    expect(values).to.deep.equal(reconstructions);
    expect(events.some(({type}) => type === 'samples')).to.equal(true);
    session.watch(null);
    await until(session, ({samples: now}) => now!.indices.length === 10);
  });

  it('tells the losses of its batches', async () => {
    const {history, batchCurve} = await train();
    expect(batchCurve!.epoch).to.equal(3);
    expect([...batchCurve!.at]).to.deep.equal([1, 2, 3, 4, 5, 6]);
    const mean = batchCurve!.losses.reduce((sum, loss) => sum + loss) / 6;
    expect(mean).to.be.closeTo(history.loss[2]!, 1e-6);
  });

  it('is compared with PCA, and a denoiser with the best linear one', async () => {
    await train();
    const pca = (await until(session, ({linearBaseline}) => linearBaseline !== null)).linearBaseline!;
    expect(pca).to.include({kind: 'pca', rank: 8, clipped: false});
    expect(pca.loss).to.be.within(0.02, session.snapshot.meanImageLoss!);
    session.dispose();
    await train({noise: 'gaussian', loss: 'mae'});
    const linear = (await until(session, ({linearBaseline}) => linearBaseline !== null)).linearBaseline!;
    expect(linear).to.include({kind: 'denoiser', rank: 8, clipped: true});
  });
});
