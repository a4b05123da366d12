import {expect} from '@open-wc/testing';
import {dense, type Network} from '../../../src/network/network.ts';
import type {Training} from '../../../src/network/training.ts';
import {fillUniform} from '../../../src/numerics/draws.ts';
import {streamKey} from '../../../src/numerics/random.ts';
import type {Batch, Model} from '../../../src/worker/engine/engine.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import {createSimdEngine} from '../../../src/worker/engine/simd/engine.ts';
import {ArrayRows} from '../../../src/worker/data/rows.ts';

const width = 30;
const network: Network = {
  inputs: width,
  layers: [dense(9, 'tanh'), dense(5, 'relu'), dense(width, 'sigmoid')],
  codeLayer: 1,
};
const training: Training = {
  loss: 'mse',
  huberDelta: 1,
  penalties: [{kind: 'activity-l1', rate: 0.01}],
  corruption: {kind: 'masking', low: 0.1, high: 0.5},
  seed: 4,
  optimizer: {
    name: 'sgd',
    learningRate: 0.5,
    decay: 0,
    momentum: 0.9,
    nesterov: false,
    rho: 0.9,
    beta1: 0.9,
    beta2: 0.999,
  },
};
const values = new Float32Array(240 * width);
fillUniform(streamKey(6, 'sample'), values);
const rows = new ArrayRows(values, width);
/** Of more images than any engine takes at once. */
const batches: readonly Batch[] = [0, 1, 2].map((place) => ({
  rows,
  images: Uint32Array.from({length: 80}, (_, i) => 80 * place + i),
  epoch: 1,
}));

for (const engine of [createPlainEngine(), createSimdEngine('simd'), createSimdEngine('simd-relaxed')]) {
  if (!(await engine.prepare()).fit) {
    it.skip(`a step of the ${engine.name} engine: this browser has none`);
    continue;
  }
  describe(`a step of the ${engine.name} engine`, () => {
    const models: Model[] = [];
    /** A model that has taken its first step. */
    const fresh = async (): Promise<Model> => {
      const model = await engine.create(network, training, {maxBatch: 80});
      models.push(model);
      model.trainStep(batches[0]!);
      return model;
    };
    const learned = async (model: Model) => ({...(await model.readState()), loss: await model.takeLoss()});
    afterEach(() => {
      for (const model of models.splice(0)) model.dispose();
    });

    it('leaves nothing behind where it is given up halfway', async () => {
      const [disturbed, undisturbed] = [await fresh(), await fresh()];
      const pauses = [...(await fresh()).stepInPieces(batches[1]!)].length;
      const step = disturbed.stepInPieces(batches[1]!);
      for (let pause = 0; pause < pauses / 2; pause++) expect(step.next().done).to.equal(false);
      for (const model of [disturbed, undisturbed]) model.trainStep(batches[2]!);
      expect(await learned(disturbed)).to.deep.equal(await learned(undisturbed));
    });

    it('comes to the same, whatever is asked between its pieces', async () => {
      const [disturbed, undisturbed] = [await fresh(), await fresh()];
      const images = new ArrayRows(values.subarray(0, 50 * width), width);
      const ask = async () => {
        const codes = await disturbed.encode(images);
        const {sum} = await disturbed.evaluate(rows, 100, 170);
        return [codes, await disturbed.decode(codes), await disturbed.reconstruct(images), sum];
      };
      const before = await ask();
      let asked = 0;
      for (const pause of disturbed.stepInPieces(batches[1]!)) {
        if (pause !== 'asking') continue;
        expect(await ask(), 'by the weights from before the step').to.deep.equal(before);
        asked++;
      }
      expect(asked).to.be.at.least(2);
      undisturbed.trainStep(batches[1]!);
      expect(await learned(disturbed)).to.deep.equal(await learned(undisturbed));
    });
  });
}
