import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** How long a browser may take over the end of a page before it counts as hung, in milliseconds. */
const patienceMs = 30_000;

/** Whether WebKitGTK, close to Safari's engine, can be driven here (Debian: webkit2gtk-driver and xvfb). */
export function findWebkit() {
  const has = (name) => spawnSync('which', [name]).status === 0;
  return process.platform === 'linux' && has('WebKitWebDriver') && has('Xvfb') && existsSync(miniBrowser);
}

/**
 * A launcher for the test runner, with a screen and a driver on loopback that end with this process. A page that no
 * longer answers takes its browser with it: the runner is told by its own limits, and the next file has a new browser.
 */
export async function webkitLauncher({patience = patienceMs} = {}) {
  const {WebdriverLauncher} = await import('@web/test-runner-webdriver');
  const display = `:${freeDisplay()}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  });
  screen.unref();
  process.on('exit', () => screen.kill());

  class WebkitLauncher extends WebdriverLauncher {
    #driverProcess;

    /** The runner's launcher lets a navigation that fails end the whole process: nobody waits for it. */
    async startSession(id, url) {
      if (!this.#driverProcess) {
        this.#driverProcess = await startDriver(display);
        this.options.port = this.#driverProcess.port;
      }
      await this.ensureManagerInitialized();
      this.driverManager.urlMap.set(id, url);
      this.driver.navigateTo(url).catch(() => {});
    }

    async stopSession(id) {
      try {
        return await within(patience, super.stopSession(id));
      } catch {
        // What the page had to say is with the runner already.
        this.#end();
        return {};
      }
    }

    async stop() {
      await within(patience, super.stop()).catch(() => {});
      this.#end();
    }

    #end() {
      clearInterval(this.pendingHeartbeat);
      this.driver = this.driverManager = undefined;
      this.#driverProcess?.kill();
      this.#driverProcess = undefined;
    }
  }

  return new WebkitLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    path: '/',
    logLevel: 'silent',
    capabilities: {
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {binary: miniBrowser, args: ['--automation']},
    },
  });
}

/** Starts the driver of a browser; its end is that of the browser and all of its processes. */
async function startDriver(display) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'ae-webkit-'));
  const env = {
    ...process.env,
    DISPLAY: display,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    XDG_RUNTIME_DIR: folder,
  };
  const child = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env,
    detached: true,
  });
  child.unref();
  const kill = () => {
    process.off('exit', kill);
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It is gone by itself.
    }
    rmSync(folder, {recursive: true, force: true});
  };
  process.on('exit', kill);
  await answers(`http://127.0.0.1:${port}/status`);
  return {port, kill};
}

function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
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
