// The demo on the sources: a change of src is a reload away, and a worker is built anew where its own sources change.
import {startDevServer} from '@web/dev-server';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {watch} from 'rollup';
import builds from '../rollup.config.mjs';
import {loopback, root} from './data-dir.mjs';
import {installDependencies} from './install.mjs';
import {builtWorkers, localData, localDemo, sourcesForDemo} from './middleware.mjs';
import {simdKernelForTests} from './rollup/simd-kernel.mjs';
import {define} from './version.mjs';

installDependencies();
const workers = builds.filter(({input}) => typeof input === 'string' && input.startsWith('src/worker/'));
const watcher = watch(workers);
await new Promise((resolve) => {
  watcher.on('event', ({code, input, error, result}) => {
    if (code === 'ERROR') console.error(`${error.message}\n${error.frame ?? ''}`);
    if (code === 'BUNDLE_END') console.log(`  built ${input}`);
    void result?.close();
    if (code === 'END') resolve();
  });
});
const {config} = await startDevServer({
  config: {
    rootDir: root,
    hostname: loopback,
    ...(process.env.PORT && {port: Number(process.env.PORT)}),
    open: false,
    watch: true,
    nodeResolve: true,
    plugins: [simdKernelForTests(), esbuildPlugin({ts: true, target: 'es2022', define})],
    middleware: [localData(), localDemo(), sourcesForDemo(), builtWorkers()],
  },
  logStartMessage: false,
  readCliArgs: false,
  readFileConfig: false,
});
console.log(`\n  ae-elements, from its sources: http://localhost:${config.port}/demo/\n  Ctrl+C ends it.\n`);
