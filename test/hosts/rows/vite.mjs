export const vite = {
  title: 'Vite',
  needs: 'nothing',
  recipe: ['main.js', 'index.html'],
  version: (stay) => stay.installed('vite'),
  async stay(stay) {
    await stay.run('npm', 'run', 'build');
    const {url} = await stay.serve('dist', {base: '/docs/'});
    await stay.trains('build', url);
    await stay.trains('dev server', await stay.start('npm', 'run', 'dev'));
  },
};
