import {dense, type Network} from '../../network/network.ts';
import type {Training} from '../../network/training.ts';
import {fillUniform} from '../../numerics/draws.ts';
import {streamKey} from '../../numerics/random.ts';
import type {Fitness} from '../../protocol/protocol.ts';
import {ArrayRows} from '../data/rows.ts';
import type {Engine} from './engine.ts';
import {createPlainEngine} from './plain/plain.ts';

/**
 * A few steps of a small network on the engine and on the plain one, in float64: drivers exist whose arithmetic is
 * wrong, and a wrong curve teaches nothing. Passes where losses agree within 1e-3, the bound of graphics cards.
 */
export async function selfTest(engine: Engine): Promise<Fitness> {
  const network: Network = {
    inputs: 48,
    layers: [dense(12, 'relu'), dense(48, 'sigmoid')],
    codeLayer: 0,
  };
  const optimizer = {
    name: 'adadelta',
    learningRate: 1,
    decay: 0,
    momentum: 0,
    nesterov: false,
    rho: 0.95,
    beta1: 0.9,
    beta2: 0.999,
  } as const;
  const training: Training = {
    loss: 'mse',
    huberDelta: 1,
    penalties: [],
    optimizer,
    corruption: null,
    seed: 1,
  };
  const data = new Float32Array(40 * 48);
  fillUniform(streamKey(1, 'sample'), data);
  const rows = new ArrayRows(data, 48);

  const losses = async (tested: Engine): Promise<number[]> => {
    const model = await tested.create(network, training, {maxBatch: 16});
    try {
      const found: number[] = [];
      for (let step = 0; step < 12; step++) {
        // The last batch of each round is short, as in a real epoch.
        const from = (step % 3) * 16;
        const images = Uint32Array.from({length: Math.min(16, 40 - from)}, (_, i) => from + i);
        await model.trainStep({rows, images, epoch: 1});
        const {sum, images: counted} = await model.takeLoss();
        found.push(sum / counted);
      }
      const {sum, images} = await model.evaluate(rows, 0, 16);
      found.push(sum / images);
      return found;
    } finally {
      model.dispose();
    }
  };

  const [found, wanted] = [await losses(engine), await losses(createPlainEngine('float64'))];
  const agree = found.every((loss, i) => Math.abs(loss - wanted[i]) <= 1e-3 * wanted[i]);
  return agree ? {fit: true, detail: ''} : {fit: false, reason: 'wrong-numbers'};
}
