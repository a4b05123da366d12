import {expect} from '@open-wc/testing';
import {difference, networkOf} from '../../src/recipe/derive.ts';
import {trainingOf} from '../../src/recipe/training.ts';
import {fields} from '../../src/recipe/fields.ts';
import {parameterCount} from '../../src/network/shapes.ts';
import {parseRecipe} from '../../src/recipe/parse.ts';

const parse = (attributes: Record<string, string> = {}, defaults: Record<string, string> = {}) =>
  parseRecipe((name) => (Object.hasOwn(attributes, name) ? attributes[name]! : null), defaults);
const recipeOf = (attributes: Record<string, string>) => {
  const {recipe, complaints} = parse(attributes);
  expect(complaints).to.deep.equal([]);
  return recipe;
};

describe('the recipe', () => {
  it("is the tutorial's first model where nothing is said", () => {
    const {recipe, complaints, remarks} = parse({dataset: 'mnist'});
    expect(complaints).to.deep.equal([]);
    expect(remarks).to.deep.equal([]);
    expect(networkOf(recipe)).to.deep.equal({
      inputs: 784,
      layers: [
        {kind: 'dense', units: 32, activation: 'relu'},
        {kind: 'dense', units: 784, activation: 'relu'},
      ],
      codeLayer: 0,
    });
    const training = trainingOf(recipe);
    expect(training.loss).to.equal('mse');
    expect(training.optimizer).to.include({name: 'adadelta', learningRate: 1, rho: 0.95, decay: 0});
    expect(recipe).to.include({epochs: 30, batchSize: 256, noShuffle: false, seed: 42, trainSize: null});
  });

  it("reads the tutorial's exercise: sgd with nesterov momentum and decay", () => {
    const recipe = recipeOf({
      optimizer: 'sgd',
      'learning-rate': '0.01',
      decay: '1e-6',
      momentum: '0.9',
      nesterov: '',
    });
    expect(trainingOf(recipe).optimizer).to.include({
      name: 'sgd',
      decay: 1e-6,
      momentum: 0.9,
      nesterov: true,
    });
  });

  it('asks for the penalty of a sparse code only where there is one', () => {
    expect(trainingOf(recipeOf({})).penalties).to.deep.equal([]);
    expect(trainingOf(recipeOf({'activity-l1': '1e-5'})).penalties).to.deep.equal([
      {kind: 'activity-l1', rate: 1e-5},
    ]);
  });

  it('mirrors hidden layers around the code, which may have its own activation', () => {
    const network = networkOf(
      recipeOf({'hidden-units': '128, 64', 'encoding-dim': '2', 'code-activation': 'linear'}),
    );
    expect(network.layers.map(({units, activation}) => `${units} ${activation}`)).to.deep.equal([
      '128 relu',
      '64 relu',
      '2 linear',
      '64 relu',
      '128 relu',
      '784 relu',
    ]);
    expect(network.codeLayer).to.equal(2);
    expect(parameterCount(network)).to.equal(785 * 128 + 129 * 64 + 65 * 2 + 3 * 64 + 65 * 128 + 129 * 784);
  });

  it('takes learning rates and rho from the optimizer, and the code activation from the others', () => {
    expect(recipeOf({optimizer: 'rmsprop'})).to.include({learningRate: 0.001, rho: 0.9});
    expect(recipeOf({optimizer: 'sgd'}).learningRate).to.equal(0.01);
    expect(recipeOf({activation: 'tanh'}).codeActivation).to.equal('tanh');
  });

  it("knows Keras's long names of losses", () => {
    expect(recipeOf({loss: 'binary_crossentropy'}).loss).to.equal('bce');
    expect(recipeOf({loss: 'mean_squared_error'}).loss).to.equal('mse');
  });

  it('reads ranges, changes, goals and lists', () => {
    const recipe = recipeOf({
      noise: 'gaussian',
      'noise-factor': '0-0.5',
      'min-delta': '1e-4',
      goal: 'val_loss<0.02',
      controls: 'play, learning-rate',
    });
    expect(recipe.noiseFactor).to.deep.equal({low: 0, high: 0.5});
    expect(recipe.minDelta).to.deep.equal({amount: 1e-4, relative: false});
    expect(recipe.goal).to.deep.equal({metric: 'val_loss', below: 0.02});
    expect(recipe.controls).to.deep.equal(['play', 'learning-rate']);
    expect(recipeOf({}).minDelta).to.deep.equal({amount: 0.02, relative: true});
  });

  it("lets an element's own defaults stand under the attributes", () => {
    const own = {noise: 'gaussian', epochs: '50', 'output-activation': 'sigmoid'};
    expect(parse({}, own).recipe).to.include({noise: 'gaussian', epochs: 50, outputActivation: 'sigmoid'});
    expect(parse({epochs: '3'}, own).recipe.epochs).to.equal(3);
  });

  const refused: [string, string][] = [
    ['epochs', 'abc'],
    ['epochs', ''],
    ['epochs', '0'],
    ['epochs', '1.5'],
    ['epochs', '10001'],
    ['epochs', '0x10'],
    ['epochs', '1e999'],
    ['encoding-dim', '0'],
    ['encoding-dim', '1025'],
    ['encoding-dim', '-3'],
    ['optimizer', 'adamm'],
    ['loss', '<img onerror=alert(1)>'],
    ['activation', '__proto__'],
    ['activation', 'constructor'],
    ['learning-rate', '0'],
    ['learning-rate', 'NaN'],
    ['learning-rate', 'Infinity'],
    ['learning-rate', '0,01'],
    ['noise-factor', '0.5-0.1'],
    ['noise-factor', '-1'],
    ['hidden-units', '128,,64'],
    ['hidden-units', '1,1,1,1,1,1,1,1,1'],
    ['hidden-units', '4096'],
    ['seed', '-1'],
    ['seed', '4294967296'],
    ['nesterov', 'maybe'],
    ['goal', 'accuracy>0.9'],
    ['controls', 'play pray'],
    ['dataset', 'minst'],
    ['dataset', 'javascript:alert(1)//'],
    ['backend', 'cuda'],
    ['min-delta', '101%'],
    ['test-size', '3'],
  ];
  for (const [attribute, value] of refused) {
    it(`complains of ${attribute}="${value}", naming attribute, value and what is accepted`, () => {
      const {recipe, complaints} = parse({[attribute]: value});
      expect(complaints).to.have.length(1);
      expect(complaints[0]).to.include({attribute, value});
      expect(complaints[0]!.accepted.kind).to.be.a('string');
      const {name} = fields.find((field) => field.attribute === attribute)!;
      expect(recipe[name]).to.deep.equal(parse().recipe[name]);
    });
  }

  it('complains of what only fields together make impossible', () => {
    expect(parse({'train-size': '100', 'batch-size': '101'}).complaints[0]).to.deep.include({
      attribute: 'batch-size',
      accepted: {kind: 'integer', min: 1, max: 100},
    });
    const whole = parse({dataset: 'mnist', 'batch-size': '60001'}).complaints[0];
    expect(whole?.accepted).to.include({max: 60_000});
    const large = parse({'hidden-units': '2048,2048,2048,2048,2048'}).complaints[0];
    expect(large?.accepted).to.include({kind: 'parameters', most: 20_000_000});
    expect(parse({noise: 'masking', 'noise-factor': '1.1'}).complaints[0]?.attribute).to.equal(
      'noise-factor',
    );
    expect(parse({noise: 'gaussian', 'noise-factor': '1.1'}).complaints).to.deep.equal([]);
  });

  it('limits no batch by the images of an address, whatever is in its name: nobody has counted them', () => {
    expect(parse({dataset: '/data/emnist/', 'batch-size': '100000'}).complaints).to.deep.equal([]);
  });

  it('uses a small train-size with the default batch size: the batch is then the whole set', () => {
    expect(parse({'train-size': '100'}).complaints).to.deep.equal([]);
  });

  it('says which arguments are kept but not used', () => {
    expect(parse({nesterov: '', optimizer: 'adam'}).remarks).to.deep.equal([
      {code: 'argument-unused', attribute: 'nesterov', optimizer: 'adam'},
    ]);
    expect(parse({nesterov: '', optimizer: 'sgd'}).remarks).to.deep.equal([]);
  });

  it('warns of cross-entropy on an output that is not bounded', () => {
    expect(parse({loss: 'bce'}).remarks).to.deep.equal([{code: 'bce-unbounded', activation: 'relu'}]);
    expect(parse({loss: 'bce', 'output-activation': 'sigmoid'}).remarks).to.deep.equal([]);
  });

  it('knows which changes need a new start', () => {
    const before = recipeOf({});
    expect(difference(before, recipeOf({epochs: '5'})).change).to.equal('live');
    expect(difference(before, recipeOf({autoplay: ''})).change).to.equal('view');
    expect(difference(before, recipeOf({epochs: '5', 'encoding-dim': '2'})).change).to.equal('reset');
    expect(difference(before, recipeOf({})).change).to.equal(null);
    // The learning rate follows the optimizer, which needs a new start.
    expect(difference(before, recipeOf({optimizer: 'adam'})).change).to.equal('reset');
  });

  it('has one row for every attribute, each with a default that it accepts itself', () => {
    expect(new Set(fields.map(({attribute}) => attribute)).size).to.equal(fields.length);
    expect(new Set(fields.map(({name}) => name)).size).to.equal(fields.length);
    const {recipe, complaints} = parse();
    expect(complaints).to.deep.equal([]);
    for (const {name} of fields) expect(recipe[name], name).to.not.equal(undefined);
  });
});
