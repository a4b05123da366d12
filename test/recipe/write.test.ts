import {expect} from '@open-wc/testing';
import {fields} from '../../src/recipe/fields.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';
import {textOf} from '../../src/recipe/write.ts';

const texts: readonly Readonly<Record<string, string>>[] = [
  {},
  {
    dataset: 'https://example.org/data/',
    'train-size': '5000',
    'hidden-units': '128,64',
    loss: 'huber',
    'learning-rate': '1e-7',
    'noise-factor': '0.0000001-0.5',
    noise: 'gaussian',
    'min-delta': '7%',
    goal: 'val_loss<0.02',
    'no-shuffle': '',
    controls: 'play learning-rate',
  },
  {'min-delta': '0.001', 'noise-factor': '0.25', controls: 'none', nesterov: 'false', 'huber-delta': '1e5'},
];

describe('writing a recipe', () => {
  it('gives the texts from which the same recipe is read', () => {
    for (const given of texts) {
      const {recipe, complaints} = parseRecipe((name) => given[name] ?? null);
      expect(complaints).to.be.empty;
      const written = Object.fromEntries(fields.map((field) => [field.attribute, textOf(field, recipe)]));
      // Where there is nothing, nothing is given.
      const again = parseRecipe((name) => written[name] || null);
      expect(again.complaints).to.be.empty;
      expect(again.recipe).to.deep.equal(recipe);
    }
  });

  it('is what an author would write', () => {
    const {recipe} = parseRecipe((name) => texts[1]![name] ?? null);
    const written = (attribute: string) =>
      textOf(
        fields.find((field) => field.attribute === attribute)!,
        recipe,
      );
    expect(written('hidden-units')).to.equal('128,64');
    expect(written('min-delta')).to.equal('7%');
    expect(written('noise-factor')).to.equal('0.0000001-0.5');
    expect(written('test-size')).to.equal('all');
    expect(written('goal')).to.equal('val_loss<0.02');
    expect(written('weights')).to.equal('');
    expect(written('no-shuffle')).to.equal('true');
  });
});
