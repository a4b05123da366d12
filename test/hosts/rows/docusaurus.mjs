import {leavesAndComesBack} from '../journey.mjs';

export const docusaurus = {
  title: 'Docusaurus',
  needs: 'nothing; its builder writes into worker files, which start from copies then',
  recipe: ['docs/index.mdx'],
  version: (stay) => stay.installed('@docusaurus/core'),
  async stay(stay) {
    await stay.run('npm', 'run', 'build');
    stay.sends('build/index.html');
    const {url} = await stay.serve('build', {base: '/docs/'});
    const visitor = await stay.trains('production build', url);
    await leavesAndComesBack(stay, visitor, ['article a[href*="next"]', 'article a[href$="/docs/"]']);
  },
};
