// From page to page without loading anew, as sites do that swap what is in them.
import {setTimeout as pause} from 'node:timers/promises';
import {train} from './visit.mjs';

/** Of the elements that were ever in the page: how many can still be got at, and how many of those hold a run. */
const counted = () => {
  const known = (window.aeEver ??= []);
  for (const element of document.querySelectorAll('ae-trainer'))
    if (!known.some((reference) => reference.deref() === element)) known.push(new WeakRef(element));
  const alive = known.map((reference) => reference.deref()).filter(Boolean);
  return {elements: alive.length, runs: alive.filter(({history}) => history.epoch.length > 0).length};
};

/** Resolves when but the last element is left, and a worker a kind: an element keeps what it holds for two seconds. */
async function forgotten(page, keepsPages) {
  const client = await page.createCDPSession();
  let held = null;
  for (const end = performance.now() + 30_000; performance.now() < end; await pause(500)) {
    await client.send('HeapProfiler.collectGarbage');
    held = {...(await page.evaluate(counted)), workers: page.workers().length};
    if ((held.elements === 1 || keepsPages) && held.runs === 1 && held.workers <= 2) return;
  }
  throw new Error(`what was left is kept: ${JSON.stringify(held)}`);
}

/**
 * Follows a link to a page that trains too, and one back, several times: each time the element trains anew, the page is
 * never loaded again, and neither elements nor workers are left behind.
 * @param keepsPages whether the site itself never forgets a page: then its elements hold nothing but themselves
 */
export async function leavesAndComesBack(
  stay,
  {page, complaints},
  [there, back],
  {known = [], keepsPages = false} = {},
) {
  await page.evaluate(() => (window.aeSamePage = true));
  for (let turn = 1; turn <= 4; turn++)
    for (const link of [there, back]) {
      // A hold on the link would be one on the page around it.
      await (await page.waitForSelector(link)).dispose();
      await page.$eval('ae-trainer', (element) => (element.isLeft = true));
      await page.$eval(link, (anchor) => anchor.click());
      await page.waitForFunction(() => {
        const [element, second] = document.querySelectorAll('ae-trainer');
        return element && !second && !element.isLeft;
      });
      const {valLoss} = await train(page);
      if (!Number.isFinite(valLoss.at(-1))) throw new Error('after a swap nothing is learned');
      await page.evaluate(counted);
    }
  if (!(await page.evaluate(() => window.aeSamePage))) throw new Error('the page was loaded anew');
  await forgotten(page, keepsPages);
  stay.hasNoComplaint('from page to page', {complaints}, known);
  stay.holds('pages left and come back to: trains each time, nothing is left behind');
}
