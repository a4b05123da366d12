import {expect} from '@open-wc/testing';
import {inside} from '../components/inside.ts';
import {at, openAuthorPage, openMoreOf, otherOrigin} from './author-page.ts';

const body =
  '<ae-trainer train-size="300" test-size="50" batch-size="100" epochs="1" encoding-dim="4"></ae-trainer>';

/** What Details say of the engine that trains in a page on another origin with this policy; its worker is a blob. */
async function engineUnder(scripts: string): Promise<string> {
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
    return page.trainer.shadowRoot!.querySelector(inside.about)!.textContent!;
  } finally {
    page.close();
  }
}

describe('the fused engine, in a page with a strict policy', () => {
  it("trains where only 'wasm-unsafe-eval' is allowed", async () => {
    expect(await engineUnder("'wasm-unsafe-eval'")).to.match(/simd(-relaxed)?, WebAssembly/);
  });

  it('is passed over where WebAssembly is forbidden, and the reason is said', async () => {
    const said = await engineUnder('');
    expect(said).to.contain('plain, float32');
    expect(said).to.contain('simd: no WebAssembly');
  });
});
