// The library in three bundles: the page's half, a worker's half for each engine, and the driver with its references.
import {gzipSync} from 'node:zlib';
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {compileKernel} from '../../../scripts/rollup/simd-kernel.mjs';
import {define} from '../../../scripts/version.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../../..');

/** Who imports what, and what stands in for it. */
const standIns = [
  [/src\/worker\/entries\/[^/]+\.ts$/, /engine\/(simd\/engine|plain\/plain)\.ts$/, 'engines.ts'],
  [/src\/worker\/engine\/simd\/model\.ts$/, /\.\/kernel\.ts$/, 'kernel.ts'],
  [/src\/worker\/serve\.ts$/, /data\/store\.ts$/, 'store.ts'],
  [
    /src\/worker\/(training\/run-baselines|baselines\/noise-curve)\.ts$/,
    /\/linear-baselines\.ts$/,
    'baselines.ts',
  ],
  [/src\/worker\/baselines\/noise-curve\.ts$/, /numerics\/linear-denoiser\.ts$/, 'linear-denoiser.ts'],
];

const plugin = {
  name: 'faults',
  setup({onResolve, onLoad}) {
    onResolve({filter: /kernel-(simd|relaxed)\.wasm$/}, ({path}) => ({
      path: path.replace('./', ''),
      namespace: 'kernel',
    }));
    onLoad({filter: /.*/, namespace: 'kernel'}, async ({path}) => ({
      contents: gzipSync(await compileKernel(path), {level: 9}).toString('base64'),
      loader: 'text',
    }));
    // A worker's text is its name: the driver has the code.
    onResolve({filter: /\.text\.js$/}, ({path}) => ({path, namespace: 'text'}));
    onLoad({filter: /.*/, namespace: 'text'}, ({path}) => ({
      contents: path.replace(/^.*\/|\.text/g, ''),
      loader: 'text',
    }));
    onResolve({filter: /\.ts$/}, ({path, importer}) => {
      const found = standIns.find(([who, what]) => who.test(importer) && what.test(path));
      return found && {path: resolve(here, 'stand-ins', found[2])};
    });
  },
};

async function bundled(entryPoint, options) {
  const {outputFiles} = await build({
    entryPoints: [resolve(root, entryPoint)],
    define,
    bundle: true,
    write: false,
    target: 'es2022',
    logLevel: 'warning',
    plugins: [plugin],
    ...options,
  });
  return outputFiles[0].text;
}

/** For a page or a worker: a function's body that returns what the entry exports. */
const inRealm = (entryPoint) =>
  bundled(entryPoint, {
    format: 'iife',
    globalName: 'bundle',
    footer: {js: 'return bundle;'},
    define: {...define, globalThis: 'realm', 'import.meta.url': '"https://page.test/ae/elements.js"'},
    logOverride: {'empty-import-meta': 'silent'},
  });

/** A module that uses the library as it is, with nothing in between. */
export const bundleForNode = (entryPoint) =>
  bundled(entryPoint, {format: 'esm', platform: 'node', plugins: [kernelOnly()]});

/** @returns the driver's code, an ES module, and what it is to be given */
export async function bundleAll() {
  const [driver, page, basic, simd] = await Promise.all([
    bundleForNode('test/faults/node/machine.ts'),
    inRealm('test/faults/node/page.ts'),
    inRealm('src/worker/entries/basic.ts'),
    inRealm('src/worker/entries/simd.ts'),
  ]);
  return {driver, codes: {page, 'ae-worker-basic.js': basic, 'ae-worker-simd.js': simd}};
}

/** The driver's references use the library as it is, with nothing in between. */
function kernelOnly() {
  return {
    name: 'kernel',
    setup(builder) {
      plugin.setup({
        ...builder,
        onResolve: (how, resolver) => how.filter.test('a.ts') || builder.onResolve(how, resolver),
        onLoad: builder.onLoad,
      });
    },
  };
}
