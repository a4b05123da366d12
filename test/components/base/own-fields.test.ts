import {expect} from '@open-wc/testing';
import {AeLatentView, AeNoiseDemo} from '../../../src/components/index.ts';
import {runUntil} from '../fake-session.ts';
import {mount, settle} from '../helpers.ts';

describe('an attribute of an element’s own as a property', () => {
  it('reads as what it stands for, and becomes the attribute when it is set', async () => {
    const {element} = await mount(AeLatentView, {view: 'UMAP'}, {});
    expect([element.points, element.view, element.source, element.distance]).to.deep.equal([
      2000,
      'umap',
      'code',
      'euclidean',
    ]);
    element.points = 500;
    element.distance = 'cosine';
    element.view = null;
    expect(element.getAttribute('points')).to.equal('500');
    expect(element.getAttribute('distance')).to.equal('cosine');
    expect(element.hasAttribute('view')).to.equal(false);
    expect([element.points, element.view]).to.deep.equal([500, null]);
  });

  it('counts where it was set before the element was defined', async () => {
    const {element} = await mount(AeNoiseDemo, {}, {});
    const later = document.createElement(`${element.localName}-later`) as AeNoiseDemo;
    later.testNoiseFactor = 0.2;
    later.comparePlain = true;
    customElements.define(later.localName, class extends (element.constructor as typeof AeNoiseDemo) {});
    element.parentElement!.append(later);
    expect(later.getAttribute('test-noise-factor')).to.equal('0.2');
    expect(later.getAttribute('compare-plain')).to.equal('');
    expect([later.testNoise, later.testNoiseFactor, later.comparePlain]).to.deep.equal([null, 0.2, true]);
  });

  it('is complained of where it is not accepted, alone or with the others, and told once', async () => {
    const {element, fired} = await mount(AeNoiseDemo, {}, {});
    element.testNoiseFactor = 1.5;
    await element.updateComplete;
    expect([element.status, element.testNoiseFactor]).to.deep.equal(['idle', 1.5]);
    element.testNoise = 'masking';
    await element.updateComplete;
    expect([element.status, element.testNoiseFactor]).to.deep.equal(['error', null]);
    expect(element.shadowRoot!.querySelector('[part=problem]')?.textContent).to.contain('0 to 1');
    element.requestUpdate();
    await element.updateComplete;
    expect(fired.map(({detail}) => detail['attribute'])).to.deep.equal(['test-noise-factor']);
  });

  it('stops a run of its own where it becomes wrong, as an attribute of the recipe does', async () => {
    await import('../../../src/components/noise-demo/noise-content.ts');
    const on = await mount(AeNoiseDemo, {}, {});
    on.element.play();
    await settle(on);
    on.session.say(runUntil(1));
    on.element.setAttribute('test-noise', 'rain');
    await on.element.updateComplete;
    const commands = on.session.calls.filter((call) => !call.startsWith('ask'));
    expect(commands).to.deep.equal(['play', 'pause']);
    expect(on.element.status).to.equal('error');
  });
});
