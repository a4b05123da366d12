import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {gzipSync} from 'node:zlib';

const require = createRequire(import.meta.url);
const packageFolder = (name) => dirname(require.resolve(`@tensorflow/${name}/package.json`));
const core = packageFolder('tfjs-core');

/** Modules of tfjs that a worker never runs, by the end of their path, and what stands for them. */
const stubs = [
  // Only the SIMD build in one thread is used.
  [/tfjs-backend-wasm-threaded-simd\.js$/, 'export default null;'],
  [/tfjs-backend-wasm-threaded-simd\.worker\.js$/, 'export const wasmWorkerContents = "";'],
  // Random numbers and hashes are our own; models are not loaded or saved.
  [/tfjs-core\/dist\/hash_util\.js$/, 'export const hexToLong = null, fingerPrint64 = null;'],
  [
    /tfjs-core\/dist\/ops\/rand_util\.js$/,
    'export const MPRandGauss = null, RandGamma = null, UniformRandom = null;',
  ],
  [/tfjs-core\/dist\/io\/io\.js$/, 'export {};'],
  // No gradient tape, no printing of tensors, no profiling.
  [/tfjs-core\/dist\/tape\.js$/, 'export const backpropagateGradients = null, getFilteredNodesXToY = null;'],
  [/tfjs-core\/dist\/tensor_format\.js$/, 'export const tensorToString = () => "";'],
  [/tfjs-core\/dist\/profiler\.js$/, 'export class Profiler {}'],
  // Engine and environment stand by themselves; platforms, savers and methods on tensors are not used.
  [/tfjs-core\/dist\/(base_side_effects|platforms\/platform_(node|browser))\.js$/, ''],
  [/tfjs-core\/dist\/optimizers\/register_optimizers\.js$/, 'export const registerOptimizers = () => {};'],
];

/** Packages that only Node or parts of tfjs left out here would use. */
const absent = new Set(['crypto', 'fs', 'path', 'os', 'util', 'perf_hooks', 'worker_threads', 'node-fetch']);

/** The Rollup plugins that tfjs's packages need in a worker file; they go before node-resolve. */
export function tfjsPlugins() {
  return [
    {
      name: 'tfjs',
      resolveId(source) {
        if (absent.has(source)) return `\0tfjs-absent:${source}`;
        // Without the index, which registers optimizers and gradients.
        if (source === '@tensorflow/tfjs-core') return join(core, 'dist/base.js');
        return null;
      },
      async load(id) {
        if (id.startsWith('\0tfjs-absent:')) return 'export default {};';
        for (const [path, code] of stubs) if (path.test(id)) return code;
        if (id.endsWith('.wasm')) {
          return `export default ${JSON.stringify(gzipSync(await readFile(id), {level: 9}).toString('base64'))};`;
        }
        if (/wasm-out\/tfjs-backend-wasm\.js$/.test(id))
          return emscriptenAsModule(await readFile(id, 'utf8'));
        return null;
      },
    },
  ];
}

const askedForNode = /var ENVIRONMENT_IS_NODE=[^;]+;/;

/**
 * Emscripten's loader as an ES module, without its branches for Node: bundlers look for what these `require`, also in a
 * worker that is built, and stop where they do not find it.
 */
function emscriptenAsModule(code) {
  const end = code.lastIndexOf("if (typeof exports === 'object' && typeof module === 'object')");
  if (end < 0 || !askedForNode.test(code)) throw new Error("Emscripten's loader is not as it was: see here.");
  const forBrowsers = code.slice(0, end).replace(askedForNode, '').replaceAll('ENVIRONMENT_IS_NODE', 'false');
  return `${forBrowsers}\nexport default WasmBackendModule;`;
}
