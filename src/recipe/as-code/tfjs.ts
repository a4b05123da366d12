import {pixels} from '../../pixels/size.ts';
import type {Loss, Optimizer} from '../names.ts';
import type {Recipe} from '../recipe.ts';
import {remarks} from './keras.ts';
import {gap, line, lines, type CodeComments, type CodeLine} from './line.ts';
import {halves, namedLayers, through} from './network-lines.ts';
import {inOneLine, single} from './numbers.ts';

const comment = (text: string, ...fields: (keyof Recipe)[]): CodeLine =>
  line(`// ${inOneLine(text)}`, ...fields);
const call = (layer: string, inside: string) => `${layer}.apply(${inside})`;

function optimizerLines(recipe: Recipe, say: CodeComments): CodeLine[] {
  const {optimizer, learningRate: rate, momentum, nesterov, rho, beta1, beta2} = recipe;
  const sgd = momentum > 0 ? `momentum(${rate}, ${momentum}, ${nesterov})` : `sgd(${rate})`;
  const made: Readonly<Record<Optimizer, readonly [text: string, ...fields: (keyof Recipe)[]]>> = {
    sgd: [sgd, 'momentum', 'nesterov'],
    rmsprop: [`rmsprop(${rate}, ${rho})`, 'rho'],
    adagrad: [`adagrad(${rate}, 0)`],
    adadelta: [`adadelta(${rate}, ${rho})`, 'rho'],
    adam: [`adam(${rate}, ${beta1}, ${beta2})`, 'beta1', 'beta2'],
    adamax: [`adamax(${rate}, ${beta1}, ${beta2})`, 'beta1', 'beta2'],
    nadam: [`adam(${rate}, ${beta1}, ${beta2})`, 'beta1', 'beta2'],
  };
  const remark: Partial<Record<Optimizer, string>> = {
    rmsprop: say.epsilonElsewhere,
    adagrad: say.epsilonElsewhere,
    adam: say.epsilonElsewhere,
    nadam: say.noOptimizer('nadam', 'adam'),
  };
  const [text, ...own] = made[optimizer];
  const said = remark[optimizer];
  return lines(
    said === undefined ? null : comment(said, 'optimizer'),
    line(`const optimizer = tf.train.${text};`, 'optimizer', 'learningRate', ...own),
  );
}

function lossOf({loss, huberDelta}: Recipe): string {
  const texts: Readonly<Record<Loss, string>> = {
    mse: "'meanSquaredError'",
    mae: "'meanAbsoluteError'",
    bce: "'binaryCrossentropy'",
    huber: `(x, made) => tf.losses.huberLoss(x, made, undefined, ${huberDelta})`,
    log_cosh: "'logcosh'",
  };
  return texts[loss];
}

/** `addNoise(x)`: random numbers of tfjs, other ones at each call. */
function noiseLines({noise, noiseFactor}: Recipe): CodeLine[] {
  const {low, high} = noiseFactor;
  const one = low === high;
  const factor = one ? String(low) : 'factor';
  const uniform = 'tf.randomUniform(x.shape)';
  const results = {
    none: '',
    gaussian: `x.add(tf.randomNormal(x.shape).mul(${factor})).clipByValue(0, 1)`,
    masking: `tf.where(${uniform}.less(${factor}), tf.zerosLike(x), x)`,
    'salt-pepper': `tf.where(${uniform}.less(${factor}), ${uniform}.round(), x)`,
  };
  return lines(
    line('const addNoise = (x) =>', 'noise'),
    line('  tf.tidy(() => {', 'noise'),
    one
      ? null
      : line(`    const factor = tf.randomUniform([x.shape[0], 1], ${low}, ${high});`, 'noiseFactor'),
    line(`    return ${results[noise]};`, 'noise', 'noiseFactor'),
    line('  });', 'noise'),
  );
}

/** Sets the rate before a batch, which no optimizer of tfjs does by itself. */
function decayLines({optimizer, learningRate, decay}: Recipe, say: CodeComments): CodeLine[] {
  if (decay === 0) return [];
  const rate = `${learningRate} / (1 + ${decay} * batches++)`;
  return [
    comment(say.decay, 'decay'),
    line('let batches = 0;', 'decay'),
    line('const beforeBatch = () => {', 'decay'),
    optimizer === 'sgd'
      ? line(`  optimizer.setLearningRate(${rate});`, 'decay', 'learningRate')
      : line(`  optimizer.learningRate = ${rate};`, 'decay', 'learningRate'),
    line('};', 'decay'),
    gap,
  ];
}

function plateauLines({stopAtPlateau, patience, minDelta}: Recipe, say: CodeComments): CodeLine[] {
  if (!stopAtPlateau) return [];
  const least = minDelta.relative ? `${minDelta.amount} * before` : String(minDelta.amount);
  return [
    comment(say.plateau(patience), 'stopAtPlateau', 'patience', 'minDelta'),
    line('const losses = [];', 'stopAtPlateau'),
    line('const isFlat = (loss) => {', 'stopAtPlateau'),
    line('  losses.push(loss);', 'stopAtPlateau'),
    line(`  const before = losses.at(-1 - ${patience});`, 'patience'),
    line(`  return losses.length > ${patience} && before - loss < ${least};`, 'minDelta'),
    line('};', 'stopAtPlateau'),
    gap,
  ];
}

/** An epoch batch by batch: the noise of each is its own. */
function noisyTraining(recipe: Recipe, say: CodeComments): CodeLine[] {
  const {epochs, batchSize, noShuffle, decay, stopAtPlateau} = recipe;
  const order = noShuffle
    ? 'Uint32Array.from({length: count}, (_, i) => i)'
    : 'tf.util.createShuffledIndices(count)';
  return lines(
    line('const xTestNoisy = addNoise(xTest);', 'noise'),
    line('const [count] = xTrain.shape;'),
    line(`for (let epoch = 1; epoch <= ${epochs}; epoch++) {`, 'epochs'),
    line(`  const order = ${order};`, 'noShuffle'),
    line(`  for (let from = 0; from < count; from += ${batchSize}) {`, 'batchSize'),
    decay > 0 ? line('    beforeBatch();', 'decay') : null,
    line(
      `    const places = tf.tensor1d(Int32Array.from(order.slice(from, from + ${batchSize})), 'int32');`,
      'batchSize',
    ),
    line('    const clean = tf.gather(xTrain, places);'),
    line(`    // ${say.noisePerBatch}`, 'noise'),
    line('    const noisy = addNoise(clean);', 'noise'),
    line('    await autoencoder.trainOnBatch(noisy, clean);'),
    line('    tf.dispose([places, clean, noisy]);'),
    line('  }'),
    line(
      `  const valLoss = autoencoder.evaluate(xTestNoisy, xTest, {batchSize: ${batchSize}}).dataSync()[0];`,
      'batchSize',
      'noise',
    ),
    line('  console.log(epoch, valLoss);'),
    stopAtPlateau ? line('  if (isFlat(valLoss)) break;', 'stopAtPlateau') : null,
    line('}'),
  );
}

function training(recipe: Recipe): CodeLine[] {
  const {epochs, batchSize, noShuffle, decay, stopAtPlateau} = recipe;
  const callbacks = lines(
    decay > 0 ? line('    onBatchBegin: beforeBatch,', 'decay') : null,
    stopAtPlateau
      ? [
          line('    onEpochEnd: (epoch, {val_loss}) => {', 'stopAtPlateau'),
          line('      if (isFlat(val_loss)) autoencoder.stopTraining = true;', 'stopAtPlateau'),
          line('    },', 'stopAtPlateau'),
        ]
      : null,
  );
  return lines(
    line('const history = await autoencoder.fit(xTrain, xTrain, {', 'noise'),
    line(`  epochs: ${epochs},`, 'epochs'),
    line(`  batchSize: ${batchSize},`, 'batchSize'),
    line(`  shuffle: ${!noShuffle},`, 'noShuffle'),
    line('  validationData: [xTest, xTest],', 'noise'),
    callbacks.length > 0 ? [line('  callbacks: {'), ...callbacks, line('  },')] : null,
    line('});'),
  );
}

/** The recipe as code for tfjs, in a module. */
export function tfjs(recipe: Recipe, say: CodeComments): readonly CodeLine[] {
  const {activityL1, noise, seed, trainSize, testSize} = recipe;
  const layers = namedLayers(recipe);
  const [encoder, decoder] = halves(layers);
  const rows = (name: string, bytes: string, size: number | null, field: 'trainSize' | 'testSize') =>
    line(
      `const ${name} = toRows(${size === null ? bytes : `${bytes}.subarray(0, ${pixels} * ${size})`});`,
      field,
    );
  return lines(
    // In two parts: who looks for imports by their words alone finds none in this library.
    line(`import * as tf from ${single('@tensorflow/tfjs')};`),
    gap,
    comment(say.bytesNeeded('trainBytes, testBytes'), 'dataset'),
    line(
      `const toRows = (bytes) => tf.tensor2d(Float32Array.from(bytes, (byte) => byte / 255), [bytes.length / ${pixels}, ${pixels}]);`,
    ),
    rows('xTrain', 'trainBytes', trainSize, 'trainSize'),
    rows('xTest', 'testBytes', testSize, 'testSize'),
    gap,
    comment(say.otherNumbers, 'seed'),
    line(`const begin = (layer) => tf.initializers.glorotUniform({seed: ${seed} + layer});`, 'seed'),
    activityL1 > 0 ? comment(say.leftOut(`activity-l1 ${activityL1}`), 'activityL1') : null,
    layers.map(({variable, units, activation, fields}, place) =>
      line(
        `const ${variable} = tf.layers.dense({units: ${units}, activation: ${single(activation)}, kernelInitializer: begin(${place})});`,
        ...fields,
      ),
    ),
    gap,
    line(`const pictures = tf.input({shape: [${pixels}]});`),
    line(`const encoded = ${through(encoder, 'pictures', call)};`, 'hiddenUnits'),
    line(
      `const autoencoder = tf.model({inputs: pictures, outputs: ${through(decoder, 'encoded', call)}});`,
      'hiddenUnits',
    ),
    gap,
    comment(say.shared),
    line('const encoder = tf.model({inputs: pictures, outputs: encoded});'),
    line(`const codes = tf.input({shape: [${recipe.encodingDim}]});`, 'encodingDim'),
    line(
      `const decoder = tf.model({inputs: codes, outputs: ${through(decoder, 'codes', call)}});`,
      'hiddenUnits',
    ),
    gap,
    optimizerLines(recipe, say),
    line(
      `autoencoder.compile({optimizer, loss: ${lossOf(recipe)}});`,
      'loss',
      ...(recipe.loss === 'huber' ? (['huberDelta'] as const) : []),
    ),
    gap,
    decayLines(recipe, say),
    plateauLines(recipe, say),
    noise === 'none' ? null : [...noiseLines(recipe), gap],
    remarks(recipe, say, comment),
    noise === 'none' ? training(recipe) : noisyTraining(recipe, say),
  );
}
