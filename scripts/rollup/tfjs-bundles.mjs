import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import {tfjsPlugins} from './tfjs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'src/worker/engine/tfjs';
const engines = /\/engine\/tfjs\/(wasm|webgl|webgpu)\.ts$/;
const served = /^\/tfjs-bundles\/(wasm|webgl|webgpu)\.js$/;

/**
 * A plugin of @web/test-runner: tests import an engine's source, and get it bundled as the build does it. tfjs's own
 * modules are too many, and some of them not modules, to be served one by one.
 */
export function tfjsBundles() {
  const built = new Map();
  const bundle = async (name) => {
    const result = await rollup({
      input: resolve(root, folder, `${name}.ts`),
      plugins: [...tfjsPlugins(), nodeResolve({browser: true}), esbuild({target: 'es2022'})],
      onwarn(warning, warn) {
        if (!['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED', 'EVAL'].includes(warning.code)) warn(warning);
      },
    });
    const {output} = await result.generate({format: 'es', inlineDynamicImports: true});
    await result.close();
    return output[0].code;
  };
  return {
    name: 'tfjs-bundles',
    resolveImport({source}) {
      const found = engines.exec(source);
      return found ? `/tfjs-bundles/${found[1]}.js` : undefined;
    },
    async serve(context) {
      const found = served.exec(context.path);
      if (!found) return undefined;
      if (!built.has(found[1])) built.set(found[1], bundle(found[1]));
      return {body: await built.get(found[1]), type: 'js'};
    },
  };
}
