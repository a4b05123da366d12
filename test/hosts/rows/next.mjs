export const next = {
  title: 'Next.js (React 19)',
  needs: "a file with `'use client'`",
  recipe: ['app/trainer.jsx', 'app/layout.jsx'],
  version: (stay) => stay.installed('next'),
  async stay(stay) {
    await stay.run('npm', 'run', 'build');
    const url = await stay.start('npm', 'start', '--', '--port', '0');
    const html = await (await fetch(url)).text();
    stay.sends(html);
    const {page} = await stay.trains('server rendered (Turbopack)', url);
    const told = await page.$eval('output', (output) => output.textContent);
    if (!/^0\.\d{4}$/.test(told)) throw new Error(`React is not told of an epoch: "${told}"`);
    stay.holds('its events reach React');
  },
};
