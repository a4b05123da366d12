import {cpSync} from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';

// Rollup leaves files that are named by their address where they are: the workers are put beside what it writes.
const workers = {
  name: 'workers',
  writeBundle: ({dir}) =>
    cpSync('node_modules/ae-elements/dist', dir, {
      recursive: true,
      filter: (file) => !/\.\w+$/.test(file) || /ae-worker-\w+\.js$/.test(file),
    }),
};

export default {input: 'main.js', output: {dir: 'dist'}, plugins: [nodeResolve(), workers]};
