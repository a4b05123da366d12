import type {Values} from '../protocol/errors.ts';
import type {Complaint} from '../recipe/parse.ts';
import {asWritten, formatFor} from './format.ts';
import {quoted, type Messages, type Moment, type Noun} from './messages.ts';

const format = formatFor('en');
const {count, loss, percent, megabytes, duration, plural, fixed} = format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'epoch', 'epochs')}`;
const numbers = (n: number) => `${count(n)} ${plural(n, 'number', 'numbers')}`;
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};
const host = (values: Values) => {
  const url = String(values['url'] ?? '');
  return url === '' ? 'The address of the data' : quoted(url);
};

const unfit: Messages['unfit'] = {
  'no-webgl': 'no WebGL 2 in a worker',
  'software-webgl': 'WebGL is drawn by the processor here',
  'no-float32': 'this graphics card keeps half-precision numbers only',
  'no-webgpu': 'this browser has no WebGPU',
  'no-webassembly': 'no WebAssembly with SIMD, or the page forbids it',
  'wrong-numbers': 'its numbers differ from the plain engine’s',
  'no-answer': 'it did not answer in time',
  lost: 'its context was lost',
  'no-worker': 'it needs a worker, and this page allows none',
  'not-built': 'this build does not have it',
};
const unfitWords = (reason: string) => (unfit as Readonly<Record<string, string>>)[reason] ?? reason;

function say(moment: Moment): string {
  switch (moment.code) {
    case 'idle':
      return `Can a ${moment.noun} of 784 pixels be redrawn from ${numbers(moment.codeUnits)}? Press Train.`;
    case 'download':
      return `Train first downloads ${megabytes(moment.bytes)} of ${moment.name}; then it all happens here.`;
    case 'loading':
      return 'The network will train here, on this device.';
    case 'first-epoch':
      return `The weights start out random; every ${plural(moment.batchSize, moment.noun, `${count(moment.batchSize)} ${plurals[moment.noun]}`)} move them a little.`;
    case 'mean-image':
      return `So far it draws the average ${moment.noun} for everything.`;
    case 'above-mean-image':
      return `Still worse than drawing the average ${moment.noun} for everything.`;
    case 'falling':
      return moment.done
        ? `Still falling, ${percent(moment.share)} an epoch: more epochs would go lower.`
        : `Still falling, ${percent(moment.share)} an epoch.`;
    case 'rising':
      return `val_loss is rising, ${percent(moment.share)} an epoch: the reconstructions get worse.`;
    case 'flat':
      return `Flat since epoch ${count(moment.epoch)}: more epochs change little.`;
    case 'below-loss':
      return 'val_loss can be below loss: loss averages over the epoch while weights still change.';
    case 'dead-outputs':
      return 'The same dots are missing in every picture: output units stuck at zero (relu).';
    case 'grey-levels':
      return `An MSE of ${loss(moment.loss)} is an error of about ${count(moment.levels)} of 255 grey levels.`;
  }
}

function acceptedWords(accepted: Complaint['accepted']): string {
  switch (accepted.kind) {
    case 'integer':
      return `a whole number from ${accepted.min} to ${accepted.max}${accepted.orAll ? ', or all' : ''}`;
    case 'number':
      return accepted.above
        ? `a number above ${accepted.min}, up to ${accepted.max}`
        : `a number from ${accepted.min} to ${accepted.max}`;
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

export const en: Messages = {
  format,
  name: 'Autoencoder in training',
  button: {
    train: 'Train',
    cancel: 'Cancel',
    pause: 'Pause',
    resume: 'Continue',
    more: (n) => `${count(n)} more ${plural(n, 'epoch', 'epochs')}`,
    step: '+1 epoch',
    reset: 'Reset',
    retry: 'Try again',
    builtIn: 'Use the built-in digits',
    lower: (rate) => `Start again at ${asWritten(rate)}`,
    sigmoid: 'Use sigmoid',
    dismiss: 'Dismiss',
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
    training: (epoch, of, left) => ({
      strong: `Epoch ${count(epoch)}`,
      rest: `of ${count(of)}${left === null ? '' : ` · ${duration(left)} left`}`,
    }),
    paused: (epoch, of) => ({strong: `Epoch ${count(epoch)}`, rest: `of ${count(of)} · paused`}),
    done: (epoch) => ({strong: epochs(epoch), rest: '· done'}),
    stopped: (epoch, of) => ({strong: `Epoch ${count(epoch)}`, rest: `of ${count(of)} · stopped`}),
    invalid: {strong: 'Cannot start', rest: ''},
    failed: {strong: 'Not started', rest: ''},
  },
  announce: {
    loading: 'Loading.',
    training: (n) => `Training for ${epochs(n)}.`,
    paused: (epoch) => `Paused after ${epochs(epoch)}.`,
    done: (epoch, value) => `Done: ${epochs(epoch)}${value === null ? '' : `, val_loss ${loss(value)}`}.`,
  },
  pictures: {
    group: (noun) => `Ten test ${plurals[noun]} and their reconstructions`,
    original: 'original',
    reconstruction: 'reconstruction',
    caption: (noun) => `Test ${plurals[noun]}, each over its reconstruction`,
    pair(noun, label, reconstructed) {
      const what =
        label === null ? `A ${noun}` : noun === 'digit' ? `Digit ${label}` : `A picture of class ${label}`;
      return reconstructed ? `${what} and its reconstruction` : what;
    },
    awaited: (noun, label) =>
      `Room for ${noun === 'digit' ? `digit ${label}` : `a picture of class ${label}`} and its reconstruction`,
  },
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
    rising: 'rising',
    flat: 'flat',
    anEpoch: 'an epoch',
    flatSince: (epoch) => `since epoch ${count(epoch)}`,
    none: '–',
  },
  chart: {
    epoch: 'epoch',
    empty: 'Chart of loss by epoch; no epoch is finished yet',
    summary: (first, last, now, best, bestEpoch) =>
      `Chart of loss by epoch. val_loss was ${loss(first)} after the first epoch, is ${loss(now)} after ${epochs(last)}; the best was ${loss(best)}, epoch ${count(bestEpoch)}`,
    readout: (epoch, train, val) => `epoch ${count(epoch)} · val_loss ${loss(val)} · loss ${loss(train)}`,
  },
  details: {
    title: 'Details',
    engine: 'Engine',
    data: 'Data',
    recipe: 'Recipe',
    history: 'History',
    historyLast: (rows, all) => `History, the last ${count(rows)} of ${epochs(all)}`,
    noHistory: 'No epoch is finished yet.',
    builtIn: 'built-in digits, not MNIST',
    dataChip: (name, train, test, fromCache) =>
      `${name}, ${count(train)} + ${count(test)}${fromCache ? ', from cache' : ''}`,
    step: (ms) => `${fixed(ms, ms < 10 ? 1 : 0)} ms a step`,
    onPage: "on the page's own thread: no worker may run here",
    passedOver: (engine, reason) => `${engine}: ${reason}`,
    trial: (engine, ms, chosen) =>
      `${engine}: ${fixed(ms, 1)} ms a step, ${chosen ? 'faster: used from the next reset' : 'not faster'}`,
    notStarted: 'chosen when training starts',
    batch: (size) => `batch ${count(size)}`,
    epochs,
  },
  failure: {
    'attribute-invalid': (v) => `The attribute ${v['attribute'] ?? ''} has a value that is not accepted.`,
    'recipe-impossible': () => 'This network cannot be trained: it is too large for this device.',
    'data-not-found': (v) => `${host(v)} was not found: the server answered ${v['status'] ?? 404}.`,
    'data-unreachable': (v) => `${host(v)} did not answer: offline, or this page may not load from there.`,
    'data-not-images': (v) =>
      `${host(v)} is not a file of images${v['found'] ? ` but ${String(v['found']).toUpperCase()}` : ''}.`,
    'data-magic': (v) =>
      `${host(v)} is an IDX file, but not one of bytes in ${v['dimensions'] ?? 3} dimensions (magic number ${v['magic'] ?? 'unknown'}).`,
    'data-shape': (v) =>
      `${host(v)} holds images of ${v['height']}×${v['width']} pixels; they must be 28×28.`,
    'data-gzip': (v) => `${host(v)} is damaged: its compressed stream cannot be read.`,
    'data-short': (v) =>
      `${host(v)} ends too soon: ${count(Number(v['got'] ?? 0))} of the ${count(Number(v['wanted'] ?? 0))} bytes it promises.`,
    'data-too-large': (v) =>
      `${host(v)} is larger than it says, or than can be held (${megabytes(Number(v['limit'] ?? 0))}).`,
    'data-count': (v) => `${host(v)} does not hold the images wanted, or images and labels do not match.`,
    'data-mismatch': (v) =>
      `${host(v)} is not ${v['dataset'] ?? 'the data set'}: its contents differ from the published ones.`,
    'engine-unfit': (v) =>
      `The ${v['engine'] ?? ''} engine cannot run here: ${unfitWords(String(v['reason'] ?? ''))}.`,
    'engine-lost': () => 'The graphics context was lost; another engine goes on.',
    'worker-lost': () => 'The worker ended; a new one goes on from there.',
    'worker-refused': () => 'No worker could be started, so nothing can be trained here.',
    diverged: (v) =>
      `The loss grew beyond all bounds in epoch ${v['epoch'] ?? '?'}, batch ${v['batch'] ?? '?'}, at learning rate ${asWritten(v['learningRate'])}.` +
      (v['kept'] === 0 ? '' : ' The last good weights are kept.'),
    internal: (v) => `Something went wrong in the library: ${quoted(String(v['message'] ?? 'unknown'))}`,
  },
  unfit,
  complaint: ({attribute, value, accepted}) =>
    `${attribute}="${quoted(value)}" is not accepted. It takes ${acceptedWords(accepted)}.`,
  remark(remark) {
    switch (remark.code) {
      case 'argument-unused':
        return `${remark.attribute} is not used: ${remark.optimizer} has no such argument.`;
      case 'bce-unbounded':
        return `bce compares probabilities, but a ${remark.activation} output can leave 0–1: training will be unsteady.`;
      case 'weights-unused':
        return 'weights is not used in this version: training starts from random weights.';
    }
  },
  notice: {page: 'No worker may run on this page: training is slower.'},
};
