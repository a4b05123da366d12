import {expect, fixture, html} from '@open-wc/testing';
import {fields} from '../../../src/recipe/fields.ts';
import {defineStub, type StubElement} from '../stub-element.ts';

const make = async (attributes = ''): Promise<StubElement> => {
  const tag = defineStub();
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.innerHTML = `<${tag} ${attributes}></${tag}>`;
  return box.firstElementChild as StubElement;
};

describe('a recipe attribute as a property', () => {
  it('is what every one is but dataset, which stays HTML’s', async () => {
    const element = await make();
    for (const {name} of fields)
      if (name !== 'dataset') expect(element[name], name).to.deep.equal(element.recipe[name]);
    expect(element.dataset).to.be.instanceOf(DOMStringMap);
  });

  it('becomes the attribute when it is set, and reads as the recipe does', async () => {
    const element = await make('learning-rate="0.5"');
    expect(element.learningRate).to.equal(0.5);
    element.epochs = 5;
    element.epochs += 2;
    element.optimizer = 'adam';
    element.nesterov = true;
    element.hiddenUnits = [128, 64];
    element.noiseFactor = {low: 0, high: 0.5};
    element.goal = 'val_loss<0.02';
    element.controls = [];
    const texts = Object.fromEntries([...element.attributes].map(({name, value}) => [name, value]));
    expect(texts).to.deep.equal({
      'learning-rate': '0.5',
      epochs: '7',
      optimizer: 'adam',
      nesterov: '',
      'hidden-units': '128,64',
      'noise-factor': '0-0.5',
      goal: 'val_loss<0.02',
      controls: 'none',
    });
    expect(element.recipe).to.deep.include({epochs: 7, optimizer: 'adam', hiddenUnits: [128, 64]});
    expect(element.goal).to.deep.equal({metric: 'val_loss', below: 0.02});
    element.nesterov = false;
    element.goal = null;
    expect(element.hasAttribute('nesterov')).to.equal(false);
    expect(element.hasAttribute('goal')).to.equal(false);
    expect(element.recipe.goal).to.equal(null);
  });

  it('is complained of where it is not accepted, as the attribute is', async () => {
    const element = await make();
    element.epochs = 0.5;
    await element.updateComplete;
    expect(element.getAttribute('epochs')).to.equal('0.5');
    expect(element.status).to.equal('error');
    for (const odd of [{}, {min: 0, max: 0.4}]) {
      Object.assign(element, {epochs: 3, noiseFactor: odd, hiddenUnits: odd});
      await element.updateComplete;
      expect(element.getAttribute('noise-factor')).to.equal('[object Object]');
      expect(element.status).to.equal('error');
    }
  });

  it('counts where it was set before the element was defined', async () => {
    const element = await make();
    const later = document.createElement(`${element.localName}-later`) as StubElement;
    later.epochs = 4;
    customElements.define(later.localName, class extends (element.constructor as typeof StubElement) {});
    element.parentElement!.append(later);
    expect(later.getAttribute('epochs')).to.equal('4');
    expect(later.recipe.epochs).to.equal(4);
  });
});
