import {rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {root} from './data-dir.mjs';
import {define} from './version.mjs';

let imports = 0;

/** What modules of the sources export, in Node. @param contents a module in the project's root that exports it */
export async function importSources(contents) {
  const bundled = resolve(tmpdir(), `ae-sources-${process.pid}-${++imports}.mjs`);
  await build({
    stdin: {contents, resolveDir: root},
    outfile: bundled,
    bundle: true,
    format: 'esm',
    platform: 'node',
    define,
    // What is fetched later is nobody's here.
    external: ['*.text.js'],
    logLevel: 'error',
  });
  return import(pathToFileURL(bundled).href).finally(() => rmSync(bundled));
}
