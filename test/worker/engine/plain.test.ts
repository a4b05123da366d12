import {expect} from '@open-wc/testing';
import {dense, type Network} from '../../../src/network/network.ts';
import type {Training} from '../../../src/network/training.ts';
import type {Yielder} from '../../../src/worker/scheduling/yielder.ts';
import {ArrayRows} from '../../../src/worker/data/rows.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';

const training: Training = {
  loss: 'mse',
  huberDelta: 1,
  penalties: [],
  optimizer: {
    name: 'adam',
    learningRate: 0.001,
    decay: 0,
    momentum: 0,
    nesterov: false,
    rho: 0.9,
    beta1: 0.9,
    beta2: 0.999,
  },
  corruption: {kind: 'gaussian', low: 0.2, high: 0.4},
  seed: 3,
};
const networkOf = (hidden: number): Network => ({
  inputs: 784,
  layers: [dense(hidden, 'relu'), dense(784, 'sigmoid')],
  codeLayer: 0,
});
const rows = new ArrayRows(
  Uint8Array.from({length: 20 * 784}, (_, i) => (i * 31) % 256),
  784,
);
const batch = {rows, images: Uint32Array.from({length: 20}, (_, i) => i), epoch: 1};

/** A thread that always wants its turn back. */
function impatient(): {readonly yielder: Yielder; rests: number} {
  const seen = {rests: 0, yielder: {} as Yielder};
  seen.yielder = {
    due: true,
    yieldNow: () => {
      seen.rests++;
      return Promise.resolve();
    },
  } as unknown as Yielder;
  return seen;
}

describe('the plain engine', () => {
  it('can be stopped for breath after every half million multiplications, however large the net', async () => {
    const hidden = 2048;
    const seen = impatient();
    const model = await createPlainEngine().create(networkOf(hidden), training, {
      maxBatch: 20,
      yielder: seen.yielder,
    });
    for (const pause of model.stepInPieces(batch)) if (pause) seen.rests++;
    // Each image goes forward, backward and into the gradients of both layers, less one way back to the input; units
    // that rest at zero, about half of the hidden ones, cost nothing.
    const multiplications = 20 * 5 * 784 * hidden;
    expect(seen.rests).to.be.at.least(multiplications / 2 ** 20);
    model.dispose();
  });

  it('gives the same numbers with rests and without', async () => {
    const make = (options: object) =>
      createPlainEngine('float64').create(networkOf(9), training, {maxBatch: 20, ...options});
    const [whole, inPieces] = [await make({}), await make({yielder: impatient().yielder})];
    const asked: Float32Array[] = [];
    for (let step = 0; step < 3; step++) {
      const before = (await whole.encode(rows)).slice(0, 9);
      asked.length = 0;
      await whole.trainStep(batch);
      for (const pause of inPieces.stepInPieces(batch)) {
        // Whatever is asked between two pieces is answered with the weights from before, and changes nothing.
        if (pause === 'asking') asked.push((await inPieces.encode(rows)).slice(0, 9));
      }
      expect(asked).to.have.length.above(20);
      for (const codes of asked) expect(codes).to.deep.equal(before);
    }
    expect(await inPieces.takeLoss()).to.deep.equal(await whole.takeLoss());
    expect(await inPieces.readState()).to.deep.equal(await whole.readState());
    expect(await inPieces.evaluate(rows, 3, 11)).to.deep.equal(await whole.evaluate(rows, 3, 11));
  });

  it('has the gradients of its loss, by central differences, through two layers, noise and penalty', async () => {
    const small: Network = {
      inputs: 6,
      layers: [dense(4, 'elu'), dense(3, 'tanh'), dense(6, 'softplus')],
      codeLayer: 1,
    };
    const data = Float64Array.from({length: 5 * 6}, (_, i) => ((i * 7) % 10) / 10);
    const five = new ArrayRows(data, 6);
    const images = Uint32Array.of(0, 1, 2, 3, 4);
    const settings: Training = {
      ...training,
      loss: 'log_cosh',
      penalties: [{kind: 'activity-l1', rate: 0.01}],
      // One step of plain gradient descent at rate 1 is the gradient itself.
      optimizer: {...training.optimizer, name: 'sgd', learningRate: 1},
    };
    const fresh = () => createPlainEngine('float64').create(small, settings, {maxBatch: 5});
    const model = await fresh();
    const before = await model.readState();
    await model.trainStep({rows: five, images, epoch: 1});
    const after = await model.readState();
    const probe = await fresh();
    const lossAt = async (array: number, place: number, change: number) => {
      const weights = before.weights.map((values) => values.slice());
      weights[array]![place]! += change;
      await probe.writeState({...before, weights});
      await probe.trainStep({rows: five, images, epoch: 1});
      const {sum, images: counted} = await probe.takeLoss();
      return sum / counted;
    };
    for (let array = 0; array < before.weights.length; array++) {
      for (let place = 0; place < before.weights[array]!.length; place += 2) {
        const gradient = before.weights[array]![place]! - after.weights[array]![place]!;
        const difference = ((await lossAt(array, place, 1e-5)) - (await lossAt(array, place, -1e-5))) / 2e-5;
        expect(gradient, `array ${array}, place ${place}`).to.be.closeTo(difference, 1e-7);
      }
    }
  });
});
