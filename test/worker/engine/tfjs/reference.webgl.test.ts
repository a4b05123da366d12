import {createWebglEngine} from '../../../../src/worker/engine/tfjs/webgl.ts';
import {describeReferenceRuns} from '../reference-runs.ts';

await describeReferenceRuns('tfjs on WebGL trains as Keras 2 does', createWebglEngine(true), {
  losses: 1e-3,
  weights: 1e-3,
});
