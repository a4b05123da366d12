import {checkSideEffects, entries} from '../side-effects.mjs';

export const vite = {
  title: 'Vite',
  needs: 'nothing',
  recipe: ['main.js'],
  version: (stay) => stay.installed('vite'),
  async stay(stay) {
    await stay.run('npm', 'run', 'build');
    const {url} = await stay.serve('dist', {base: '/docs/'});
    await stay.trains('production build', url);
    await stay.trains('dev server', await stay.start('npm', 'run', 'dev'), {known: [/Lit is in dev mode/]});
    for (const [name, text] of Object.entries(entries)) {
      stay.write(name, text);
      stay.write(`${name}.html`, `<!doctype html><script type="module" src="${name}"></script>`);
      stay.write(
        `${name}.config.js`,
        `export default {build: {outDir: 'dist-${name}', modulePreload: false,
          rolldownOptions: {input: '${name}.html', output: {entryFileNames: '${name}'}}}}`,
      );
      await stay.run('npx', 'vite', 'build', '--config', `${name}.config.js`);
    }
    const [one, unused] = Object.keys(entries).map((name) => [stay.at(`dist-${name}`), name]);
    checkSideEffects({'one.js': one, 'unused.js': unused});
    stay.holds('a build has what is imported, and no more');
  },
};
