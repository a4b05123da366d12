import {cpSync, readdirSync} from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';

// Rollup leaves files that are named by their address where they are: the workers are put beside what it writes.
const library = 'node_modules/ae-elements/dist/';
const workers = {
  name: 'workers',
  writeBundle({dir}) {
    for (const file of readdirSync(library).filter((name) => /^ae-worker-\w+\.js$/.test(name)))
      cpSync(library + file, `${dir}/${file}`);
  },
};

export default {input: 'main.js', output: {dir: 'dist'}, plugins: [nodeResolve(), workers]};
