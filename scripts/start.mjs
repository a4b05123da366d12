// Serves the demo: installs what is missing, builds what has changed, and prints the address.
import {buildIfChanged, installDependencies} from './install.mjs';
import {dataDir, loopback, root} from './data-dir.mjs';

installDependencies();
await buildIfChanged();

const {startDevServer} = await import('@web/dev-server');
const {localData, localDemo} = await import('./middleware.mjs');
const port = Number(process.env.PORT ?? 8000);
const {server, config} = await startDevServer({
  config: {
    rootDir: root,
    hostname: loopback,
    ...(process.env.PORT && {port}),
    open: false,
    nodeResolve: false,
    middleware: [localData(), localDemo()],
  },
  logStartMessage: false,
  readCliArgs: false,
  readFileConfig: false,
});
void server;
console.log(`\n  ae-elements: open http://localhost:${config.port}/demo/\n`);
console.log(
  dataDir()
    ? '  Real MNIST is served from the folder found on this machine.'
    : '  No MNIST folder here (AE_DATA_DIR): the page loads MNIST from public mirrors when a reader presses play.',
);
console.log('  Ctrl+C ends it.\n');
