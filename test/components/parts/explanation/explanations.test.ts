import {expect} from '@open-wc/testing';
import {
  belowSince,
  flatSince,
  explanationOf,
  explanationsOf,
} from '../../../../src/components/parts/explanation/explanations.ts';
import {parseRecipe} from '../../../../src/recipe/parse.ts';
import {emptySnapshot, type Snapshot} from '../../../../src/session/snapshot.ts';

const recipeOf = (attributes: Readonly<Record<string, string>> = {}) =>
  parseRecipe((name) => attributes[name] ?? null).recipe;

function after(valLoss: readonly number[], more: Partial<Snapshot> = {}): Snapshot {
  const epoch = valLoss.map((_, i) => i + 1);
  return {
    ...emptySnapshot(30),
    status: 'training',
    epoch: valLoss.length,
    history: {epoch, loss: valLoss.map((value) => value * 0.9), valLoss},
    meanImageLoss: 0.0675,
    ...more,
  };
}

describe('since when a curve is flat', () => {
  const rule = {patience: 5, amount: 0.02, relative: true};
  const curve = (valLoss: number[]) => flatSince({epoch: valLoss.map((_, i) => i + 1), valLoss}, rule);

  it('is the first epoch at which the rule held, soon after', () => {
    const falling = Array.from({length: 10}, (_, i) => 0.07 * 0.9 ** i);
    const flat = Array.from({length: 8}, () => falling.at(-1)!);
    // Five epochs without a fall are behind at epoch 15.
    expect(curve([...falling, ...flat])).to.equal(15);
  });

  it('moves on where each window is flat but all of them together are not', () => {
    const slow = Array.from({length: 400}, (_, i) => 0.07 * 0.999 ** i);
    const since = curve(slow)!;
    expect(slow[since - 1]! - slow.at(-1)!).to.be.below(0.02 * slow[since - 1]!);
    expect(since).to.be.above(370);
  });
});

describe('the sentence about this moment', () => {
  it('says that it draws the average digit only while val_loss is near that line', () => {
    expect(explanationOf(after([0.067]), recipeOf()).code).to.equal('mean-image');
    expect(explanationOf(after([0.09]), recipeOf()).code).to.equal('above-mean-image');
    expect(explanationOf(after([0.05]), recipeOf()).code).to.equal('grey-levels');
  });

  it('says of pictures that differ that their loss is no better, and not that they are one', () => {
    const images = Uint8Array.from({length: 2 * 784}, (_, at) => (at < 784 ? 255 : 0));
    const samples = {images, labels: [0, 1], indices: [0, 1]};
    const drawn = (spread: number) =>
      Float32Array.from(images, (byte) => 0.5 + (byte > 0 ? spread : -spread));
    const codeOf = (spread: number) =>
      explanationOf(after([0.067], {samples, reconstructions: drawn(spread)}), recipeOf()).code;
    expect(codeOf(0.3)).to.equal('like-mean-image');
    expect(codeOf(0.05)).to.equal('mean-image');
  });

  it('calls nothing finished that has learned nothing, however flat', () => {
    const flat = Array.from({length: 9}, () => 0.07);
    const codes = (valLoss: readonly number[], more: Partial<Snapshot> = {}) =>
      explanationsOf(after(valLoss, more), recipeOf()).map(({code}) => code);
    expect(codes(flat)).to.include('slow').and.not.include('flat');
    expect(codes(flat.map((value) => value / 2)))
      .to.include('flat')
      .and.not.include('slow');
    const ended = {status: 'done', endReason: 'plateau'} as const;
    expect(codes(flat, ended).slice(0, 2)).to.deep.equal(['mean-image', 'slow']);
    expect(codes(flat, ended)).not.to.include('plateau');
    expect(
      codes(
        flat.map((value) => value / 2),
        ended,
      )[0],
    ).to.equal('plateau');
  });

  it('asks nobody to get below a PCA that copies', () => {
    const linearBaseline = {kind: 'pca', rank: 784, loss: 8.28e-29, clipped: false} as const;
    const codes = explanationsOf(after([0.003], {linearBaseline}), recipeOf()).map(({code}) => code);
    expect(codes).to.include('pca-copies').and.not.include('above-linear');
  });

  it('says that more epochs would help once it is done; on the way, where there is nothing else to say, how fast it falls', () => {
    const explanation = explanationOf(after([0.05, 0.04], {status: 'done'}), recipeOf());
    expect(explanation.code).to.equal('falling');
    expect(explanation).to.have.property('done', true);
    expect(explanation).to.have.property('share').closeTo(0.2, 1e-9);
    const codes = (attributes: Readonly<Record<string, string>>) =>
      explanationsOf(after([0.05, 0.04]), recipeOf(attributes)).map(({code}) => code);
    // It stands among the figures.
    expect(codes({})).to.deep.equal(['grey-levels']);
    expect(codes({loss: 'mae'})).to.deep.equal(['falling']);
  });

  it('compares first, once it is done, and says last what only goes on', () => {
    const linearBaseline = {kind: 'pca', rank: 32, loss: 0.045, clipped: true} as const;
    const done = {status: 'done', linearBaseline} as const;
    expect(explanationOf(after([0.05, 0.04], done), recipeOf())).to.deep.equal({
      code: 'below-linear',
      kind: 'pca',
      since: 2,
    });
    const flat = [0.06, 0.04, 0.03, 0.02, ...Array.from({length: 10}, () => 0.0199)];
    const codes = explanationsOf(after(flat, done), recipeOf()).map(({code}) => code);
    expect(codes.slice(0, 2)).to.deep.equal(['below-linear', 'flat']);
  });

  it('says since which epoch the curve has been flat', () => {
    const valLoss = [0.06, 0.04, 0.03, 0.02, ...Array.from({length: 10}, () => 0.0199)];
    // Five epochs with less than 2% in all are complete at epoch 9 for the first time.
    expect(explanationOf(after(valLoss, {status: 'done'}), recipeOf())).to.deep.equal({
      code: 'flat',
      epoch: 9,
    });
    expect(
      flatSince({epoch: [1, 2, 3], valLoss: [3, 2, 1]}, {patience: 2, amount: 0.02, relative: true}),
    ).to.equal(null);
  });

  it('says that val_loss can be below loss only where it is', () => {
    const below = after([0.05, 0.04, 0.035], {
      history: {epoch: [1, 2, 3], loss: [0.06, 0.05, 0.04], valLoss: [0.05, 0.04, 0.035]},
    });
    const codes = (snapshot: Snapshot) =>
      [0, 3, 6, 9].map((epoch) => explanationOf({...snapshot, epoch}, recipeOf()).code);
    expect(codes(below)).to.include('below-loss');
    expect(codes(after([0.05, 0.04, 0.035]))).to.not.include('below-loss');
  });

  it('speaks of grey levels only for a squared error, and gives the root mean square of 255', () => {
    const snapshot = after([0.05, 0.03, 0.02], {epoch: 3});
    expect(explanationOf(snapshot, recipeOf())).to.deep.equal({code: 'grey-levels', loss: 0.02, levels: 36});
    expect(explanationOf(snapshot, recipeOf({loss: 'mae'})).code).to.equal('falling');
  });

  it('says that dots are missing only where a relu output leaves the same inked pixels empty in every picture', () => {
    const images = new Uint8Array(10 * 784);
    for (const digit of [0, 1, 2]) images.fill(200, digit * 784 + 400, digit * 784 + 403);
    const samples = {images, labels: null, indices: []};
    const dark = new Float32Array(10 * 784);
    const lit = dark.slice().fill(0.01);
    const codes = (reconstructions: Float32Array, attributes = {}) =>
      [0, 3, 6, 9].map(
        (epoch) =>
          explanationOf({...after([0.05, 0.03], {samples, reconstructions}), epoch}, recipeOf(attributes))
            .code,
      );
    expect(codes(dark)).to.include('dead-outputs');
    expect(codes(lit)).to.not.include('dead-outputs');
    expect(codes(dark, {'output-activation': 'linear'})).to.not.include('dead-outputs');
  });

  it('says before the first press what it will download', () => {
    expect(explanationOf(emptySnapshot(30), recipeOf({dataset: 'fashion-mnist'}))).to.deep.equal({
      code: 'download',
      name: 'Fashion-MNIST',
      bytes: 30_878_645,
    });
    expect(explanationOf(emptySnapshot(30), recipeOf({'encoding-dim': '3'}))).to.deep.equal({
      code: 'idle',
      noun: 'digit',
      codeUnits: 3,
    });
  });

  it('compares with the best linear method only once that is known, and tells since when', () => {
    const of = (valLoss: readonly number[], loss: number, kind: 'pca' | 'denoiser' = 'pca') =>
      explanationsOf(after(valLoss, {linearBaseline: {kind, rank: 32, loss, clipped: true}}), recipeOf());
    const codes = (explanations: readonly {code: string}[]) => explanations.map(({code}) => code);
    expect(codes(explanationsOf(after([0.05, 0.03]), recipeOf()))).to.not.include.members(['above-linear']);
    expect(of([0.05, 0.03], 0.0152)).to.deep.include({code: 'above-linear', kind: 'pca'});
    expect(of([0.05, 0.03, 0.02, 0.015, 0.014], 0.0152, 'denoiser')).to.deep.include({
      code: 'below-linear',
      kind: 'denoiser',
      since: 4,
    });
    // Back above it, it is not below.
    expect(belowSince({epoch: [1, 2, 3], valLoss: [0.02, 0.01, 0.02]}, 0.015)).to.equal(null);
    expect(belowSince({epoch: [1, 2], valLoss: [0.01, 0.009]}, 0.015)).to.equal(1);
    expect(belowSince({epoch: [], valLoss: []}, 0.015)).to.equal(null);
  });

  it('warns of Keras 3’s rate for adadelta, and of a decay nobody sees', () => {
    const all = (attributes: Readonly<Record<string, string>>, more: Partial<Snapshot> = {}) =>
      explanationsOf(after([0.06, 0.05], {batches: 235, ...more}), recipeOf(attributes));
    const has = (explanations: readonly {code: string}[], code: string) =>
      explanations.some((each) => each.code === code);
    expect(has(all({'learning-rate': '0.001'}), 'adadelta-tiny')).to.equal(true);
    expect(has(all({}), 'adadelta-tiny')).to.equal(false);
    expect(has(all({optimizer: 'adam'}), 'adadelta-tiny')).to.equal(false);
    // notes: 1e-6 lowers the rate by 0.7% in 30 epochs of 235 batches.
    const [decay] = all({decay: '1e-6', optimizer: 'sgd'}).filter(({code}) => code === 'decay-small');
    expect(decay).to.have.property('share').closeTo(0.007, 0.0002);
    expect(has(all({decay: '1e-4', optimizer: 'sgd'}), 'decay-small')).to.equal(false);
    expect(has(all({decay: '0'}), 'decay-small')).to.equal(false);
  });

  it('tells of values above full ink, and of a Huber loss that is half the MSE, only where they are', () => {
    const images = new Uint8Array(7840);
    const samples = {images, labels: null, indices: []};
    const made = (most: number) => new Float32Array(7840).fill(most, 100, 101);
    const codes = (most: number, attributes: Readonly<Record<string, string>> = {}) =>
      explanationsOf(after([0.05, 0.03], {samples, reconstructions: made(most)}), recipeOf(attributes)).map(
        ({code}) => code,
      );
    expect(codes(1.76)).to.include('above-one');
    expect(codes(1.01)).to.not.include('above-one');
    expect(codes(0.9, {loss: 'huber'})).to.include('huber-half');
    expect(codes(1.2, {loss: 'huber'})).to.not.include('huber-half');
    expect(codes(0.9)).to.not.include('huber-half');
  });
});
