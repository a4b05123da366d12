import {checkSideEffects, entries} from '../side-effects.mjs';

export const webpack = {
  title: 'webpack',
  needs: 'nothing; it warns of large files, which are the workers',
  recipe: ['main.js'],
  version: (stay) => stay.installed('webpack'),
  async stay(stay) {
    await stay.run('npm', 'run', 'build');
    const {url} = await stay.serve('.', {base: '/docs/'});
    await stay.trains('production build', url);
    for (const [name, text] of Object.entries(entries)) {
      stay.write(name, text);
      await stay.run('npx', 'webpack', '--entry-reset', '--entry', `./${name}`, '-o', `dist-${name}`);
    }
    const [one, unused] = Object.keys(entries).map((name) => [stay.at(`dist-${name}`), 'main.js']);
    checkSideEffects({'one.js': one, 'unused.js': unused});
    stay.holds('a build has what is imported, and no more');
  },
};
