import {expect} from '@open-wc/testing';
import {runUntil} from '../../fake-session.ts';
import {settle, stage, start} from '../../helpers.ts';

async function trained(attributes: Record<string, string> = {}, options?: {width: number}) {
  const on = await stage(attributes, options);
  await start(on);
  on.session.say(runUntil(3));
  await settle(on);
  return on;
}
type Stage = Awaited<ReturnType<typeof trained>>;

const term = (on: Stage, text: string) => {
  const found = on.all<HTMLButtonElement>('[part~="term"]').find(({textContent}) => textContent === text);
  expect(found, text).to.exist;
  return found!;
};
const meaning = (on: Stage) => on.find('[role="tooltip"]');
const pointer = (type: string, relatedTarget: Element | null = null, pointerType = 'mouse') =>
  new PointerEvent(type, {pointerType, relatedTarget, bubbles: type === 'pointerdown', composed: true});
const shown = async (on: Stage) => {
  await settle(on);
  return meaning(on).hidden ? null : meaning(on).textContent.trim();
};
const ofValLoss = 'The loss on test images, which the network was never trained on.';

describe('a term', () => {
  it('explains itself to whoever comes to it by keyboard, until Escape or the next stop', async () => {
    const on = await trained();
    const button = term(on, 'val_loss');
    expect(await shown(on)).to.equal(null);
    button.focus();
    expect(await shown(on)).to.equal(ofValLoss);
    expect(button.getAttribute('aria-describedby')).to.equal(meaning(on).id);
    button.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true}));
    expect(await shown(on)).to.equal(null);
    expect(button.hasAttribute('aria-describedby')).to.equal(false);
    expect(on.element.shadowRoot!.activeElement).to.equal(button);
    button.blur();
    button.focus();
    expect(await shown(on)).to.equal(ofValLoss);
    button.blur();
    expect(await shown(on)).to.equal(null);
  });

  it('explains itself under the pointer, which may move on to the explanation', async () => {
    const on = await trained();
    const button = term(on, 'val_loss');
    button.dispatchEvent(pointer('pointerenter'));
    expect(await shown(on)).to.equal(ofValLoss);
    button.dispatchEvent(pointer('pointerleave', meaning(on)));
    expect(await shown(on)).to.equal(ofValLoss);
    meaning(on).dispatchEvent(pointer('pointerleave', on.element));
    expect(await shown(on)).to.equal(null);
  });

  it('explains itself at a tap, until another, there or elsewhere', async () => {
    const on = await trained();
    const button = term(on, 'val_loss');
    const tap = (at: Element) => {
      at.dispatchEvent(pointer('pointerdown', null, 'touch'));
      (at as HTMLElement).focus();
      (at as HTMLElement).click();
    };
    tap(button);
    expect(await shown(on)).to.equal(ofValLoss);
    tap(button);
    expect(await shown(on)).to.equal(null);
    tap(button);
    expect(await shown(on)).to.equal(ofValLoss);
    document.body.dispatchEvent(pointer('pointerdown', null, 'touch'));
    expect(await shown(on)).to.equal(null);
  });

  it('is explained in the page’s language, within the element however narrow', async () => {
    for (const width of [288, 320, 700]) {
      const on = await trained({lang: 'es'}, {width});
      for (const button of on.all<HTMLElement>('[part~="term"]')) {
        button.focus();
        expect(await shown(on)).to.match(/^\p{Lu}.*\.$/u);
        const [box, frame] = [meaning(on), on.find('[part~="frame"]')].map((one) =>
          one.getBoundingClientRect(),
        );
        expect(box!.left, button.textContent).to.be.at.least(frame!.left);
        expect(box!.right, button.textContent).to.be.at.most(frame!.right);
        const at = button.getBoundingClientRect();
        expect(box!.top).to.be.within(at.bottom - 1, at.bottom + 1);
      }
      on.element.remove();
    }
  });

  it('is no longer explained where its sentence is gone', async () => {
    const on = await trained();
    term(on, 'val_loss').focus();
    expect(await shown(on)).to.equal(ofValLoss);
    on.element.reset();
    await settle(on);
    await settle(on);
    expect(on.all('[role="tooltip"]:not([hidden])')).to.deep.equal([]);
  });

  it('moves nothing', async () => {
    const on = await trained();
    const before = on.element.offsetHeight;
    term(on, 'val_loss').focus();
    await settle(on);
    expect(on.element.offsetHeight).to.equal(before);
  });
});
