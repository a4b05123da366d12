/**
 * The worker files, one an engine family and one for analyses, as the ladder starts them. Each is one self-contained file without import or
 * export, valid as a classic and as a module worker.
 */
export type WorkerFile = 'basic' | 'analysis' | 'simd' | 'webgl' | 'wasm' | 'webgpu';

export interface WorkerSource {
  readonly fileName: string;
  /** The literal that bundlers recognise, and with it the file; none where no file lies beside. */
  readonly start?: () => Worker;
  /** The same file as text, in a chunk of its own. */
  readonly text: () => Promise<{readonly default: string}>;
}

/** Those that a build has. */
export type WorkerFiles = Readonly<Partial<Record<WorkerFile, WorkerSource>>>;

export const workerFiles: WorkerFiles = {
  basic: {
    fileName: 'ae-worker-basic.js',
    start: () => new Worker(new URL('./ae-worker-basic.js', import.meta.url), {type: 'module'}),
    text: () => import('./ae-worker-basic.text.js'),
  },
  simd: {
    fileName: 'ae-worker-simd.js',
    start: () => new Worker(new URL('./ae-worker-simd.js', import.meta.url), {type: 'module'}),
    text: () => import('./ae-worker-simd.text.js'),
  },
  webgl: {
    fileName: 'ae-worker-webgl.js',
    start: () => new Worker(new URL('./ae-worker-webgl.js', import.meta.url), {type: 'module'}),
    text: () => import('./ae-worker-webgl.text.js'),
  },
  wasm: {
    fileName: 'ae-worker-wasm.js',
    start: () => new Worker(new URL('./ae-worker-wasm.js', import.meta.url), {type: 'module'}),
    text: () => import('./ae-worker-wasm.text.js'),
  },
  webgpu: {
    fileName: 'ae-worker-webgpu.js',
    start: () => new Worker(new URL('./ae-worker-webgpu.js', import.meta.url), {type: 'module'}),
    text: () => import('./ae-worker-webgpu.text.js'),
  },
  analysis: {
    fileName: 'ae-worker-analysis.js',
    start: () => new Worker(new URL('./ae-worker-analysis.js', import.meta.url), {type: 'module'}),
    text: () => import('./ae-worker-analysis.text.js'),
  },
};
