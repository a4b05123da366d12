import analysis from './ae-worker-analysis.text.js';
import engines from './ae-worker-engines.text.js';
import type {WorkerFile, WorkerFiles, WorkerSource} from './worker-files.ts';

const inside = (file: WorkerFile, text: string): WorkerSource => ({
  fileName: `ae-worker-${file}.js`,
  text: () => Promise.resolve({default: text}),
});

/**
 * In place of worker-files.ts where all is one file: nothing lies beside it, one worker has the engines that are ours, and
 * those of tfjs are left out.
 */
export const workerFiles: WorkerFiles = {
  basic: inside('basic', engines),
  simd: inside('simd', engines),
  analysis: inside('analysis', analysis),
};
