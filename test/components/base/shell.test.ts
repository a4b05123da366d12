import {expect, fixture, html} from '@open-wc/testing';
import {eventually} from '../../awaited.ts';
import type {LoadShell} from '../../../src/components/base/shell-loader.ts';
import {defineStub, StubElement} from '../stub-element.ts';

/** A kind of stub whose shell comes when a test says so. */
function lateStub(): {tag: string; arrive: () => void; fail: () => void; asked: () => number} {
  let asked = 0;
  const waiting: {arrive: () => void; fail: () => void}[] = [];
  const come: LoadShell = () =>
    new Promise((resolve, reject) => {
      asked++;
      waiting.push({
        arrive: () => void StubElement.loadShell().then(resolve, reject),
        fail: () => reject(new TypeError('offline')),
      });
    });
  const tag = defineStub(
    undefined,
    class extends StubElement {
      static override readonly loadShell = come;
    },
  );
  return {
    tag,
    arrive: () => waiting.splice(0).forEach(({arrive}) => arrive()),
    fail: () => waiting.splice(0).forEach(({fail}) => fail()),
    asked: () => asked,
  };
}

const place = () => fixture<HTMLElement>(html`<div></div>`);

describe('an element whose shell is on its way', () => {
  it('is defined, has its methods, and reads as it will', async () => {
    const {tag, arrive} = lateStub();
    const box = await place();
    box.innerHTML = `<${tag} epochs="7"></${tag}>`;
    const element = box.firstElementChild as StubElement;
    expect(element.matches(':defined')).to.equal(true);
    expect([element.status, element.recipe.epochs, element.epochs]).to.deep.equal(['idle', 7, 7]);
    expect(element.shown).to.equal('');
    arrive();
    await element.updateComplete;
    expect(element.shown).to.equal('idle 0 now');
  });

  it('keeps the height that the page gave it before it was defined', async () => {
    const box = await place();
    const tag = `x-late-${Date.now()}`;
    const style = document.createElement('style');
    style.textContent = `${tag}:not(:defined) { display: block; min-block-size: 321px }`;
    document.head.append(style);
    box.innerHTML = `<${tag}></${tag}><${tag}></${tag}>`;
    const {tag: kind, arrive} = lateStub();
    customElements.define(tag, class extends (customElements.get(kind) as typeof StubElement) {});
    const elements = [...box.children] as StubElement[];
    // Its first update has passed, and its shell is not here.
    await eventually(
      () => elements.every(({shadowRoot}) => shadowRoot?.querySelector('svg[height]')),
      'the room',
    );
    expect(elements.map(({offsetHeight}) => offsetHeight)).to.deep.equal([321, 321]);
    arrive();
    await Promise.all(elements.map(({updateComplete}) => updateComplete));
    expect(elements.map(({shown}) => shown)).to.deep.equal(['idle 0 now', 'idle 0 now']);
    expect(elements[0]!.shadowRoot!.querySelector('svg[height]')).to.equal(null);
    style.remove();
  });

  it('is fetched once for all of its kind, and there at once for those that come later', async () => {
    const {tag, arrive, asked} = lateStub();
    const box = await place();
    box.innerHTML = `<${tag}></${tag}>`;
    arrive();
    await (box.firstElementChild as StubElement).updateComplete;
    const later = document.createElement(tag) as StubElement;
    box.append(later);
    await Promise.resolve();
    expect(later.shown).to.equal('idle 0 now');
    expect(asked()).to.equal(1);
  });

  it('is not fetched by an element that was never connected', () => {
    const {tag, asked} = lateStub();
    document.createElement(tag);
    expect(asked()).to.equal(0);
  });

  it('says that it could not be had, and tries again when it is asked to', async () => {
    const {tag, arrive, fail, asked} = lateStub();
    const box = await place();
    box.innerHTML = `<${tag} lang="es"></${tag}>`;
    const element = box.firstElementChild as StubElement;
    const codes: string[] = [];
    element.addEventListener('ae-error', ({detail}) => codes.push(detail.code));
    fail();
    await element.updateComplete;
    expect(element.problem).to.match(/^No se pudo cargar/);
    expect(codes).to.deep.equal(['not-loaded']);
    element.shadowRoot!.querySelector('button')!.click();
    expect(asked()).to.equal(2);
    arrive();
    await element.updateComplete;
    expect(element.shown).to.equal('idle 0 now');
  });

  it('keeps its height where it cannot be had, and does what it was told to once somebody tries again', async () => {
    const box = await place();
    const tag = `x-lost-${Date.now()}`;
    const style = document.createElement('style');
    style.textContent = `${tag}:not(:defined) { display: block; min-block-size: 321px }`;
    document.head.append(style);
    box.innerHTML = `<${tag} train-size="64" test-size="10" batch-size="32" encoding-dim="4" epochs="1"></${tag}>`;
    const {tag: kind, arrive, fail} = lateStub();
    customElements.define(tag, class extends (customElements.get(kind) as typeof StubElement) {});
    const element = box.firstElementChild as StubElement;
    element.play();
    fail();
    await eventually(() => element.problem !== '' && element.status === 'error', 'that it cannot be had');
    expect(element.offsetHeight).to.equal(321);
    element.shadowRoot!.querySelector('button')!.click();
    arrive();
    await eventually(() => element.status === 'done', 'the run');
    expect(element.history.epoch).to.deep.equal([1]);
    style.remove();
    element.remove();
  });

  it('trains meanwhile: what it is asked to do waits', async () => {
    const {tag, arrive} = lateStub();
    const box = await place();
    box.innerHTML = `<${tag} train-size="64" test-size="10" batch-size="32" encoding-dim="4" epochs="1"></${tag}>`;
    const element = box.firstElementChild as StubElement;
    element.play();
    expect(element.status).to.equal('loading');
    arrive();
    await eventually(() => element.status === 'done', 'the run');
    expect(element.history.epoch).to.deep.equal([1]);
    element.remove();
  });

  it('tells of wrong attributes in the words of the page, once they are here', async () => {
    const {tag, arrive} = lateStub();
    const box = await place();
    const told: string[] = [];
    box.addEventListener('ae-error', ({detail}) => told.push(detail.message));
    box.innerHTML = `<${tag} epochs="none" lang="es"></${tag}>`;
    arrive();
    await (box.firstElementChild as StubElement).updateComplete;
    expect(told).to.have.length(1);
    expect(told[0]).to.match(/no se acepta|no es válido|no vale|admite/);
  });

  it('names the language of its words where it has none of the page’s', async () => {
    const box = await place();
    const tag = defineStub();
    for (const [lang, named] of [
      ['ar', 'en'],
      ['es-MX', null],
      ['en', null],
    ] as const) {
      box.innerHTML = `<${tag} lang="${lang}"></${tag}>`;
      const element = box.firstElementChild as StubElement;
      await element.updateComplete;
      await eventually(() => element.shadowRoot!.querySelector('[part~="frame"]'), 'it speaks');
      expect(element.shadowRoot!.querySelector('[part~="frame"]')!.getAttribute('lang'), lang).to.equal(
        named,
      );
    }
  });
});
