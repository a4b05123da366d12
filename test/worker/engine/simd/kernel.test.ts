import {expect} from '@open-wc/testing';
import {kernelModule, newKernel, type Variant} from '../../../../src/worker/engine/simd/kernel.ts';
import {createSimdEngine} from '../../../../src/worker/engine/simd/engine.ts';
import {smallRecipe, workerRun} from '../../training/worker-run.ts';

/** More bytes than WebAssembly has addresses for. */
const tooMany = 5e9;

for (const variant of ['simd', 'simd-relaxed'] as const satisfies readonly Variant[]) {
  const module = await kernelModule(variant);
  if (!module) {
    it.skip(`memory of the ${variant} kernel: this browser has none`);
    continue;
  }
  describe(`memory that the ${variant} kernel cannot have`, () => {
    it('is said to be too little for the network, in words of the library', async () => {
      const simd = createSimdEngine(variant);
      const refused: unknown[] = [];
      const engine: typeof simd = {
        ...simd,
        // What a larger network would do.
        async create(...given) {
          await newKernel(module, tooMany).catch((error: unknown) => {
            refused.push(error);
            throw error;
          });
          return simd.create(...given);
        },
      };
      const run = workerRun(smallRecipe(), {engine});
      run.run.play();
      const {failure} = await run.next('failure');
      expect(failure).to.deep.equal({
        code: 'engine-memory',
        values: {engine: variant, parameters: 785 * 4 + 5 * 784},
      });
      expect(refused, 'by the browser itself').to.have.length(1);
      expect(simd.memory()).to.deep.equal({tensors: 0, bytes: 0});
      await run.run.close();
    });
  });
}
