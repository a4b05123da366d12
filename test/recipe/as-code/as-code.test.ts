import {expect} from '@open-wc/testing';
import {summaryDetails as en} from '../../../src/locales/en/summary-details.ts';
import {summaryDetails as es} from '../../../src/locales/es/summary-details.ts';
import {asCode} from '../../../src/recipe/as-code/as-code.ts';
import {keras3Rates} from '../../../src/recipe/as-code/keras-3-rates.ts';
import {libraries, type Library} from '../../../src/recipe/as-code/line.ts';
import {fields, learningRates} from '../../../src/recipe/fields.ts';
import {optimizers} from '../../../src/recipe/names.ts';
import {notTrained, recipeOf, variants} from './recipes.ts';
import {callsIn, keras2, keras3} from './signatures.ts';

const say = en.code.comments;
const codeOf = (library: Library, texts: Readonly<Record<string, string>> = {}): string =>
  asCode(library, recipeOf(texts), say)
    .map(({text}) => text)
    .join('\n');
const trained = fields.filter(({name}) => !notTrained.has(name));

/** What a library has no argument for, beside what none has: a comment names it. */
const inComments: Readonly<Record<Library, readonly string[]>> = {
  'keras-3': ['goal', 'weights'],
  'keras-2': ['goal', 'weights'],
  tfjs: ['dataset', 'activityL1', 'goal', 'weights'],
};
const isComment = (text: string) => /^\s*(#|\/\/)/.test(text);

describe('a recipe as code', () => {
  it('says every field of the recipe that changes training, in each library, by a line that names it', () => {
    expect(Object.keys(variants).sort()).to.deep.equal(trained.map(({name}) => name).sort());
    for (const library of libraries)
      for (const {name, attribute} of trained) {
        const {texts, besides} = variants[name]!;
        const [one, other] = texts.map((text) =>
          asCode(library, recipeOf({...besides, [attribute]: text}), say),
        );
        const saying = one!.filter((line) => line.fields.includes(name));
        expect(saying.length, `${library}: ${name}`).to.be.above(0);
        // tfjs has no data of its own, whatever they are called.
        if (library !== 'tfjs' || name !== 'dataset')
          expect(one, `${library}: ${name}`).to.not.deep.equal(other);
        const said = saying.some(({text}) => !isComment(text));
        expect(said, `${library}: ${name} is code, or is listed`).to.equal(
          !inComments[library].includes(name),
        );
      }
  });

  it('leaves out by name what an optimizer of a library has no argument for', () => {
    expect(codeOf('keras-2', {optimizer: 'nadam', decay: '0.01'}))
      .to.contain('# There is nothing for it there, so it is left out: decay 0.01.')
      .and.not.contain('decay=');
    expect(codeOf('tfjs', {optimizer: 'nadam'})).to.contain('There is no nadam there: adam in its place.');
    expect(codeOf('keras-3', {optimizer: 'nadam'})).to.contain('0.96^(0.004 t) in Keras 2');
  });

  it('names no argument that the library does not have', () => {
    for (const [library, signatures] of [
      ['keras-3', keras3],
      ['keras-2', keras2],
    ] as const) {
      const called = new Set<string>();
      const checked = [
        ...trained.flatMap(({name, attribute}) =>
          variants[name]!.texts.map((text) => ({...variants[name]!.besides, [attribute]: text})),
        ),
        ...optimizers.map((optimizer) => ({optimizer, decay: '0.001'})),
        {loss: 'huber', noise: 'gaussian', 'activity-l1': '0.1', 'stop-at-plateau': ''},
      ];
      for (const texts of checked)
        for (const call of callsIn(codeOf(library, texts))) {
          called.add(call.called);
          const known = signatures[call.called];
          if (!known)
            expect(
              call.named.filter((name) => name !== 'size'),
              call.called,
            ).to.deep.equal([]);
          else for (const name of call.named) expect(known, `${library}: ${call.called}`).to.include(name);
        }
      expect([...called], `${library}: all of the table is met`).to.include.members(Object.keys(signatures));
    }
  });

  it('gives every optimizer its learning rate by name, whatever the library begins with', () => {
    for (const optimizer of optimizers) {
      const rate = Number(learningRates[optimizer]);
      const text = Number.isInteger(rate) ? `${rate}.0` : String(rate);
      expect(codeOf('keras-3', {optimizer})).to.contain(`    learning_rate=${text},`);
      expect(codeOf('keras-2', {optimizer})).to.contain(`    lr=${text},`);
    }
    // Where today's rates differ from the tutorial's.
    expect(optimizers.filter((name) => keras3Rates[name] !== learningRates[name])).to.deep.equal([
      'adagrad',
      'adadelta',
      'adamax',
      'nadam',
    ]);
  });

  it('is for the tutorial’s net what the tutorial builds: three models that share their layers', () => {
    const code = codeOf('keras-3', {dataset: 'mnist'});
    for (const line of [
      '(x_train, _), (x_test, _) = keras.datasets.mnist.load_data()',
      'x_train = x_train.reshape(-1, 784).astype("float32") / 255.0',
      'code = layers.Dense(32, activation="relu")',
      'output = layers.Dense(784, activation="relu")',
      'encoded = code(pictures)',
      'autoencoder = keras.Model(pictures, output(encoded))',
      'encoder = keras.Model(pictures, encoded)',
      'decoder = keras.Model(codes, output(codes))',
      'optimizer = keras.optimizers.Adadelta(',
      'autoencoder.compile(optimizer=optimizer, loss="mse")',
      '    validation_data=(x_test, x_test),',
    ])
      expect(code).to.contain(`${line}\n`);
    const deep = codeOf('keras-3', {'hidden-units': '128,64', 'encoding-dim': '2'});
    expect(deep).to.contain('encoded = code(hidden_2(hidden_1(pictures)))\n');
    expect(deep).to.contain('decoder = keras.Model(codes, output(hidden_4(hidden_3(codes))))\n');
    expect(deep).to.not.match(/layers\[-?\d/);
  });

  it('cannot leave a comment by a line break that an author wrote', () => {
    const texts = {dataset: 'https://host/a\nimport os/', weights: 'no\nimport os'};
    for (const library of libraries) expect(codeOf(library, texts)).to.not.match(/^import os/m);
  });

  it('begins no two layers of tfjs alike: mirrored ones would be the same numbers', () => {
    const code = codeOf('tfjs', {'hidden-units': '128', seed: '7'});
    expect(code.match(/begin\(\d\)/g)).to.deep.equal(['begin(0)', 'begin(1)', 'begin(2)', 'begin(3)']);
    expect(code).to.contain('{seed: 7 + layer}');
  });

  it('divides an L1 penalty by the batch where the library sums it', () => {
    const texts = {'activity-l1': '0.001', 'batch-size': '128'};
    expect(codeOf('keras-2', texts)).to.contain('regularizers.l1(0.001 / 128)');
    expect(codeOf('keras-3', texts))
      .to.contain('keras.regularizers.L1(0.001)')
      .and.contain('0.001 / 128 there');
  });

  it('decays by steps in Keras 3, by an argument in Keras 2, by a callback in tfjs', () => {
    const texts = {optimizer: 'sgd', 'learning-rate': '0.01', decay: '1e-6', momentum: '0.9', nesterov: ''};
    expect(codeOf('keras-3', texts)).to.contain('    decay_steps=1,\n    decay_rate=0.000001,\n');
    expect(codeOf('keras-2', texts)).to.contain(
      'optimizers.SGD(\n    lr=0.01,\n    momentum=0.9,\n    nesterov=True,\n    decay=0.000001,\n)',
    );
    expect(codeOf('tfjs', texts)).to.contain('optimizer.setLearningRate(0.01 / (1 + 0.000001 * batches++));');
  });

  it('draws noise for each batch in Keras 3 and tfjs, and once in Keras 2, which says so', () => {
    const texts = {noise: 'gaussian'};
    expect(codeOf('keras-3', texts)).to.contain('# Noise is drawn anew for each batch.');
    expect(codeOf('tfjs', texts)).to.contain('// Noise is drawn anew for each batch.');
    expect(codeOf('keras-2', texts)).to.contain(
      '# As in the tutorial, noise is drawn once, for all epochs.\nx_train_noisy = add_noise(x_train)',
    );
  });

  it('speaks the language of the page in its comments, and only there', () => {
    const texts = {noise: 'masking', 'stop-at-plateau': ''};
    for (const library of libraries) {
      const inEnglish = asCode(library, recipeOf(texts), en.code.comments);
      const inSpanish = asCode(library, recipeOf(texts), es.code.comments);
      inEnglish.forEach(({text}, i) => {
        if (isComment(text)) expect(inSpanish[i]!.text).to.not.equal(text);
        else expect(inSpanish[i]!.text).to.equal(text);
      });
    }
  });
});
