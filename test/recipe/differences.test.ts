import {expect} from '@open-wc/testing';
import {differencesOf, unlikeLosses} from '../../src/recipe/differences.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';
import {textOf} from '../../src/recipe/write.ts';

const recipeOf = (texts: Record<string, string>) => parseRecipe((name) => texts[name] ?? null).recipe;

/** Each recipe's differences, as attribute=text. */
function told(...all: readonly Record<string, string>[]): string[] {
  const recipes = all.map(recipeOf);
  return differencesOf(recipes).map((found, i) =>
    found.map((field) => `${field.attribute}=${textOf(field, recipes[i])}`).join(' '),
  );
}

describe('what tells runs apart', () => {
  it('is what differs between them, and nothing where nothing does', () => {
    expect(told({})).to.deep.equal(['']);
    expect(told({}, {})).to.deep.equal(['', '']);
    expect(told({}, {'encoding-dim': '2'})).to.deep.equal(['encoding-dim=32', 'encoding-dim=2']);
    expect(told({loss: 'mae'}, {}, {loss: 'mae', seed: '7'})).to.deep.equal([
      'loss=mae seed=42',
      'loss=mse seed=42',
      'loss=mae seed=7',
    ]);
  });

  it('is not what only follows from something else that differs', () => {
    expect(told({}, {optimizer: 'adam'}), 'each optimizer has its own rate').to.deep.equal([
      'optimizer=adadelta',
      'optimizer=adam',
    ]);
    expect(told({}, {optimizer: 'adam'}, {optimizer: 'adam', 'learning-rate': '0.01'})).to.deep.equal([
      'optimizer=adadelta',
      'optimizer=adam learning-rate=0.001',
      'optimizer=adam learning-rate=0.01',
    ]);
    expect(told({}, {activation: 'tanh'}), 'the code has its own activation').to.deep.equal([
      'activation=relu',
      'activation=tanh',
    ]);
  });

  it('is nothing that has no use there', () => {
    expect(told({momentum: '0.9'}, {optimizer: 'adam', momentum: '0.5'})).to.deep.equal([
      'optimizer=adadelta',
      'optimizer=adam',
    ]);
    expect(told({'noise-factor': '0.3'}, {noise: 'gaussian', 'noise-factor': '0.5'})).to.deep.equal([
      'noise=none',
      'noise=gaussian',
    ]);
    expect(told({'huber-delta': '2'}, {'huber-delta': '3'})).to.deep.equal(['', '']);
  });

  it('is neither how long it trains nor what is shown of it', () => {
    expect(told({epochs: '5', backend: 'plain', patience: '3', controls: 'none'}, {})).to.deep.equal([
      '',
      '',
    ]);
  });
});

describe('losses of two runs', () => {
  const unlike = (a: Record<string, string>, b: Record<string, string>) =>
    unlikeLosses(recipeOf(a), recipeOf(b));

  it('can be held against each other where they are one function of the same images', () => {
    expect(unlike({}, {optimizer: 'adam', 'encoding-dim': '2', noise: 'gaussian'})).to.equal(null);
    expect(unlike({}, {'huber-delta': '3'})).to.equal(null);
  });

  it('cannot where the function, its penalty or the images differ', () => {
    expect(unlike({}, {loss: 'mae'})).to.equal('loss');
    expect(unlike({loss: 'huber'}, {loss: 'huber', 'huber-delta': '3'})).to.equal('loss');
    expect(unlike({}, {'activity-l1': '0.001'})).to.equal('penalty');
    expect(unlike({}, {dataset: 'mnist'})).to.equal('data');
    expect(unlike({}, {'test-size': '500', loss: 'mae'})).to.equal('data');
  });
});
