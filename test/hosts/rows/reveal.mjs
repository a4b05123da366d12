/** What stands on a slide, and which slide it is. */
const slide = (page) => page.evaluate(() => Reveal.getIndices().h);

export const reveal = {
  title: 'reveal.js',
  needs: '`compact`, and a heading fits above it',
  recipe: ['index.html'],
  version: (stay) => stay.installed('reveal.js'),
  async stay(stay) {
    const {url} = await stay.serve('.');
    const visitor = await stay.open(url, {width: 1200, height: 800});
    const {page} = visitor;
    await page.waitForFunction(() => window.Reveal?.isReady() && !document.querySelector(':not(:defined)'));
    if (page.workers().length > 0) throw new Error('it works before its slide is shown');
    await page.evaluate(() => {
      window.aeTurned = new Promise((turned) => Reveal.on('slidetransitionend', turned));
    });
    await page.keyboard.press('ArrowRight');
    // What still moves is missed by a press.
    await page.evaluate(() => window.aeTurned.then(() => undefined));
    // Scaled, as slides are; the button is pressed where it is seen.
    stay.saw('the second slide', await stay.train(page));
    const keys = async (act, wanted, why) => {
      await act();
      if ((await slide(page)) !== wanted) throw new Error(why);
    };
    const focus = (part) =>
      page.evaluate(
        (name) => document.querySelector('ae-trainer').shadowRoot.querySelector(name).focus(),
        part,
      );
    const press = (key) => () => page.keyboard.press(key);
    await focus('[role="tab"][aria-selected="true"]');
    await keys(press('ArrowLeft'), 1, 'an arrow on a tab turns the slide');
    await focus('[part~="button"]');
    await keys(press('Space'), 1, 'Space on a button turns the slide');
    await focus('[role="option"][tabindex="0"]');
    await keys(press('ArrowRight'), 1, 'an arrow among the digits turns the slide');
    await page.evaluate(() => document.activeElement.blur());
    const {overflow, scale} = await page.evaluate(() => {
      const section = document.querySelector('section.present');
      return {overflow: section.scrollHeight - Reveal.getConfig().height, scale: Reveal.getScale()};
    });
    if (scale === 1) throw new Error('the slide is not scaled');
    if (overflow > 0) throw new Error(`the slide is ${overflow} px too high`);
    await keys(press('ArrowRight'), 2, 'the deck does not turn where nothing of ours has the focus');
    stay.hasNoComplaint('slides', visitor);
    stay.holds('fits beneath a heading; its keys turn no slide');
  },
};
