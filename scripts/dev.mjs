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
import {followBuilds} from './watched-builds.mjs';

installDependencies();
// Who changes a line waits for what runs, not for what is small.
const workers = builds
  .filter(({input}) => typeof input === 'string' && input.startsWith('src/worker/'))
  .map((build) => ({...build, plugins: build.plugins.filter(({name}) => name !== 'terser')}));
let webSockets = null;
// Open pages watch the sources that they were served; workers are built from theirs, and pages load what was built.
const reload = () => webSockets?.sendImport('data:text/javascript,location.reload()');
await followBuilds(watch(workers), reload);
const dev = await startDevServer({
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
({webSockets} = dev);
console.log(
  `\n  ae-elements, from its sources: http://localhost:${dev.config.port}/demo/\n  Ctrl+C ends it.\n`,
);
