import {leavesAndComesBack} from '../journey.mjs';

export const vitepress = {
  title: 'VitePress',
  needs: '`isCustomElement` in its configuration',
  recipe: ['docs/.vitepress/config.js', 'docs/.vitepress/theme/index.js', 'docs/index.md'],
  version: (stay) => stay.installed('vitepress'),
  async stay(stay) {
    await stay.run('npm', 'run', 'build');
    const {url} = await stay.serve('docs/.vitepress/dist', {base: '/docs/'});
    stay.sends('docs/.vitepress/dist/index.html');
    const visitor = await stay.trains('production build', url);
    await leavesAndComesBack(stay, visitor, ['.vp-doc a[href*="next"]', '.vp-doc p:last-child a']);
    await stay.trains('a tag over several lines', `${url}next`);
  },
};
