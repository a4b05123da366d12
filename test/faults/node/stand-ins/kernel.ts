/** The kernel, whose blocks of images take their time on the clock in hand: one after another, as in a browser. */
export * from '../../../../src/worker/engine/simd/kernel.ts';
import {newKernel as real, type Kernel} from '../../../../src/worker/engine/simd/kernel.ts';

export async function newKernel(...given: Parameters<typeof real>): Promise<Kernel> {
  const kernel = await real(...given);
  return {
    ...kernel,
    trainOutputs(...values) {
      faultHooks.beginPiece();
      faultHooks.charge(values[8]);
      return kernel.trainOutputs(...values);
    },
    lossOf(...values) {
      faultHooks.charge(values[5]);
      return kernel.lossOf(...values);
    },
  };
}
