import {dataSetOf, isDrawn} from '../datasets.ts';
import {pixels} from '../../pixels/size.ts';
import type {Loss, Optimizer} from '../names.ts';
import type {Recipe} from '../recipe.ts';
import {writeValue} from '../write.ts';
import {gap, line, lines, type CodeComments, type CodeLine} from './line.ts';
import {halves, namedLayers, through} from './network-lines.ts';
import {float, inOneLine, quoted} from './numbers.ts';

/** How a version of Keras calls what both have, and the paragraphs that only it has. */
export interface Dialect {
  readonly imports: readonly string[];
  readonly datasets: string;
  readonly seed: string;
  readonly dense: string;
  readonly l1: string;
  readonly input: string;
  readonly model: string;
  readonly optimizers: string;
  readonly rate: string;
  readonly huber: string;
  readonly logCosh: string;
  readonly callback: string;
  /** The rate of an L1 penalty whose sum is meant to be divided by the images of a batch, and what is to be said of it. */
  penalty(rate: number, recipe: Recipe): string;
  penaltyNote(recipe: Recipe, say: CodeComments): string;
  /** Of an optimizer: lines before it, what its rate is, and arguments of this version alone. */
  optimizer(
    recipe: Recipe,
    say: CodeComments,
  ): {
    readonly before: readonly CodeLine[];
    readonly rate: string;
    readonly more: readonly CodeLine[];
  };
  /** Lines that corrupt, and what is given to `fit` then. */
  noise(
    recipe: Recipe,
    say: CodeComments,
  ): {
    readonly before: readonly CodeLine[];
    readonly fit: readonly CodeLine[];
  };
}

export const comment = (text: string, ...fields: (keyof Recipe)[]): CodeLine =>
  line(`# ${inOneLine(text)}`, ...fields);

const call = (layer: string, inside: string) => `${layer}(${inside})`;

/** Both versions call them so. Source: keras.io/api/optimizers; keras/optimizers.py of Keras 2.3. */
const classes: Readonly<Record<Optimizer, string>> = {
  sgd: 'SGD',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
  adam: 'Adam',
  adamax: 'Adamax',
  nadam: 'Nadam',
};

/** A recipe as Keras code: data, the three models, training. Each of its fields that changes training is said by a line. */
export function kerasCode(recipe: Recipe, say: CodeComments, of: Dialect): readonly CodeLine[] {
  const {noise, epochs, batchSize, noShuffle, stopAtPlateau, loss} = recipe;
  const noisy = noise === 'none' ? null : of.noise(recipe, say);
  const [encoder, decoder] = halves(namedLayers(recipe));
  return lines(
    of.imports.map((text) => line(text)),
    gap,
    dataLines(recipe, say, of.datasets),
    gap,
    comment(say.otherNumbers, 'seed'),
    line(`${of.seed}(${recipe.seed})`, 'seed'),
    gap,
    layerLines(recipe, say, of),
    gap,
    line(`pictures = ${of.input}(shape=(${pixels},))`),
    line(`encoded = ${through(encoder, 'pictures', call)}`, 'hiddenUnits'),
    line(`autoencoder = ${of.model}(pictures, ${through(decoder, 'encoded', call)})`, 'hiddenUnits'),
    gap,
    comment(say.shared),
    line(`encoder = ${of.model}(pictures, encoded)`),
    line(`codes = ${of.input}(shape=(${recipe.encodingDim},))`, 'encodingDim'),
    line(`decoder = ${of.model}(codes, ${through(decoder, 'codes', call)})`, 'hiddenUnits'),
    gap,
    optimizerLines(recipe, say, of),
    line(
      `autoencoder.compile(optimizer=optimizer, loss=${lossOf(recipe, of)})`,
      ...(loss === 'huber' ? (['loss', 'huberDelta'] as const) : (['loss'] as const)),
    ),
    gap,
    noisy && [...noisy.before, gap],
    stopAtPlateau ? [...plateauLines(recipe, say, of.callback), gap] : null,
    remarks(recipe, say, comment),
    line('history = autoencoder.fit('),
    noisy
      ? noisy.fit
      : [line('    x_train,', 'noise'), line('    x_train,'), ...batches(batchSize, noShuffle)],
    line(`    epochs=${epochs},`, 'epochs'),
    line(`    validation_data=(${noisy ? 'x_test_noisy' : 'x_test'}, x_test),`, 'noise'),
    stopAtPlateau ? line('    callbacks=[StopAtPlateau()],', 'stopAtPlateau') : null,
    line(')'),
  );
}

export const batches = (size: number, inOrder: boolean): readonly CodeLine[] => [
  line(`    batch_size=${size},`, 'batchSize'),
  line(`    shuffle=${inOrder ? 'False' : 'True'},`, 'noShuffle'),
];

/** Loads the pictures and makes rows of 784 values in 0–1 of them. */
function dataLines({dataset, trainSize, testSize}: Recipe, say: CodeComments, datasets: string): CodeLine[] {
  const rows = (name: string, size: number | null, field: 'trainSize' | 'testSize') =>
    line(
      `${name} = ${name}${size === null ? '' : `[:${size}]`}.reshape(-1, ${pixels}).astype("float32") / 255.0`,
      field,
    );
  const known = dataSetOf(dataset);
  const name = known && !isDrawn(dataset) ? dataset.replace('-', '_') : 'mnist';
  return lines(
    known
      ? [
          ...(isDrawn(dataset) ? [comment(say.otherData, 'dataset')] : []),
          line(`(x_train, _), (x_test, _) = ${datasets}.${name}.load_data()`, 'dataset'),
        ]
      : [
          comment(say.ownData(dataset), 'dataset'),
          line('x_train, x_test = np.load("train.npy"), np.load("test.npy")', 'dataset'),
        ],
    rows('x_train', trainSize, 'trainSize'),
    rows('x_test', testSize, 'testSize'),
  );
}

const layerLines = (recipe: Recipe, say: CodeComments, of: Dialect): readonly CodeLine[] => {
  const {dense, l1} = of;
  const made = namedLayers(recipe).map(({variable, units, activation, isCode, fields}) => {
    const rate = isCode ? recipe.activityL1 : 0;
    const penalty = rate > 0 ? `, activity_regularizer=${l1}(${of.penalty(rate, recipe)})` : '';
    return line(
      `${variable} = ${dense}(${units}, activation=${quoted(activation)}${penalty})`,
      ...fields,
      ...(penalty ? (['activityL1'] as const) : []),
    );
  });
  return recipe.activityL1 > 0 ? [comment(of.penaltyNote(recipe, say), 'activityL1'), ...made] : made;
};

function lossOf({loss, huberDelta}: Recipe, {huber, logCosh}: Dialect): string {
  const texts: Readonly<Record<Loss, string>> = {
    mse: '"mse"',
    mae: '"mae"',
    bce: '"binary_crossentropy"',
    huber: `${huber}(delta=${float(huberDelta)})`,
    log_cosh: quoted(logCosh),
  };
  return texts[loss];
}

function optimizerLines(recipe: Recipe, say: CodeComments, of: Dialect): CodeLine[] {
  const {optimizer, momentum, nesterov, rho, beta1, beta2} = recipe;
  const {before, rate, more} = of.optimizer(recipe, say);
  const rhoLine = line(`    rho=${float(rho)},`, 'rho');
  const betas = [line(`    beta_1=${float(beta1)},`, 'beta1'), line(`    beta_2=${float(beta2)},`, 'beta2')];
  const own: Readonly<Record<Optimizer, readonly CodeLine[]>> = {
    sgd: [
      line(`    momentum=${float(momentum)},`, 'momentum'),
      line(`    nesterov=${nesterov ? 'True' : 'False'},`, 'nesterov'),
    ],
    rmsprop: [rhoLine],
    adagrad: [],
    adadelta: [rhoLine],
    adam: betas,
    adamax: betas,
    nadam: betas,
  };
  return lines(
    before,
    line(`optimizer = ${of.optimizers}.${classes[optimizer]}(`, 'optimizer'),
    line(`    ${of.rate}=${rate},`, 'learningRate'),
    own[optimizer],
    more,
    line(')', 'optimizer'),
  );
}

/** `add_noise(images)`. @param random a generator of NumPy's: `rng`, or its module of Keras 2's days */
export function noiseFunction({noise, noiseFactor}: Recipe, random: string): CodeLine[] {
  const {low, high} = noiseFactor;
  const one = low === high;
  const factor = one ? float(low) : 'factor';
  const uniform = `${random}.random(images.shape)`;
  const results = {
    none: [],
    gaussian: [
      line(`    noisy = images + ${factor} * ${random}.normal(size=images.shape)`, 'noise', 'noiseFactor'),
      line('    return np.clip(noisy, 0.0, 1.0)', 'noise'),
    ],
    masking: [line(`    return np.where(${uniform} < ${factor}, 0.0, images)`, 'noise', 'noiseFactor')],
    'salt-pepper': [
      line(`    salt = ${uniform} < 0.5`, 'noise'),
      line(`    return np.where(${uniform} < ${factor}, salt, images)`, 'noise', 'noiseFactor'),
    ],
  };
  return lines(
    line('def add_noise(images):', 'noise'),
    one
      ? null
      : line(
          `    factor = ${random}.uniform(${float(low)}, ${float(high)}, (len(images), 1))`,
          'noiseFactor',
        ),
    results[noise],
  );
}

/** Ends training as the recipe does, which no callback of Keras does. */
function plateauLines({patience, minDelta}: Recipe, say: CodeComments, base: string): CodeLine[] {
  const least = minDelta.relative ? `${float(minDelta.amount)} * before` : float(minDelta.amount);
  return [
    comment(say.plateau(patience), 'stopAtPlateau', 'patience', 'minDelta'),
    line(`class StopAtPlateau(${base}):`, 'stopAtPlateau'),
    line('    def on_train_begin(self, logs=None):', 'stopAtPlateau'),
    line('        self.losses = []', 'stopAtPlateau'),
    gap,
    line('    def on_epoch_end(self, epoch, logs=None):', 'stopAtPlateau'),
    line('        self.losses.append(logs["val_loss"])', 'stopAtPlateau'),
    line(`        if len(self.losses) > ${patience}:`, 'patience'),
    line(`            before = self.losses[-1 - ${patience}]`, 'patience'),
    line(`            if before - self.losses[-1] < ${least}:`, 'minDelta'),
    line('                self.model.stop_training = True', 'stopAtPlateau'),
  ];
}

/** What no code says: at what the page would tell, and from what it would go on. */
export function remarks({goal, weights}: Recipe, say: CodeComments, made: typeof comment): CodeLine[] {
  return lines(
    goal && made(say.goal(writeValue(goal, {kind: 'goal'})), 'goal'),
    weights === null ? null : made(say.weights(weights), 'weights'),
  );
}
