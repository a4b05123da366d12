import {expect, nextFrame} from '@open-wc/testing';
import {runUntil} from '../../fake-session.ts';
import {openTab, settle, stage, start} from '../../helpers.ts';
import {atRest, openLatentTab, openedMap, settleLatent, tap} from '../../latent-view/helpers.ts';
import {afterEpochs, noiseStage, settleNoise} from '../../noise-demo/helpers.ts';

const ink = [200, 10, 20] as const;

/** The pictures with something in the page's first ink, a grey, and nothing of the second. */
function inOldInk(element: Element): string[] {
  return [...element.shadowRoot!.querySelectorAll('canvas')]
    .filter((canvas) => {
      // A map is in the colours of its classes.
      if (!canvas.width || !canvas.height || canvas.parentElement!.matches('[part~="map"]')) return false;
      const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < data.length; i += 4)
        if (data[i + 3]! === 255) return data[i] === data[i + 1] && data[i] !== ink[0];
      return false;
    })
    .map((canvas) => `${canvas.className} in ${canvas.closest('[part]')?.getAttribute('part')}`);
}

async function redrawn(element: HTMLElement, fewest: number): Promise<void> {
  expect(inOldInk(element).length, 'pictures are in ink').to.be.at.least(fewest);
  element.style.setProperty('--ae-ink', `rgb(${ink.join()})`);
  // At once, not when something else has the element drawn anew.
  for (let frame = 0; frame < 4; frame++) await nextFrame();
  expect(inOldInk(element)).to.deep.equal([]);
}

describe('pictures in the ink of the page', () => {
  it('are redrawn when that changes: rows and inspector of a trainer', async () => {
    const on = await stage();
    await start(on);
    on.session.say(runUntil(2), {reconstructions: new Float32Array(7840).fill(1)});
    await settle(on);
    on.all('[role="option"]')[3]!.click();
    await openTab(on, 'digit');
    await settle(on);
    await redrawn(on.element, 21);
  });

  it('… the digit of a noise demo that is painted on', async () => {
    const on = await noiseStage({'test-noise-factor': '0'});
    await afterEpochs(on);
    await settleNoise(on);
    await redrawn(on.element, 11);
  });

  it('… and what stands beside a map', async () => {
    const on = await openedMap('digit');
    await tap(on, 0.5, 0.5);
    await openLatentTab(on, 'digit');
    await atRest(on);
    await settleLatent(on);
    await redrawn(on.element, 1);
  });
});
