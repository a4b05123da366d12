import {createSimdEngine} from '../../../../src/worker/engine/simd/engine.ts';
import {kernelModule} from '../../../../src/worker/engine/simd/kernel.ts';
import {describeEngineBehaviour} from '../tfjs/engine-behaviour.ts';

const tolerance = {losses: 2e-5, values: 1e-5};
describeEngineBehaviour('the simd engine', createSimdEngine('simd'), tolerance);
if (await kernelModule('simd-relaxed'))
  describeEngineBehaviour('the simd engine with relaxed SIMD', createSimdEngine('simd-relaxed'), tolerance);
else it.skip('relaxed SIMD: this browser has none');
