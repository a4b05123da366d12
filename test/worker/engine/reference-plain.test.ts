import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import {describeReferenceRuns} from './reference-runs.ts';

// The recorded sums and norms are rounded to seven decimals, which is all that keeps their bound from 1e-8 too.
await describeReferenceRuns(
  'the plain engine in float64 trains as Keras 2 does',
  createPlainEngine('float64'),
  {
    losses: 1e-8,
    weights: 1e-4,
  },
);
await describeReferenceRuns(
  'the plain engine in float32 trains as Keras 2 does',
  createPlainEngine('float32'),
  {
    losses: 1e-5,
    weights: 1e-4,
  },
);
