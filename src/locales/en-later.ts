import type {Values} from '../protocol/errors.ts';
import {en} from './en.ts';
import {asWritten} from './format.ts';
import {quoted, type LaterMessages, type Moment, type Noun} from './messages.ts';

const {count, loss, percent, bytes, megabytes, duration, plural, fixed} = en.format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'epoch', 'epochs')}`;
const lossWords = (value: number | null) => (value === null ? '' : `, val_loss ${loss(value)}`);
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};
const host = (values: Values) => {
  const url = String(values['url'] ?? '');
  return url === '' ? 'The address of the data' : quoted(url);
};

const folderHint = (values: Values) => (values['hint'] === 'folder' ? ' A folder ends in /.' : '');

const unfit: LaterMessages['unfit'] = {
  'no-webgl': 'no WebGL 2 in a worker',
  'software-webgl': 'WebGL is drawn by the processor here',
  'no-float32': 'this graphics card keeps half-precision numbers only',
  'no-webgpu': 'this browser has no WebGPU',
  'no-webassembly': 'no WebAssembly with SIMD, or the page forbids it',
  'wrong-numbers': 'its numbers differ from the plain engine’s',
  'no-answer': 'it did not answer in time',
  lost: 'its context was lost',
  'no-worker': 'it needs a worker, and this page allows none',
  'worker-base': 'it needs a worker, and the files in worker-base could not be started',
  'not-built': 'this build does not have it',
};
const unfitWords = (reason: string) => (unfit as Readonly<Record<string, string>>)[reason] ?? reason;

function say(moment: Moment): string {
  switch (moment.code) {
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
    case 'plateau':
      return `Stopped after ${epochs(moment.epoch)}: the curve went flat, more would change little.`;
    case 'below-loss':
      return 'val_loss can be below loss: loss averages over the epoch while weights still change.';
    case 'dead-outputs':
      return 'The same dots are missing in every picture: output units stuck at zero (relu).';
    case 'grey-levels':
      return `An MSE of ${loss(moment.loss)} is an error of about ${count(moment.levels)} of 255 grey levels.`;
    default:
      return en.say(moment);
  }
}

/** What is said once somebody has acted. */
export const later: LaterMessages = {
  button: {
    pause: 'Pause',
    resume: 'Continue',
    more: (n) => `${count(n)} more ${plural(n, 'epoch', 'epochs')}`,
    builtIn: 'Use the built-in digits',
    lower: (rate) => `Start again at ${asWritten(rate)}`,
    dismiss: 'Dismiss',
  },
  status: {
    training: (epoch, of, left) => ({
      strong: `Epoch ${count(epoch)}`,
      rest: `of ${count(of)}${left === null ? '' : ` · ${duration(left)} left`}`,
    }),
    paused: (epoch, of) => ({strong: `Epoch ${count(epoch)}`, rest: `of ${count(of)} · paused`}),
    done: (epoch) => ({strong: epochs(epoch), rest: '· done'}),
    plateau: (epoch) => ({strong: epochs(epoch), rest: '· stopped: flat'}),
    stopped: (epoch, of) => ({strong: `Epoch ${count(epoch)}`, rest: `of ${count(of)} · stopped`}),
  },
  announce: {
    loading: 'Loading.',
    training: (n) => `Training for ${epochs(n)}.`,
    paused: (epoch) => `Paused after ${epochs(epoch)}.`,
    done: (epoch, value) => `Done: ${epochs(epoch)}${lossWords(value)}.`,
    plateau: (epoch, value) => `Stopped because the curve went flat: ${epochs(epoch)}${lossWords(value)}.`,
  },
  pictures: {
    pair(noun, label, reconstructed) {
      const what =
        label === null ? `A ${noun}` : noun === 'digit' ? `Digit ${label}` : `A picture of class ${label}`;
      return reconstructed ? `${what} and its reconstruction` : what;
    },
  },
  say,
  facts: {
    rising: 'rising',
    flat: 'flat',
    flatSince: (epoch) => `since epoch ${count(epoch)}`,
  },
  chart: {
    epoch: 'epoch',
    summary: (first, last, now, best, bestEpoch) =>
      `Chart of loss by epoch. val_loss was ${loss(first)} after the first epoch, is ${loss(now)} after ${epochs(last)}; the best was ${loss(best)}, epoch ${count(bestEpoch)}`,
    readout: (epoch, train, val) => `epoch ${count(epoch)} · val_loss ${loss(val)} · loss ${loss(train)}`,
  },
  details: {
    engine: 'Engine',
    data: 'Data',
    recipe: 'Recipe',
    history: 'History',
    historyLast: (rows, all) => `History, the last ${count(rows)} of ${epochs(all)}`,
    noHistory: 'No epoch is finished yet.',
    step: (ms) => `${fixed(ms, ms < 10 ? 1 : 0)} ms a step`,
    onPage: "on the page's own thread: no worker could be started",
    passedOver: (engine, reason) => `${engine}: ${reason}`,
    notStarted: 'chosen when training starts',
    batch: (size) => `batch ${count(size)}`,
    epochs,
  },
  failure: {
    'attribute-invalid': (v) => `The attribute ${v['attribute'] ?? ''} has a value that is not accepted.`,
    'recipe-impossible': () => 'This network cannot be trained: it is too large for this device.',
    'data-not-found': (v) =>
      `${host(v)} was not found: the server answered ${v['status'] ?? 404}.${folderHint(v)}`,
    'data-refused': (v) =>
      `${host(v)} cannot be had: the server answered ${v['status'] ?? 500}.${folderHint(v)}`,
    'data-unreachable': (v) => `${host(v)} did not answer: offline, or this page may not load from there.`,
    'data-interrupted': (v) =>
      `${host(v)} broke off after ${bytes(Number(v['loaded'] ?? 0))}: the connection is gone.`,
    'data-not-images': (v) =>
      `${host(v)} is not a file of images${v['found'] ? ` but ${String(v['found']).toUpperCase()}` : ''}.${folderHint(v)}`,
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
    'not-loaded': () => en.notLoaded,
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
  notice: {
    page: 'No worker could be started on this page: training is slower.',
    workerBase: 'The files in worker-base could not be started: training is slower.',
  },
};
