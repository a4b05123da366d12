export const sphinx = {
  title: 'Sphinx',
  needs: '`raw:: html`, and the script as a module',
  debian: [{file: '/usr/bin/sphinx-build', name: 'python3-sphinx'}],
  recipe: ['conf.py', 'index.rst'],
  version: async (stay) => /([\d.]+)\s*$/.exec(await stay.run('sphinx-build', '--version'))[1],
  async stay(stay) {
    stay.give('_static/ae-elements');
    stay.write('_static/require.js', stay.read('node_modules/requirejs/require.js'));
    await stay.run('sphinx-build', '-q', '.', 'site');
    const {url} = await stay.serve('site', {base: '/docs/'});
    const {page} = await stay.trains('with RequireJS on the page', url);
    if (!(await page.evaluate(() => Boolean(globalThis.define?.amd))))
      throw new Error('RequireJS is not there');
  },
};
