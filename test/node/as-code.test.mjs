// A recipe as code is run, not only read: with tfjs, which is here, and with Keras 3 where a Python has it.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {importSources} from '../../scripts/sources.mjs';
import {root} from '../../scripts/data-dir.mjs';

const {asCode, parseRecipe, optimizers, say} = await importSources(`
  export {asCode} from './src/recipe/as-code/as-code.ts';
  export {parseRecipe} from './src/recipe/parse.ts';
  export {optimizers} from './src/recipe/names.ts';
  export {summaryDetails as say} from './src/locales/en/summary-details.ts';
`);
const folder = mkdtempSync(join(tmpdir(), 'ae-as-code-'));
after(() => rmSync(folder, {recursive: true}));

const codeOf = (library, texts) =>
  asCode(library, parseRecipe((name) => texts[name] ?? null).recipe, say.code.comments)
    .map(({text}) => text)
    .join('\n');

/** Small, so that all of them take seconds. */
const small = {'train-size': '60', 'test-size': '20', 'batch-size': '16', epochs: '2', 'encoding-dim': '3'};
const recipes = {
  'the tutorial’s net': {},
  'a deep one with a plateau': {
    'hidden-units': '12,6',
    'output-activation': 'sigmoid',
    'stop-at-plateau': '',
    patience: '1',
    'min-delta': '99%',
    epochs: '5',
  },
  'the exercise': {optimizer: 'sgd', 'learning-rate': '0.01', decay: '1e-6', momentum: '0.9', nesterov: ''},
  'a sparse one': {'activity-l1': '0.001', optimizer: 'adam', 'no-shuffle': ''},
  ...Object.fromEntries(
    optimizers.map((optimizer) => [`${optimizer} with decay`, {optimizer, decay: '0.01'}]),
  ),
  ...Object.fromEntries(
    ['mse', 'mae', 'bce', 'huber', 'log_cosh'].map((loss) => [loss, {loss, 'output-activation': 'sigmoid'}]),
  ),
  ...Object.fromEntries(
    ['gaussian', 'masking', 'salt-pepper'].flatMap((noise) =>
      ['0.3', '0-0.5'].map((factor) => [
        `${noise} ${factor}`,
        {noise, 'noise-factor': factor, decay: '0.01'},
      ]),
    ),
  ),
};

let files = 0;
/** The stripes of a few bytes: something that can be learned. */
const bytes = `Uint8Array.from({length: 784 * 100}, (_, i) => ((i * 7) % 29 < 9 ? 200 : 0))`;

for (const [name, texts] of Object.entries(recipes))
  test(`runs with tfjs: ${name}`, async () => {
    const code = codeOf('tfjs', {...small, ...texts});
    const tfjs = import.meta.resolve('@tensorflow/tfjs');
    const file = join(folder, `recipe-${++files}.mjs`);
    const before = `const trainBytes = ${bytes};\nconst testBytes = trainBytes;\n`;
    const after =
      '\nexport const shapes = [autoencoder, encoder, decoder].map((model) => [model.inputs[0].shape[1], model.outputs[0].shape[1], model.countParams()]);\nexport const made = decoder.predict(encoder.predict(xTest)).sub(autoencoder.predict(xTest)).abs().max().dataSync()[0];\nexport const rate = optimizer.learningRate;';
    writeFileSync(file, before + code.replace("'@tensorflow/tfjs'", JSON.stringify(tfjs)) + after);
    const log = console.log;
    console.log = () => undefined;
    const {shapes, made, rate} = await import(pathToFileURL(file).href).finally(() => (console.log = log));
    assert.deepEqual(
      shapes.map(([from, to]) => [from, to]),
      [
        [784, 784],
        [784, 3],
        [3, 784],
      ],
    );
    assert.equal(shapes[0][2], shapes[1][2] + shapes[2][2]);
    assert.equal(made, 0, 'the halves are the whole');
    if (texts.decay && texts.decay !== '1e-6') {
      const {recipe} = parseRecipe((field) => ({...small, ...texts})[field] ?? null);
      // Two epochs of four batches; the last of them, counted from 0, is the seventh.
      assert.ok(Math.abs(rate / (recipe.learningRate / (1 + recipe.decay * 7)) - 1) < 1e-6, String(rate));
    }
  });

/** A Python that has Keras 3: named by AE_PYTHON, or the system's. */
function pythonWithKeras() {
  for (const python of [process.env.AE_PYTHON, 'python3'].filter(Boolean))
    try {
      const version = execFileSync(python, ['-c', 'import keras; print(keras.__version__)'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: {...process.env, KERAS_BACKEND: process.env.KERAS_BACKEND ?? 'jax'},
      });
      if (version.trim().startsWith('3.')) return python;
    } catch {
      // The next one may have it.
    }
  return null;
}

const python = pythonWithKeras();
const skip = python ? false : 'no Python with Keras 3 is here (AE_PYTHON names one)';

test('runs with Keras 3, and is Python for Keras 2', {skip}, () => {
  const data = [
    'import keras, numpy as np',
    'images = (np.arange(784 * 100).reshape(100, 28, 28) * 7 % 29 < 9).astype("uint8") * 200',
    'keras.datasets.mnist.load_data = lambda: ((images, None), (images, None))',
    'import ast',
  ].join('\n');
  const script = [data];
  for (const [name, texts] of Object.entries(recipes)) {
    const code = codeOf('keras-3', {...small, ...texts, dataset: 'mnist'});
    const two = codeOf('keras-2', {...small, ...texts, dataset: 'mnist'});
    script.push(
      `ast.parse(${JSON.stringify(two)})`,
      `scope = {}`,
      `exec(compile(${JSON.stringify(code)}, ${JSON.stringify(name)}, "exec"), scope)`,
      'x = scope["x_test"]',
      'whole = scope["autoencoder"].predict(x, verbose=0)',
      'halves = scope["decoder"].predict(scope["encoder"].predict(x, verbose=0), verbose=0)',
      `assert whole.shape == (20, 784) and abs(whole - halves).max() < 1e-5, ${JSON.stringify(name)}`,
      'assert len(x) == 20 and len(scope["x_train"]) == 60',
      // Of five epochs too, where it ends at a plateau.
      `assert len(scope["history"].history["val_loss"]) == 2, ${JSON.stringify(name)}`,
    );
  }
  const file = join(folder, 'recipes.py');
  writeFileSync(file, script.join('\n'));
  execFileSync(python, [file], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {...process.env, KERAS_BACKEND: process.env.KERAS_BACKEND ?? 'jax'},
  });
});
