const allow = {'access-control-allow-origin': '*'};
const policy = (text) => ({...allow, 'content-security-policy': text});
/** What a browser says of a policy that forbids something, which is the page's own wish. */
const refused = /Content Security Policy/;
const example = 'html';

/** The example's page with the library where it lies here. @param at the address of the site that has it */
function put(stay, at = '', name = 'index.html') {
  stay.give('ae-elements');
  stay.write(name, stay.read(name).replaceAll('https://your.site/', at));
}

export const html = {
  example,
  title: 'A page of one’s own',
  needs: 'nothing; a script of another site has to come with `Access-Control-Allow-Origin`',
  recipe: ['index.html'],
  async stay(stay) {
    put(stay);
    const {url, otherOrigin} = await stay.serve('.', {headers: allow});
    await stay.trains('script of the same site', url);
    stay.write(
      'far.html',
      stay.read('index.html').replaceAll('"ae-elements/', `"${otherOrigin}ae-elements/`),
    );
    await stay.trains('script of another site', `${url}far.html`);
  },
};

export const policies = {
  example,
  title: 'A strict Content-Security-Policy',
  needs:
    "`'wasm-unsafe-eval'` for the fast engine; `worker-src blob:` where the script is of another site; nothing else has to be allowed",
  async stay(stay) {
    put(stay);
    const here = await stay.serve('.', {headers: policy("default-src 'self'; img-src data:")});
    await stay.trains("`default-src 'self'`", here.url);
    const wasm = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
    await stay.trains("and `'wasm-unsafe-eval'`", (await stay.serve('.', {headers: policy(wasm)})).url);
    const library = await stay.serve('ae-elements', {headers: allow});
    stay.write('index.html', stay.read('index.html').replaceAll('"ae-elements/', `"${library.url}`));
    for (const [what, scripts, workers] of [
      ['a library of another site', '', ''],
      ["such a library and `'wasm-unsafe-eval'`", "'wasm-unsafe-eval'", ''],
      ['such a library and `worker-src blob:`', '', 'worker-src blob:'],
      ['such a library and both', "'wasm-unsafe-eval'", 'worker-src blob:'],
    ]) {
      const from = new URL(library.url).origin;
      const headers = policy(
        `default-src 'none'; img-src data:; script-src ${from} ${scripts}; style-src ${from}; connect-src ${from}; ${workers}`,
      );
      const {url} = await stay.serve('.', {headers});
      await stay.trains(what, url, {known: workers ? [] : [refused]});
    }
  },
};

export const sandbox = {
  example,
  title: 'A frame with `sandbox="allow-scripts"`',
  needs: 'the library’s server to send `Access-Control-Allow-Origin: *`, or the one file',
  recipe: ['frame.html'],
  async stay(stay) {
    put(stay, '', 'frame.html');
    const {url} = await stay.serve('.', {headers: allow});
    const frame = async (page) => {
      const [found] = page.frames().filter((frame) => frame !== page.mainFrame());
      return found;
    };
    await stay.trains('`embed.html`', `${url}frame.html`, {frame});
    const bare = await stay.serve('.');
    stay.giveFile('ae-elements.single.js');
    stay.write('one-frame.html', stay.read('frame.html').replace(/src="[^"]*"/, 'src="one-file.html"'));
    await stay.trains('one file, no header', `${bare.url}one-frame.html`, {frame});
  },
};

export const disk = {
  example,
  title: 'A page opened from a disk (`file://`)',
  needs: 'the one file, `dist/ae-elements.single.js`',
  recipe: ['one-file.html'],
  async stay(stay) {
    stay.giveFile('ae-elements.single.js');
    await stay.trains('one file', new URL(`file://${stay.at('one-file.html')}`).href);
  },
};

export const versions = {
  example,
  title: 'Two versions on one page',
  needs: 'nothing; the first to come keeps the tags, and the other says so in the console',
  async stay(stay) {
    put(stay);
    stay.give('older');
    const {version} = JSON.parse(stay.read('../../package.json'));
    let changed = 0;
    for (const name of stay.files('older').filter((name) => name.endsWith('.js'))) {
      const text = stay.read(`older/${name}`);
      const older = text.replaceAll(`"${version}"`, '"0.0.1"');
      changed += older === text ? 0 : 1;
      stay.write(`older/${name}`, older);
    }
    if (changed === 0) throw new Error('no file of the other copy tells its version');
    const both =
      '<script type="module" src="older/ae-elements.js"></script>\n    <script type="module" src="ae-elements/';
    stay.write(
      'index.html',
      stay.read('index.html').replace('<script type="module" src="ae-elements/', both),
    );
    const {url} = await stay.serve('.');
    const {complaints} = await stay.trains('the first one trains', url, {known: [/already registered/]});
    const said = complaints.filter((text) => /already registered by version 0\.0\.1/.test(text));
    if (said.length < 4)
      throw new Error(`the second says of ${said.length} of its elements that they are taken`);
  },
};
