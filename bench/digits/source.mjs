/** Our TypeScript, bundled on the fly, so that the benches run from a fresh checkout without a build. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The exports of the project's own modules at `paths`, all in one object. */
export async function importSource(...paths) {
  const folder = mkdtempSync(join(tmpdir(), 'ae-bench-'));
  try {
    const outfile = join(folder, 'source.mjs');
    await build({
      stdin: {contents: paths.map((path) => `export * from './${path}';`).join('\n'), resolveDir: root},
      bundle: true,
      format: 'esm',
      target: 'es2022',
      outfile,
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** `count` drawn digits from `first` on as {images: Uint8Array (count × 784), labels: Uint8Array}. */
export function drawSet({drawDigit, digitLabel}, seed, split, first, count) {
  const set = {images: new Uint8Array(count * 784), labels: new Uint8Array(count)};
  for (let i = 0; i < count; i++) {
    drawDigit(seed, split, first + i, set.images, i * 784);
    set.labels[i] = digitLabel(seed, split, first + i);
  }
  return set;
}
