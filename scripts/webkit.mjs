import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
/** Whether WebKitGTK, close to Safari's engine, can be driven here (Debian: webkit2gtk-driver and xvfb). */
export function findWebkit() {
  const has = (name) => spawnSync('which', [name]).status === 0;
  return process.platform === 'linux' && has('WebKitWebDriver') && has('Xvfb') && existsSync(miniBrowser);
}

/** Starts a screen and the driver on loopback, ended with this process; resolves with a launcher for the test runner. */
export async function webkitLauncher() {
  const [port, display] = [await freePort(), `:${freeDisplay()}`];
  const env = {
    ...process.env,
    DISPLAY: display,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    XDG_RUNTIME_DIR: mkdtempSync(join(tmpdir(), 'ae-webkit-')),
  };
  const children = [
    spawn('Xvfb', [display, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {stdio: 'ignore'}),
    spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {stdio: 'ignore', env}),
  ];
  process.on('exit', () => children.forEach((child) => child.kill()));
  await answers(`http://127.0.0.1:${port}/status`);
  const {webdriverLauncher} = await import('@web/test-runner-webdriver');
  return webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: {
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {binary: miniBrowser, args: ['--automation']},
    },
  });
}

/** Two runs at once each have a driver of their own. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The number of a screen that nobody has. */
function freeDisplay() {
  for (let display = 97; ; display++) if (!existsSync(`/tmp/.X${display}-lock`)) return display;
}

async function answers(url) {
  for (let i = 0; i < 100; i++) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver does not answer');
}
