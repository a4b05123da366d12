import {leavesAndComesBack} from '../journey.mjs';

export const mkdocs = {
  title: 'MkDocs (Material)',
  needs: 'a script of one line that loads the module; the tag on one line',
  debian: [
    {file: '/usr/bin/mkdocs', name: 'mkdocs'},
    {file: '/usr/share/doc/mkdocs-material', name: 'mkdocs-material'},
  ],
  recipe: ['mkdocs.yml', 'docs/load-ae-elements.js', 'docs/dark.css', 'docs/index.md'],
  version: async (stay) => /version ([\d.]+)/.exec(await stay.run('mkdocs', '--version'))[1],
  async stay(stay) {
    stay.give('docs/ae-elements');
    const {url} = await stay.serve('site', {base: '/docs/'});
    // Instant navigation is for the site whose address is its own.
    stay.write('mkdocs.yml', stay.read('mkdocs.yml').replace('https://example.org/docs/', url));
    await stay.run('mkdocs', 'build');
    const visitor = await stay.trains('its own page', url);
    const paper = await visitor.page.$eval('ae-trainer', ({shadowRoot}) => {
      const {backgroundColor} = getComputedStyle(shadowRoot.querySelector('[part~="frame"]'));
      return Math.max(...backgroundColor.match(/\d+/g).slice(0, 3));
    });
    if (paper > 60) throw new Error(`it is bright (${paper}) on the dark palette`);
    stay.holds('dark where the palette is');
    const links = ['nav a[href$="next/"]', 'nav a[href=".."], nav a[href="../"]'];
    // Material 8 keeps each page that it has shown, without an element of ours in it too.
    await leavesAndComesBack(stay, visitor, links, {keepsPages: true});
  },
};
