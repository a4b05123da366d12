import {expect} from '@open-wc/testing';
import {inside} from '../components/inside.ts';
import {at, openAuthorPage, openMoreOf, otherOrigin} from './author-page.ts';

const body =
  '<ae-trainer train-size="300" test-size="50" batch-size="100" epochs="1" encoding-dim="4"></ae-trainer>';

/** What is said of the engine that trains in a page on another origin with this policy, and what was fetched; its worker is a blob. */
async function engineUnder(scripts: string): Promise<{readonly said: string; readonly fetched: string[]}> {
  const page = await openAuthorPage({
    body,
    otherOrigin: true,
    policy: `script-src ${otherOrigin} 'unsafe-inline' ${scripts}; worker-src blob:`,
  });
  try {
    const ended = at(page.trainer, 'ae-train-end');
    page.trainer.play();
    await ended;
    await openMoreOf(page.trainer);
    return {
      said: page.trainer.shadowRoot!.querySelector(inside.about)!.textContent!,
      fetched: page.window.performance.getEntriesByType('resource').map(({name}) => name),
    };
  } finally {
    page.close();
  }
}

describe('the fused engine, in a page with a strict policy', () => {
  it("trains where only 'wasm-unsafe-eval' is allowed", async () => {
    expect((await engineUnder("'wasm-unsafe-eval'")).said).to.match(/simd(-relaxed)?, WebAssembly/);
  });

  it('is passed over where WebAssembly is forbidden, and the reason is said', async () => {
    const {said, fetched} = await engineUnder('');
    expect(said).to.contain('plain, float32');
    expect(said).to.contain('simd: no WebAssembly');
    expect(said).to.contain('wasm: no WebAssembly');
    const workers = fetched.filter((url) => url.includes('ae-worker-'));
    expect(workers.some((url) => url.includes('simd'))).to.equal(true);
    expect(
      workers.filter((url) => url.includes('wasm')),
      'nothing in vain',
    ).to.deep.equal([]);
  });
});
