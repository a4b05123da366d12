import {createWasmEngine} from '../../../../src/worker/engine/tfjs/wasm.ts';
import {describeReferenceRuns} from '../reference-runs.ts';

await describeReferenceRuns('tfjs on WebAssembly trains as Keras 2 does', createWasmEngine(), {
  losses: 1e-5,
  weights: 1e-4,
});
