import {expect} from '@open-wc/testing';
import {misspeltAttributes} from '../../../src/components/parts/misspelt.ts';
import {kinds} from '../kinds.ts';

describe('attributes that are nearly those of an element', () => {
  it('are named once somebody has acted, with the one that was meant', async () => {
    for (const kind of kinds) {
      const on = await kind.open({'encoding-dims': '4'});
      expect(on.find('[part~="remarks"]'), 'before anybody acts').to.equal(null);
      await kind.train(on);
      expect(on.text('[part~="remarks"]').trim(), kind.tag).to.equal(
        'encoding-dims is not an attribute of this element. Is encoding-dim meant?',
      );
      expect(on.element.recipe.encodingDim, 'and what is nobody’s is not taken').to.not.equal(4);
    }
  });

  it('are told from those of the author, of frameworks and of HTML', async () => {
    const on = await kinds[0].open({
      epochs: '3',
      'learning-rate': '1',
      'worker-base': '/',
      lang: 'en',
      controls: 'play',
      autoplay: 'false',
      'pause-offscreen': 'false',
      class: 'wide',
      nonce: 'abc',
      slot: 'figure',
      'data-epoch': '1',
      'aria-label': 'Net',
      'v-on:click': 'x',
      _ngcontent: '',
      rating: '5',
    });
    expect(misspeltAttributes(on.element)).to.deep.equal([]);
    for (const [attribute, meant] of [
      ['epoch', 'epochs'],
      ['learning_rate', 'learning-rate'],
      ['encodingdim', 'encoding-dim'],
      ['optimiser', 'optimizer'],
      ['lose', 'loss'],
      ['sed', 'seed'],
    ]) {
      on.element.setAttribute(attribute, '1');
      expect(misspeltAttributes(on.element), attribute).to.deep.equal([{attribute, meant}]);
      on.element.removeAttribute(attribute);
    }
  });
});
