// Our engines as scripts of benching workers, bundled as the build does it.
import {resolve} from 'node:path';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import {root} from '../../scripts/data-dir.mjs';
import {simdKernel} from '../../scripts/rollup/simd-kernel.mjs';
import {tfjsPlugins} from '../../scripts/rollup/tfjs.mjs';

const folder = 'src/worker/engine';
const engines = {
  simd: ['simd/engine.ts', "createSimdEngine('simd')"],
  'simd-relaxed': ['simd/engine.ts', "createSimdEngine('simd-relaxed')"],
  wasm: ['tfjs/wasm.ts', 'createWasmEngine()'],
  webgl: ['tfjs/webgl.ts', 'createWebglEngine(true)'],
  plain: ['plain/plain.ts', 'createPlainEngine()'],
};

/** The worker script of an engine. */
export async function engineWorker(name) {
  const [file, create] = engines[name];
  const text = `import {serveBench} from ${JSON.stringify(resolve(root, 'bench/steps/engine-worker.mjs'))};
import {${create.split('(')[0]}} from ${JSON.stringify(resolve(root, folder, file))};
serveBench(() => ${create});`;
  const entry = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? '\0entry' : null),
    load: (id) => (id === '\0entry' ? text : null),
  };
  const bundle = await rollup({
    input: 'entry',
    plugins: [
      entry,
      simdKernel(),
      ...tfjsPlugins(),
      nodeResolve({browser: true}),
      esbuild({target: 'es2022', minify: true}),
    ],
    onwarn: () => undefined,
  });
  const {output} = await bundle.generate({format: 'iife', inlineDynamicImports: true});
  await bundle.close();
  return output[0].code;
}
