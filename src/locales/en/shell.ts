import {asWritten, formatFor} from '../format.ts';
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

const accepted: ShellMessages['accepted'] = {
  integer: (taken) => `a whole number from ${taken.min} to ${taken.max}${taken.orAll ? ', or all' : ''}`,
  number: (taken) =>
    taken.above
      ? `a number above ${taken.min}, up to ${asWritten(taken.max)}`
      : `a number from ${taken.min} to ${asWritten(taken.max)}`,
  choice: (taken) => `one of ${taken.values.join(', ')}`,
  flag: () => 'no value, true or false',
  units: (taken) =>
    `none, or up to ${taken.most} whole numbers from ${taken.min} to ${taken.max} with commas between, such as 128,64`,
  range: (taken) => `a number from ${taken.min} to ${taken.max}, or a range of them, such as 0-0.5`,
  change: () => 'a share such as 2%, or a number such as 0.001',
  goal: () => 'val_loss or loss, < and a number, such as val_loss<0.02',
  dataset: (taken) => `${taken.values.join(', ')}, or the address of a file or of a folder ending in /`,
  url: () => 'an address that can be fetched',
  names: () => 'none, or names from play, step, reset and the other attributes, with spaces between',
  parameters: (taken) =>
    `layers with at most ${count(taken.most)} parameters in all; these have ${count(taken.count)}`,
};

/** What is said before a run. */
export const shell: ShellMessages = {
  format,
  name: 'Autoencoder in training',
  button: {
    train: 'Train',
    cancel: 'Cancel',
    step: '+1 epoch',
    reset: 'Reset',
    retry: 'Try again',
    sigmoid: 'Use sigmoid',
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
  },
  details: {
    title: 'Details',
    own: 'the author’s own images',
    titles: {digits: 'built-in digits, not MNIST'},
    dataChip: (name, train, test, fromCache) =>
      `${name}, ${count(train)} + ${count(test)}${fromCache ? ', from cache' : ''}`,
  },
  complaint: (attribute, value, taken) => `${attribute}="${value}" is not accepted. It takes ${taken}.`,
  accepted,
  remark: {
    'argument-unused': (remark) =>
      `${remark.attribute} is not used: ${remark.optimizer} has no such argument.`,
    'bce-unbounded': (remark) =>
      `bce compares probabilities, but a ${remark.activation} output can leave 0–1: training will be unsteady.`,
  },
  savesData: 'This device saves data.',
  link: {
    missing: (name) => `There is no element ${name} on this page yet.`,
    'not-a-model': (name) => `${name} is not an element that trains a network.`,
    circle: (name) => `The link to ${name} leads back to this element: nobody trains.`,
  },
  linked: {
    name: (below) => `the network ${below ? 'below' : 'above'}`,
    untrained: (name) => `${name} is not trained yet.`,
    go: 'Go to it',
  },
  notLoaded: 'A part of this library could not be loaded: offline?',
};
