import {expect} from '@open-wc/testing';
import {eventually} from '../awaited.ts';
import {at, openAuthorPage, type AuthorPage} from './author-page.ts';
import {inMap} from '../components/inside.ts';

// As pages do that keep what they load from changing the language under them.
const head = `<script>
  for (const one of [Object, Array, Function, Promise, Map, Set]) Object.freeze(one.prototype);
  window.failures = [];
  addEventListener('error', ({message}) => failures.push(message));
  addEventListener('unhandledrejection', ({reason}) => failures.push(String(reason)));
</script>`;
const body = `<ae-trainer id="net" encoding-dim="2" train-size="300" test-size="100" epochs="2"></ae-trainer>
<ae-latent-view for="net"></ae-latent-view><ae-noise-demo for="net"></ae-noise-demo>`;

describe('elements in a page that froze the prototypes of its language', function () {
  this.timeout(120_000);
  let page: AuthorPage | null = null;
  afterEach(() => page?.close());

  it('train, and draw chart, map and noise', async () => {
    page = await openAuthorPage({body, head});
    const {trainer, window} = page;
    const ended = at(trainer, 'ae-train-end');
    trainer.play();
    await ended;
    const find = (tag: string, selector: string) =>
      window.document.querySelector(tag)!.shadowRoot!.querySelectorAll(selector);
    await eventually(() => find('ae-trainer', '[part~="chart"] path').length > 0, 'the curve');
    await eventually(
      () => find('ae-latent-view', `[part~="map"] ${inMap.names}`).length === 10,
      'the names on the map',
    );
    await eventually(() => find('ae-noise-demo', '[part~="noise-curve"] path').length > 0, 'the noise curve');
    expect((window as unknown as {failures: string[]}).failures).to.deep.equal([]);
  });
});
