import {cpSync, readdirSync} from 'node:fs';
import {build} from 'esbuild';

await build({
  entryPoints: ['main.js'],
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  outdir: 'dist',
});

// esbuild leaves files that are named by their address where they are: the workers are put beside what it writes.
const library = 'node_modules/ae-elements/dist/';
for (const file of readdirSync(library).filter((name) => /^ae-worker-\w+\.js$/.test(name)))
  cpSync(library + file, `dist/${file}`);
