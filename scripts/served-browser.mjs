import puppeteer from 'puppeteer-core';
import {startDevServer} from '@web/dev-server';
import {quietFlags, requireChrome} from './browsers.mjs';
import {loopback, root} from './data-dir.mjs';
import {localData} from './middleware.mjs';

/**
 * The project served on loopback, real MNIST with it where it is at hand, and a headless Chromium to look at it.
 * @param middleware what else is served
 * @param args more flags of the browser
 * @param launch more of puppeteer's options
 * @returns `origin` of what is served, the `browser`, and `close`
 */
export async function servedBrowser({middleware = [], args = [], ...launch} = {}) {
  const {config, server} = await startDevServer({
    config: {rootDir: root, hostname: loopback, open: false, middleware: [localData(), ...middleware]},
    logStartMessage: false,
    readCliArgs: false,
    readFileConfig: false,
  });
  const browser = await puppeteer.launch({
    executablePath: requireChrome(),
    headless: true,
    args: [...quietFlags, ...args],
    ...launch,
  });
  const close = async () => {
    await browser.close();
    await server?.stop?.();
  };
  return {origin: `http://localhost:${config.port}`, browser, close};
}
