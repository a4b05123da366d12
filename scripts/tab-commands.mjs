import {inflateSync} from 'node:zlib';

/**
 * What a test asks of the browser's tabs, in Chromium. `cover` puts another tab before the test's own, which then is
 * hidden; `uncover` closes it. `media` has the test's page look as it would in print, or in another colour scheme
 * ({type: 'print', features: [{name: 'prefers-color-scheme', value: 'dark'}]}), or without either as it is. `tab` opens
 * a page in a tab of its own, of a phone where `phone` is a width, with such features, and takes steps there, one after
 * the other; it gives what each came to, and what was thrown.
 */
export function tabCommands() {
  const covers = new Map();
  const media = new Map();

  const actions = {
    async cover(page) {
      const cover = await page.browser().newPage();
      await cover.bringToFront();
      covers.set(page, cover);
    },
    async uncover(page) {
      await covers.get(page)?.close();
      covers.delete(page);
      await page.bringToFront();
    },
    async media(page, {type = '', features = []} = {}) {
      // Together, because either alone would take the other back.
      // It holds as long as the session that asked for it.
      if (!media.has(page)) media.set(page, await page.createCDPSession());
      await media.get(page).send('Emulation.setEmulatedMedia', {media: type, features});
    },
    async tab(page, {url, steps, phone, features = []}) {
      const tab = await page.browser().newPage();
      const errors = [];
      tab.on('pageerror', (error) => errors.push(error.message));
      try {
        if (phone) await tab.setViewport({width: phone, height: 800, isMobile: true, hasTouch: true});
        await tab.emulateMediaFeatures(features);
        await tab.goto(url);
        const results = [];
        for (const step of steps) results.push((await takeStep(tab, step)) ?? null);
        return {results, errors};
      } finally {
        await tab.close();
        await page.bringToFront();
      }
    },
  };

  return {
    name: 'tab-commands',
    async executeCommand({command, session, payload}) {
      if (!(command in actions)) return undefined;
      const page = session.browser.getPage?.(session.id);
      return page ? ((await actions[command](page, payload)) ?? true) : null;
    },
  };
}

/**
 * {run}: a function's source, whose result is given; {until}: one that comes to hold, which `awaited` says; {go}: to a url; {back}; {lifecycle}: 'frozen' or 'active'; {pdf}:
 * prints, and gives the pictures on paper, see {@link picturesOf}.
 */
async function takeStep(tab, {run, until, awaited, go, back, lifecycle, pdf}) {
  if (run) return tab.evaluate(`(${run})()`);
  if (until) {
    await tab.waitForFunction(`(${until})()`, {timeout: 20_000}).catch((error) => {
      throw new Error(`Timeout: ${awaited}`, {cause: error});
    });
  }
  if (go) await tab.goto(go);
  if (back) return goBack(tab);
  if (pdf) return picturesOf(Buffer.from(await tab.pdf()));
  if (!lifecycle) return undefined;
  const client = await tab.createCDPSession();
  await client.send('Page.setWebLifecycleState', {state: lifecycle});
  await client.detach();
}

/** @returns why the page was loaded anew and not taken from the back/forward cache, in Chromium's words; empty where it was */
async function goBack(tab) {
  const client = await tab.createCDPSession();
  const reasons = [];
  client.on('Page.backForwardCacheNotUsed', ({notRestoredExplanations}) =>
    reasons.push(...notRestoredExplanations.map(({type, reason}) => `${type} ${reason}`)),
  );
  await client.send('Page.enable');
  await tab.goBack();
  await client.detach();
  return reasons;
}

/**
 * The pictures in a file as Chromium prints it. One that is transparent somewhere is two there: its colours, and how much
 * there is of them.
 * @returns of each whether it is colours, and the largest of its values, 0–255
 */
function picturesOf(file) {
  const text = file.toString('latin1');
  const found = text.matchAll(
    /<<((?:[^<>]|<<[^<>]*>>)*\/Subtype \/Image(?:[^<>]|<<[^<>]*>>)*)>>\s*stream\r?\n/g,
  );
  return [...found].map(({0: head, 1: about, index}) => {
    const start = index + head.length;
    const packed = file.subarray(start, start + Number(/\/Length (\d+)/.exec(about)[1]));
    const most = inflateSync(packed).reduce((a, b) => Math.max(a, b), 0);
    return {colours: about.includes('/DeviceRGB'), most};
  });
}
