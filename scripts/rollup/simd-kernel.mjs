import {readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';

const folder = fileURLToPath(new URL('../../src/worker/engine/simd/kernel', import.meta.url));
const variants = {'kernel-simd.wasm': [], 'kernel-relaxed.wasm': ['--enable', 'relaxed-simd']};

/**
 * Functions up to this many nodes of Binaryen's tree go where they are called: all the small formulas, none of the
 * kernels.
 */
const inlined = 200;

/**
 * What is done to AssemblyScript's unoptimised code. `simplify-locals`, which is in all of -O1 to -O3, is left out: it
 * moves every load of an unrolled loop to its front, more than the browser has registers for, and the products come
 * out half as fast.
 */
const passes = [
  'inlining',
  'precompute-propagate',
  'vacuum',
  'coalesce-locals',
  'reorder-locals',
  'remove-unused-names',
  'merge-blocks',
  'remove-unused-brs',
  'precompute',
  'vacuum',
  'remove-unused-module-elements',
];

const compiled = new Map();

const sourceFiles = () => readdirSync(folder).filter((file) => file.endsWith('.ts'));

/**
 * The bytes of a variant, compiled once for as long as its sources are the same.
 * @param entry what it exports
 */
export function compileKernel(name, entry = 'index.ts') {
  const key = `${name} ${entry}`;
  if (!compiled.has(key)) compiled.set(key, compile(variants[name], entry));
  return compiled.get(key);
}

async function compile(features, entry) {
  const sources = new Map(sourceFiles().map((file) => [file, readFileSync(resolve(folder, file), 'utf8')]));
  let bytes;
  const {error, stderr} = await asc.main(
    [
      entry,
      '--outFile',
      'kernel.wasm',
      '-O0',
      '--noAssert',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      ...features,
    ],
    {
      readFile: (file) => sources.get(file) ?? null,
      writeFile: (file, contents) => {
        if (file === 'kernel.wasm') bytes = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`The kernel does not compile.\n${stderr.toString()}`);
  const module = binaryen.readBinary(bytes);
  try {
    module.setFeatures(binaryen.Features.All);
    binaryen.setAlwaysInlineMaxSize(inlined);
    binaryen.setFlexibleInlineMaxSize(inlined);
    module.runPasses(passes);
    if (!module.validate()) throw new Error('The kernel is not valid.');
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

const inBase64 = async (name, entry) =>
  `export default ${JSON.stringify(gzipSync(await compileKernel(name, entry), {level: 9}).toString('base64'))};`;
const found = /(?:^|\/)(kernel-(?:simd|relaxed)\.wasm)$/;

/**
 * A Rollup plugin: `./kernel-….wasm` in the sources is the compiled kernel, gzipped and in base64.
 * @param entry the kernel's file that exports what is used of it
 */
export function simdKernel(entry) {
  return {
    name: 'simd-kernel',
    resolveId: (source) => (found.test(source) ? `\0${found.exec(source)[1]}` : null),
    load(id) {
      if (!id.startsWith('\0') || !found.test(id.slice(1))) return null;
      for (const file of sourceFiles()) this.addWatchFile(resolve(folder, file));
      return inBase64(id.slice(1), entry);
    },
    watchChange(id) {
      if (id.startsWith(folder)) compiled.clear();
    },
  };
}

/** The same for @web/test-runner, whose tests import the engine's sources. */
export function simdKernelForTests() {
  return {
    name: 'simd-kernel',
    async serve(context) {
      const name = found.exec(context.path)?.[1];
      return name ? {body: await inBase64(name), type: 'js'} : undefined;
    },
  };
}
