export const turbo = {
  title: 'Turbo',
  needs: 'nothing; for a run that outlives its page, `save()` and `load()`',
  recipe: ['keep-runs.js'],
  version: (stay) => stay.installed('@hotwired/turbo'),
  async stay(stay) {
    const {url} = await stay.serve('.', {base: '/docs/'});
    const {page, ...visitor} = await stay.trains('page', `${url}index.html`);
    await page.evaluate(() => (window.aeSamePage = true));
    const before = await page.$eval('ae-trainer', ({history}) => history.val_loss);
    await page.click('a');
    await page.waitForFunction(() => !document.querySelector('ae-trainer'));
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('ae-trainer')?.status === 'done');
    const after = await page.$eval('ae-trainer', ({history}) => history.val_loss);
    if (after.join() !== before.join()) throw new Error(`the run is another: ${after} for ${before}`);
    if (!(await page.evaluate(() => window.aeSamePage))) throw new Error('the page was loaded anew');
    stay.hasNoComplaint('back', visitor);
    stay.holds('left and come back to, the run is there');
  },
};
