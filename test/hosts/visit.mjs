// A reader's visit: a page is opened, Train is pressed, and what came of it is read where the reader reads it.
import {loadWords} from './words.mjs';

/** How long a page may take until something is there, in milliseconds: a builder's first answer is slow. */
const limitMs = 120_000;

/** Noted in every page and frame, before anything of it runs. */
function noteEvents() {
  window.aeTold = [];
  for (const type of ['ae-train-end', 'ae-error'])
    addEventListener(type, (event) => window.aeTold.push({type, detail: event.detail}), true);
}

/** Opens a page. `console` gathers what it complains of, and which of its requests failed. */
export async function visit(browser, url, {width = 900, height = 900, before} = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(limitMs);
  await page.setViewport({width, height});
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type()))
      complaints.push(`${message.text()} (${message.location().url ?? ''})`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message ?? error}`));
  await page.evaluateOnNewDocument(noteEvents);
  await before?.(page);
  await page.goto(url, {waitUntil: 'load'});
  return {page, complaints, close: () => context.close()};
}

/** The element, once the library is there and it has drawn itself. */
async function drawn(frame, selector) {
  return frame.waitForFunction(
    (wanted) => {
      const within = (root, [first, ...rest]) => {
        const found = root.querySelector(first);
        return rest.length > 0 ? found?.shadowRoot && within(found.shadowRoot, rest) : found;
      };
      const element = within(document, wanted);
      const buttons = element?.shadowRoot?.querySelectorAll('[part~="button"]') ?? [];
      return buttons.length > 0 ? element : null;
    },
    {},
    selector,
  );
}

/** In the page: resolves once it lies in the middle of the window, and where it lay a frame ago. */
async function standsStill(button) {
  button.scrollIntoView({block: 'center', behavior: 'instant'});
  let before = '';
  for (let looks = 0; looks < 500; looks++) {
    const {x, y} = button.getBoundingClientRect();
    if (`${x} ${y}` === before) return;
    before = `${x} ${y}`;
    await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
  }
  throw new Error('what is to be pressed does not come to rest');
}

/** Presses what is found in an element, with the mouse. */
async function press(element, find, ...parameters) {
  const found = await element.evaluateHandle(find, ...parameters);
  const button = found.asElement();
  if (!button) throw new Error(`there is no ${parameters.join(' ') || find} to press`);
  await button.evaluate(standsStill);
  await button.click();
  await button.dispose();
}

/** A value that is waited for, without a hold on it. */
async function valueOf(waiting) {
  const handle = await waiting;
  const value = await handle.jsonValue();
  await handle.dispose();
  return value;
}

/**
 * Trains an element as its reader does, and reads what it says of itself.
 * @param selector its place; a list leads through shadow roots
 * @returns its last `valLoss` and `loss`, its `engine`, the `rung` that its worker came by, and the fallback's height
 */
export async function train(frame, selector = 'ae-trainer') {
  const words = await loadWords();
  const path = [selector].flat();
  const element = await drawn(frame, path);
  await press(
    element,
    (host, name) => {
      const all = [...host.shadowRoot.querySelectorAll('[part~="button"]')];
      return all.find((button) => button.textContent.trim() === name) ?? null;
    },
    words.train,
  );
  const told = await valueOf(
    frame.waitForFunction(() => window.aeTold.length > 0 && window.aeTold.splice(0)),
  );
  const error = told.find(({type}) => type === 'ae-error');
  if (error) throw new Error(`the element complains: ${JSON.stringify(error.detail)}`);
  const {reason} = told.at(-1).detail;
  if (reason !== 'done') throw new Error(`training ended with "${reason}"`);
  await press(element, (host) => host.shadowRoot.querySelector('#more'));
  const engine = await valueOf(
    frame.waitForFunction(
      (host, rungs) => {
        const said = [...host.shadowRoot.querySelectorAll('dl bdi')].map(({textContent}) => textContent);
        return said.find((text) => rungs.some((rung) => text.includes(rung))) ?? null;
      },
      {},
      element,
      Object.values(words.rungs),
    ),
  );
  const learned = await element.evaluate((host) => ({
    loss: host.history.loss,
    valLoss: host.history.val_loss,
    // What stands in the page for those without the element must not stand beside it.
    fallback: [...document.querySelectorAll('[slot="fallback"]')].reduce(
      (sum, {offsetHeight, offsetParent}) => sum + (offsetParent ? offsetHeight : 0),
      0,
    ),
  }));
  // What is held from here would never be forgotten there.
  await element.dispose();
  return {
    ...learned,
    engine: engine.split(/[,\s·]/)[0],
    said: engine,
    rung: Object.keys(words.rungs).find((rung) => engine.includes(words.rungs[rung])),
  };
}
