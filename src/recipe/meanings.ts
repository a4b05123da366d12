import {side} from '../pixels/size.ts';
import {dataSets, isDrawn} from './datasets.ts';
import {learningRates} from './fields.ts';
import {optimizers} from './names.ts';
import type {Recipe} from './recipe.ts';
import {mapTable, type MapChoice} from './map-choice.ts';
import {testNoiseTable, type TestNoise} from './test-noise.ts';
import {worstTable, type WorstChoice} from './worst-choice.ts';

/** What the documentation says of a field. Apart from the table, because a page never needs it. */
export interface Meaning {
  /** Plain English, a sentence or two. */
  readonly meaning: string;
  /** The default in words, where it is not a constant. */
  readonly defaultInWords?: string;
}

const named = Object.keys(dataSets).map((name) =>
  isDrawn(name) ? `\`${name}\` (drawn by the library, no download)` : `\`${name}\``,
);

/** The optimizers by their rates, the largest first. */
function ratesInWords(): string {
  const rates = [...new Set(Object.values(learningRates))].sort((a, b) => Number(b) - Number(a));
  const having = (rate: string) => optimizers.filter((name) => learningRates[name] === rate);
  return rates.map((rate) => `${having(rate).join(' and ')} ${rate}`).join(', ');
}

export const meanings: Record<keyof Recipe, Meaning> = {
  dataset: {
    meaning: `${named.join(', ')}, or the url of an IDX file of ${side}×${side} images, or of a folder of the four files, ending in \`/\`.`,
  },
  datasetUrl: {
    meaning: 'Base url of your own copy of the named files.',
    defaultInWords: 'public mirrors in turn',
  },
  trainSize: {meaning: 'Training images used (`all` are 60,000). Fewer are less to download.'},
  testSize: {meaning: 'Test images used (`all` are 10,000).'},
  encodingDim: {meaning: 'Size of the code: the numbers a picture is squeezed into.'},
  hiddenUnits: {
    meaning:
      'Encoder layers before the code, mirrored in the decoder: `128,64`. At most 20 million parameters in all.',
  },
  activation: {meaning: 'Activation of the hidden layers.'},
  codeActivation: {meaning: 'Activation of the code.', defaultInWords: 'as `activation`'},
  outputActivation: {meaning: 'Activation of the output.'},
  loss: {meaning: "What training makes small; Keras's long names too."},
  huberDelta: {meaning: 'Where the huber loss turns from a parabola into a line.'},
  optimizer: {
    meaning: 'The rule that changes the weights, with the defaults of Keras 2.',
  },
  learningRate: {
    meaning: `Size of a step. ${ratesInWords()}.`,
    defaultInWords: "the optimizer's",
  },
  decay: {meaning: 'Time decay: step t uses learning-rate / (1 + decay·(t − 1)).'},
  momentum: {meaning: 'Share of the last step that is taken again.'},
  nesterov: {meaning: 'Momentum that looks ahead.'},
  rho: {
    meaning: 'How slowly the mean of squared gradients forgets.',
    defaultInWords: 'adadelta `0.95`, rmsprop `0.9`',
  },
  beta1: {meaning: 'How slowly the mean of gradients forgets.'},
  beta2: {meaning: 'How slowly the mean of squared gradients forgets.'},
  activityL1: {meaning: 'L1 penalty on the code: a sparse autoencoder.'},
  noise: {
    meaning:
      'Corruption of the inputs, fresh every batch, while the target stays clean. gaussian: x + factor·N(0,1), clipped to 0–1; masking: a share of the pixels set to 0; salt-pepper: a share set to 0 or 1.',
  },
  noiseFactor: {
    meaning:
      'How much: a number, or a range such as `0-0.5` drawn anew for each image. A share, 0–1, for masking and salt-pepper.',
  },
  epochs: {meaning: 'Passes over the training images.'},
  batchSize: {meaning: 'Images a step sees; at most `train-size`.'},
  noShuffle: {meaning: 'Takes the images in their own order every epoch.'},
  patience: {meaning: 'Epochs over which a plateau is judged.'},
  minDelta: {
    meaning:
      'Plateau: val_loss fell by less than this over the last `patience` epochs; relative with %, else absolute.',
  },
  stopAtPlateau: {meaning: 'Ends the run at a plateau.'},
  goal: {meaning: '`val_loss<0.02`: fires `ae-goal` at the first epoch that reaches it.'},
  seed: {meaning: 'Where all random numbers of the run come from.'},
  backend: {
    meaning:
      'The engine asked for. One that cannot run here is passed over for the next, and the element says which runs and why.',
  },
  weights: {
    meaning:
      'Url of a run saved by `save()`: the element is trained on arrival and answers without its data set; play goes on from there. What it says of the recipe stands where no attribute does.',
  },
  autoplay: {meaning: 'Starts when in view.'},
  predict: {
    meaning:
      'Whether `<ae-trainer>` asks, before the first training, what val_loss will come to; `ae-predict` tells.',
  },
  pauseOffscreen: {meaning: 'Rests while out of view.'},
  controls: {
    meaning:
      'The controls the reader gets, by name: `play`, `step`, `reset`, and any attribute of the recipe, as a setting under the bar; `none` for none.',
  },
  compact: {
    meaning:
      'For slides: what is under the tabs stands beside them, and a heading fits above in 960×700 pixels. In a column narrower than 940 pixels it is folded until a tab is pressed.',
  },
};

const testNoiseMeanings: Record<keyof TestNoise, Meaning> = {
  testNoise: {
    meaning: 'Kind of noise in the test digits. The reader can change it.',
    defaultInWords: 'as `noise`',
  },
  testNoiseFactor: {
    meaning:
      'How much of it; at most 1, a share, for masking and salt-pepper. The reader can change it; what is trained is not touched.',
    defaultInWords: 'as `noise-factor`, of a range the upper end',
  },
  comparePlain: {
    meaning:
      'Trains the same recipe without noise beside it, epoch by epoch; without it the reader can ask for that.',
  },
};

const mapMeanings: Record<keyof MapChoice, Meaning> = {
  points: {
    meaning:
      'Test images on the map, the first so many: MNIST has 10,000, the built-in digits as many as `test-size` says. From 10,000 on, lines of equal density lie under them. UMAP and t-SNE of many take long, and say how long; neighbours in pixels are looked for among 10,000 at most.',
  },
  view: {
    meaning:
      'The view it begins with: two numbers of the code as they are, PCA, UMAP or t-SNE. The reader can change it.',
    defaultInWords: '`code` for a code of one or two numbers, else `pca`',
  },
  source: {
    meaning:
      'What projections are made of: the code, or for comparison the pixels. The reader can change it.',
  },
  distance: {
    meaning:
      'What near means to UMAP, t-SNE, neighbours and scores: `cosine` compares directions only, which suits relu codes. The reader can change it.',
  },
};

const worstMeanings: Record<keyof WorstChoice, Meaning> = {
  count: {meaning: 'How many test images are shown, the worst first.'},
};

/** What elements take beside a recipe, by the name of their table in the documentation. */
export const ownTables = {
  noise: {table: testNoiseTable, meanings: testNoiseMeanings},
  map: {table: mapTable, meanings: mapMeanings},
  worst: {table: worstTable, meanings: worstMeanings},
};
