import {expect} from '@open-wc/testing';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';

/** Each time another address: what a browser had of it while it was signed in, it may keep. */
let times = 0;
const images = () => `/members/broken/good/train-images-idx3-ubyte.gz?${++times}`;
const run = () => `/members/demo/hero.safetensors?${++times}`;
const small = 'train-size="40" test-size="10" batch-size="20" epochs="1" encoding-dim="4" backend="plain"';

/** The reader signs in to the page's server, or out of it. */
const signed = (how: 'in' | 'out') => {
  document.cookie = `member=yes; path=/; max-age=${how === 'in' ? 600 : 0}`;
};

describe('what lies behind the page’s own login', () => {
  let page: AuthorPage | null = null;
  afterEach(() => {
    page?.close();
    signed('out');
  });
  const open = async (attributes: string, lang = 'en') => {
    page = await openAuthorPage({body: `<ae-trainer lang="${lang}" ${small} ${attributes}></ae-trainer>`});
    return page.trainer;
  };

  it('is had by whom the server knows, as by the page itself: data and saved runs', async () => {
    signed('in');
    const trainer = await open(`dataset="${images()}"`);
    const ended = at(trainer, 'ae-train-end');
    trainer.play();
    expect((await ended).detail.reason).to.equal('done');
    const loader = trainer as unknown as {load(url: string): Promise<void>};
    await loader.load(run());
    expect(trainer.status).to.equal('done');
  });

  for (const [lang, words] of [
    ['en', /not a file of images but HTML: the server led to .*\/sign-in\W+\(a sign-in page\?\)\.$/],
    ['es', /sino HTML: el servidor llevó a .*\/sign-in\W+\(¿una página para iniciar sesión\?\)\.$/],
  ] as const)
    it(`is said to be behind a form, where that is what comes (${lang})`, async () => {
      const trainer = await open(`dataset="${images()}"`, lang);
      const failed = at(trainer, 'ae-error');
      trainer.play();
      const {detail} = await failed;
      expect(detail.code).to.equal('data-not-images');
      expect(detail.message).to.match(words);
      expect(detail.message, 'no more than where').to.not.contain('?next');
    });

  it('is said to be behind a form where it is a saved run, too', async () => {
    const trainer = (await open('')) as unknown as {load(url: string): Promise<void>};
    const refused = await trainer.load(run()).catch((error: Error) => error);
    expect(refused)
      .to.have.property('message')
      .that.matches(/led to .*\/sign-in\W+\(a sign-in page\?\)/);
  });
});
