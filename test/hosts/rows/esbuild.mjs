import {rmSync} from 'node:fs';

export const esbuild = {
  title: 'esbuild',
  needs: 'the workers copied beside what is built (without them they start from copies in memory)',
  recipe: ['main.js', 'build.js'],
  version: (stay) => stay.installed('esbuild'),
  async stay(stay) {
    await stay.run('npm', 'run', 'build');
    const {url} = await stay.serve('.', {base: '/docs/'});
    await stay.trains('modules', url);
    await stay.run(
      'npx',
      'esbuild',
      'main.js',
      '--bundle',
      '--minify',
      '--format=iife',
      '--outfile=dist/main.js',
    );
    stay.write('one.html', stay.read('index.html').replace('type="module"', 'defer'));
    rmSync(stay.at('dist/ae-worker-simd.js'));
    await stay.trains('one file', `${url}one.html`);
  },
};
