export const hugo = {
  title: 'Hugo',
  needs: 'a shortcode (or raw HTML allowed, and then no line that begins with `>`)',
  debian: [{file: '/usr/bin/hugo', name: 'hugo'}],
  recipe: ['layouts/shortcodes/ae.html', 'layouts/_default/baseof.html', 'content/_index.md'],
  version: async (stay) => /v([\d.]+)/.exec(await stay.run('hugo', 'version'))[1],
  async stay(stay) {
    stay.give('static/ae-elements');
    await stay.run('hugo', '--quiet');
    const {url} = await stay.serve('public', {base: '/docs/'});
    await stay.trains('shortcode over several lines', url);
    stay.write('config.toml', `${stay.read('config.toml')}\n[markup.goldmark.renderer]\nunsafe = true\n`);
    await stay.run('hugo', '--quiet');
    await stay.trains('a tag over several lines, raw HTML allowed', `${url}tags/`);
  },
};
