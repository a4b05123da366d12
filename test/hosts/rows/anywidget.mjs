export const anywidget = {
  title: 'Notebooks (anywidget’s contract: a blob in a shadow root)',
  needs: '`dist/anywidget/ae.mjs`',
  recipe: ['trainer.py'],
  async stay(stay) {
    stay.giveFile('anywidget/ae.mjs', 'ae.mjs');
    const {url} = await stay.serve('.');
    const {page} = await stay.trains('as a notebook imports it', url, {selector: ['#cell', 'ae-trainer']});
    const epochs = await page.evaluate(() => window.saved?.history.epoch.length);
    if (epochs !== 2) throw new Error(`the model's history has ${epochs} epochs`);
    await page.evaluate(() => window.close());
    const left = await page.evaluate(() =>
      document.querySelector('#cell').shadowRoot.querySelector('ae-trainer'),
    );
    if (left) throw new Error('the element stays when its cell is closed');
    stay.holds('its history reaches the model, and it goes with its cell');
  },
};
