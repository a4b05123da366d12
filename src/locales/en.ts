import type {Complaint} from '../recipe/parse.ts';
import {asWritten, formatFor} from './format.ts';
import {quoted, type FirstMessages, type FirstMoment} from './messages.ts';
import {type Noun} from './shared-messages.ts';

const format = formatFor('en');
const {count, megabytes, plural, fixed} = format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'epoch', 'epochs')}`;
const numbers = (n: number) => `${count(n)} ${plural(n, 'number', 'numbers')}`;
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};

function say(moment: FirstMoment): string {
  switch (moment.code) {
    case 'idle':
      return `Can a ${moment.noun} of 784 pixels be redrawn from ${numbers(moment.codeUnits)}? Press Train.`;
    case 'idle-noise':
      return `A network sees only noisy ${plurals[moment.noun]}. Can it draw the clean ones? Press Train.`;
    case 'download':
      return `Train downloads ${megabytes(moment.bytes)} of ${moment.name}; the rest happens here.`;
    case 'loading':
      return 'The network will train here, on this device.';
  }
}

function acceptedWords(accepted: Complaint['accepted']): string {
  switch (accepted.kind) {
    case 'integer':
      return `a whole number from ${accepted.min} to ${accepted.max}${accepted.orAll ? ', or all' : ''}`;
    case 'number':
      return accepted.above
        ? `a number above ${accepted.min}, up to ${asWritten(accepted.max)}`
        : `a number from ${accepted.min} to ${asWritten(accepted.max)}`;
    case 'choice':
      return `one of ${accepted.values.join(', ')}`;
    case 'flag':
      return 'no value, true or false';
    case 'units':
      return `none, or up to ${accepted.most} whole numbers from ${accepted.min} to ${accepted.max} with commas between, such as 128,64`;
    case 'range':
      return `a number from ${accepted.min} to ${accepted.max}, or a range of them, such as 0-0.5`;
    case 'change':
      return 'a share such as 2%, or a number such as 0.001';
    case 'goal':
      return 'val_loss or loss, < and a number, such as val_loss<0.02';
    case 'dataset':
      return `${accepted.values.join(', ')}, or the address of a file or of a folder ending in /`;
    case 'url':
      return 'an address that can be fetched';
    case 'names':
      return 'none, or names from play, step, reset and the other attributes, with spaces between';
    case 'parameters':
      return `layers with at most ${count(accepted.most)} parameters in all; these have ${count(accepted.count)}`;
  }
}

/** What is said before a run. */
export const en: FirstMessages = {
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
    caption: (noun) => `Test ${plurals[noun]}, each over its reconstruction`,
    awaited: (noun, label) =>
      `Room for ${noun === 'digit' ? `digit ${label}` : `a picture of class ${label}`} and its reconstruction`,
  },
  noise: {clean: 'clean', noisy: 'noisy', denoised: 'denoised', look: 'See the noisy pictures first'},
  say,
  losses: {
    mse: 'mean squared error',
    mae: 'mean absolute error',
    bce: 'binary cross-entropy',
    huber: 'Huber loss',
    log_cosh: 'log-cosh',
  },
  facts: {
    meanImage: (noun) => `mean ${noun}`,
    meanImageNote: () => 'drawn for every one',
    falling: 'still falling',
    anEpoch: 'an epoch',
    none: '–',
  },
  chart: {
    empty: 'Chart of loss by epoch; no epoch is finished yet',
  },
  map: {empty: 'Map of the codes; nothing is trained yet', place: 'any place, decoded'},
  details: {
    title: 'Details',
    own: 'the author’s own images',
    builtIn: 'built-in digits, not MNIST',
    dataChip: (name, train, test, fromCache) =>
      `${name}, ${count(train)} + ${count(test)}${fromCache ? ', from cache' : ''}`,
  },
  complaint: ({attribute, value, accepted}) =>
    `${attribute}="${quoted(value)}" is not accepted. It takes ${acceptedWords(accepted)}.`,
  remark(remark) {
    switch (remark.code) {
      case 'argument-unused':
        return `${remark.attribute} is not used: ${remark.optimizer} has no such argument.`;
      case 'bce-unbounded':
        return `bce compares probabilities, but a ${remark.activation} output can leave 0–1: training will be unsteady.`;
    }
  },
  savesData: 'This device saves data.',
  link: {
    missing: (name) => `There is no element ${name} on this page yet.`,
    'not-a-model': (name) => `${name} is not an element that trains a network.`,
    circle: (name) => `The link to ${name} leads back to this element: nobody trains.`,
  },
  notLoaded: 'A part of this library could not be loaded: offline?',
};
