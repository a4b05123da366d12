import {createSimdEngine} from '../../../../src/worker/engine/simd/engine.ts';
import {kernelModule} from '../../../../src/worker/engine/simd/kernel.ts';
import {describeReferenceRuns} from '../reference-runs.ts';

const tolerance = {losses: 1e-5, weights: 1e-4};
await describeReferenceRuns('the simd engine trains as Keras 2 does', createSimdEngine('simd'), tolerance);
// Browsers without relaxed SIMD run the plain variant.
if (await kernelModule('simd-relaxed'))
  await describeReferenceRuns(
    'the simd engine trains as Keras 2 does with relaxed SIMD',
    createSimdEngine('simd-relaxed'),
    tolerance,
  );
else it.skip('relaxed SIMD: this browser has none');
