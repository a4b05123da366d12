export const astro = {
  title: 'Astro',
  needs: 'in Markdown the tag on one line (in MDX over several too)',
  recipe: ['src/layouts/Page.astro', 'src/pages/index.md'],
  version: (stay) => stay.installed('astro'),
  async stay(stay) {
    await stay.run('npm', 'run', 'build');
    stay.sends('dist/index.html');
    const {url} = await stay.serve('dist', {base: '/docs/'});
    await stay.trains('Markdown', url);
    await stay.trains('MDX', `${url}mdx/`);
  },
};
