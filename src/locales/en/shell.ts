import {formatFor} from '../format.ts';
import type {ShellMessages, ShellExplanation} from '../messages/shell.ts';
import type {Noun, Sentences} from '../messages/shared.ts';

const format = formatFor('en');
const {count, megabytes, plural, fixed} = format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'epoch', 'epochs')}`;
const numbers = (n: number) => `${count(n)} ${plural(n, 'number', 'numbers')}`;
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};

const say: Sentences<ShellExplanation> = {
  idle: (facts) =>
    `Can a ${facts.noun} of 784 pixels be redrawn from ${numbers(facts.codeUnits)}? Press Train.`,
  'idle-noise': (facts) =>
    `A network sees only noisy ${plurals[facts.noun]}. Can it draw the clean ones? Press Train.`,
  download: (facts) => `Train downloads ${megabytes(facts.bytes)} of ${facts.name}; the rest happens here.`,
  loading: () => 'The network will train here, on this device.',
};

/** What is said before a run. */
export const shell: ShellMessages = {
  format,
  name: 'Autoencoder',
  button: {
    train: 'Train',
    cancel: 'Cancel',
    step: '+1 epoch',
    reset: 'Reset',
    retry: 'Try again',
    builtIn: 'Use the built-in digits',
    group: 'Training',
  },
  status: {
    progress: 'Progress',
    idle: (n) => ({strong: epochs(n), rest: ''}),
    toLoad: (bytes) => (bytes === null ? 'loads its data' : `loads ${megabytes(bytes)}`),
    loadingData: (loaded, total) => ({
      strong: 'Loading',
      rest: total === null ? megabytes(loaded) : `${fixed(loaded / 1e6, 1)} of ${megabytes(total)}`,
    }),
    starting: {strong: 'Starting', rest: ''},
    invalid: {strong: 'Cannot start', rest: ''},
    failed: {strong: 'Not started', rest: ''},
  },
  pictures: {
    group: (noun) => `Ten test ${plurals[noun]} and their reconstructions`,
    original: 'original',
    reconstruction: 'reconstruction',
    code: 'code',
    pixels: '784 pixels',
    numbers,
    drawnHere: 'drawn here',
    awaited: (noun, label) =>
      noun === 'digit' ? `digit ${label}, not redrawn yet` : `picture of class ${label}, not redrawn yet`,
  },
  say,
  losses: {
    mse: 'mean squared error',
    mae: 'mean absolute error',
    bce: 'binary cross-entropy',
    huber: 'Huber loss',
    log_cosh: 'log-cosh',
  },
  parts: {
    encoder: 'encoder',
    decoder: 'decoder',
    loss: 'loss',
    lossNote: 'how far off; it moves every weight a little',
  },
  facts: {
    none: '–',
  },
  chart: {
    empty: 'Chart of loss by epoch; no epoch is finished yet',
    epoch: 'epoch',
    meanImage: (noun) => `mean ${noun}`,
    guess: 'your guess',
    up: (loss) => `error (${loss})`,
  },
  tabs: {
    curve: 'Curve',
    digit: 'This digit',
    picture: 'This picture',
    worst: 'Worst ten',
    runs: 'Runs',
    more: 'More',
  },
  details: {
    own: 'the author’s own images',
    titles: {digits: 'built-in digits, not MNIST'},
    dataChip: (name, train, test, fromCache) =>
      `${name}, ${count(train)} + ${count(test)}${fromCache ? ', from cache' : ''}`,
  },
  savesData: 'This device saves data.',
  notLoaded: 'A part of this library could not be loaded: offline?',
};
