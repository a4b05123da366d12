import {checkSideEffects, entries} from '../side-effects.mjs';

export const rollup = {
  title: 'Rollup',
  needs: 'the workers copied beside what is built (without them they start from copies in memory)',
  recipe: ['main.js', 'rollup.config.js'],
  version: (stay) => stay.installed('rollup'),
  async stay(stay) {
    await stay.run('npm', 'run', 'build');
    const {url} = await stay.serve('.', {base: '/docs/'});
    await stay.trains('production build', url);
    for (const [name, text] of Object.entries(entries)) {
      stay.write(name, text);
      await stay.run('npx', 'rollup', '-i', name, '-d', `dist-${name}`, '-p', 'node-resolve');
    }
    const [one, unused] = Object.keys(entries).map((name) => [stay.at(`dist-${name}`), name]);
    checkSideEffects({'one.js': one, 'unused.js': unused});
    stay.holds('a build has what is imported, and no more');
  },
};
