import type {Values} from '../../protocol/errors.ts';
import {asWritten} from '../format.ts';
import type {RunMessages, RunExplanation} from '../messages/run.ts';
import type {Noun, Sentences} from '../messages/shared.ts';
import {quoted} from '../sentences.ts';
import {shell} from './shell.ts';

const {count, loss, percent, bytes, megabytes, duration, plural, fixed} = shell.format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'epoch', 'epochs')}`;
const lossWords = (value: number | null) => (value === null ? '' : `, val_loss ${loss(value)}`);
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};
/** An image, for want of seeing it. */
export const named = (noun: Noun, label: number | null) =>
  label === null ? `A ${noun}` : noun === 'digit' ? `Digit ${label}` : `A picture of class ${label}`;
const host = (values: Values) => {
  const url = String(values['url'] ?? '');
  return url === '' ? 'The address of the data' : quoted(url);
};

const folderHint = (values: Values) => (values['hint'] === 'folder' ? ' A folder ends in /.' : '');

const unfit: RunMessages['unfit'] = {
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
  layers: 'it does not train such layers',
};
/** A worker of another version may have reasons of its own. */
const reasons: Readonly<Record<string, string | undefined>> = unfit;
const unfitWords = (values: Values) => {
  const reason = String(values['reason'] ?? '');
  return reasons[reason] ?? reason;
};

/** Why a file is not taken. */
function runReason({reason, attribute, wanted, held}: Values): string {
  switch (reason) {
    case 'not-a-run':
      return 'it is another kind of file';
    case 'recipe':
      return 'its recipe is not accepted by this version';
    case 'attribute':
      return `${attribute}="${wanted}" asks for another run than it holds, which has "${held}"`;
    case 'own-data':
      return `it was trained on other images of the author’s own (${held}) than this element is given (${wanted})`;
    case 'data':
      return `it was trained on ${held}, and this element is given images of the author’s own (${wanted})`;
    case 'not-numbers':
      return 'its weights are not all numbers';
    default:
      return 'it is damaged';
  }
}

const say: Sentences<RunExplanation> = {
  'first-epoch': (facts) =>
    `The weights start out random; every ${plural(facts.batchSize, facts.noun, `${count(facts.batchSize)} ${plurals[facts.noun]}`)} move them a little.`,
  'mean-image': (facts) => `So far it draws the average ${facts.noun} for everything.`,
  'above-mean-image': (facts) => `Still worse than drawing the average ${facts.noun} for everything.`,
  falling: (facts) =>
    facts.done
      ? `Still falling, ${percent(facts.share)} an epoch: more epochs would go lower.`
      : `Still falling, ${percent(facts.share)} an epoch.`,
  rising: (facts) => `val_loss is rising, ${percent(facts.share)} an epoch: the reconstructions get worse.`,
  flat: (facts) => `Flat since epoch ${count(facts.epoch)}: more epochs change little.`,
  plateau: (facts) => `Stopped after ${epochs(facts.epoch)}: the curve went flat, more would change little.`,
  'below-loss': () => 'val_loss can be below loss, a mean over weights that still change.',
  'dead-outputs': () => 'The same dots are missing everywhere: outputs stuck at zero (relu).',
  'above-linear': (facts) =>
    facts.kind === 'pca'
      ? 'PCA is linear and needs no epochs; this run is not below it yet.'
      : 'The best linear denoiser needs no epochs; this run is not below it yet.',
  'below-linear': (facts) =>
    facts.kind === 'pca'
      ? `Below PCA, the best linear code of this size, since epoch ${count(facts.since)}.`
      : `Below the best linear denoiser of this size since epoch ${count(facts.since)}.`,
  'adadelta-tiny': (facts) =>
    `Keras 2’s rate for adadelta is 1; at ${asWritten(facts.rate)} this net barely learns.`,
  'decay-small': (facts) =>
    `decay ${asWritten(facts.decay)} takes ${percent(facts.share)} off the rate in ${epochs(facts.epochs)}: too little to see.`,
  'above-one': (facts) =>
    `Some dots reach ${fixed(facts.most, 2)}; the pictures show all above 1 as full ink.`,
  'huber-half': (facts) =>
    `No error here is above δ = ${asWritten(facts.delta)}, so Huber is just half the MSE.`,
  'grey-levels': (facts) =>
    `An MSE of ${loss(facts.loss)} is an error of about ${count(facts.levels)} of 255 grey levels.`,
};

/** What is said once somebody has acted. */
export const run: RunMessages = {
  button: {
    pause: 'Pause',
    resume: 'Continue',
    more: (n) => `${count(n)} more ${plural(n, 'epoch', 'epochs')}`,
    lower: (rate) => `Start again at ${asWritten(rate)}`,
    dismiss: 'Dismiss',
    undo: 'Undo reset',
    next: (n) => `Next of ${count(n)} sentences`,
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
    asOf: (epoch, behind) => ({strong: `As of epoch ${count(epoch)}`, rest: `· ${count(behind)} trained`}),
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
      const what = named(noun, label);
      return reconstructed ? `${what} and its reconstruction` : what;
    },
  },
  say,
  facts: {
    meanImageNote: () => 'drawn for every one',
    falling: 'still falling',
    anEpoch: 'an epoch',
    rising: 'rising',
    flat: 'flat',
    flatSince: (epoch) => `since epoch ${count(epoch)}`,
    linear: ({kind, rank}) => (kind === 'pca' ? `PCA, rank ${count(rank)}` : 'best linear'),
    linearNote: ({kind, rank, clipped}) =>
      kind === 'pca'
        ? clipped
          ? 'clipped to 0–1'
          : 'not clipped to 0–1'
        : `denoiser of rank ${count(rank)}, ${clipped ? 'clipped' : 'not clipped'}`,
  },
  chart: {
    summary: (first, last, now, best, bestEpoch) =>
      `Chart of loss by epoch. val_loss was ${loss(first)} after the first epoch, is ${loss(now)} after ${epochs(last)}; the best was ${loss(best)}, epoch ${count(bestEpoch)}`,
    readout: (epoch, train, val) => `epoch ${count(epoch)} · val_loss ${loss(val)} · loss ${loss(train)}`,
    readEpoch: (epoch) => `epoch ${count(epoch)}`,
    linearShort: (kind) => (kind === 'pca' ? 'PCA' : 'best linear'),
    linear: ({kind, clipped}) =>
      `${kind === 'pca' ? 'PCA' : 'best linear'}, ${clipped ? 'clipped' : 'not clipped'}`,
    earlier: 'earlier run',
    asOf: (epoch) => `epoch ${count(epoch)}`,
    log: 'Logarithmic loss axis',
    curve: 'Chart',
    earlierRuns: (n) => `${count(n)} earlier ${plural(n, 'run', 'runs')}, faint in the chart`,
    clear: 'Clear',
    batch: 'batch',
    batchTitle: (epoch) => `Loss by batch, epoch ${count(epoch)}`,
    batchSummary: (epoch, first, last, n) =>
      `Chart of the loss of each batch in epoch ${count(epoch)}: ${loss(first)} at first, ${loss(last)} at batch ${count(n)}`,
  },
  rows: {
    group: (name, shown) => (shown === null ? name : `${name}, as of epoch ${count(shown)}`),
    choose: (noun) => `Select a ${noun}`,
    asOf: (epoch) => `epoch ${count(epoch)}`,
    error: 'error',
    codeSummary: ({units, zeros, largest, unit}) =>
      `code of ${count(units)}, ${count(zeros)} at zero, largest ${loss(largest)} in unit ${count(unit)}`,
    errorSummary: (name, value) => `${name} ${loss(value)}`,
  },
  choice: {
    title: (noun) => `Test ${plurals[noun]}`,
    which: 'Show',
    each: 'one of each class',
    ofClass: (noun, label) => (noun === 'digit' ? `ten ${label}s` : `ten of class ${label}`),
    random: 'ten at random',
    byIndex: 'by index',
    another: 'Another ten',
    places: 'Indices in the test set',
    placesWrong: (most, last) =>
      `Up to ${count(most)} whole numbers from 0 to ${last}, with commas between, such as 0, 7, 42.`,
    errorRow: 'Row of errors',
  },
  worst: {
    title: (noun) => `The ten worst test ${plurals[noun]}`,
    none: 'Known after the first epoch.',
    waiting: (noun, n) => `Comparing ${count(n)} test ${plurals[noun]} …`,
    caption: (noun, n, epoch) =>
      `Largest losses of ${count(n)} test ${plurals[noun]} after epoch ${count(epoch)}.`,
  },
  inspector: {
    title: (noun) => `The selected ${noun}`,
    none: (noun) => `Select a ${noun} to see it enlarged, with its code, pixel by pixel.`,
    absent: (noun) => `The selected ${noun} is not at hand here.`,
    named: (noun, label, index) =>
      [
        label === null ? `A ${noun}` : noun === 'digit' ? `Digit ${label}` : `A picture of class ${label}`,
        ...(index === null ? [] : [`test index ${index}`]),
      ].join(', '),
    trace: 'Trace a pixel with the arrow keys',
    largest: 'largest error',
    pixel: 'pixel',
    place: (row, column) => `row ${row}, column ${column}`,
    target: 'target',
    prediction: 'prediction',
    term: (name) => (name === 'mse' ? 'squared error' : name === 'mae' ? 'absolute error' : `its ${name}`),
    share: 'share of the loss',
    heard: ({row, column, target, prediction, share}) =>
      `Row ${row}, column ${column}: target ${fixed(target, 2)}, prediction ${fixed(prediction, 2)}, ${percent(share)} of the loss.`,
    code: ({units, zeros, largest, unit}) =>
      `Code of ${count(units)} ${plural(units, 'number', 'numbers')}, ${count(zeros)} at zero; the largest is ${loss(largest)}, unit ${count(unit)}.`,
  },
  settings: {
    title: 'Settings',
    live: 'A change takes effect at once:',
    reset: 'A change starts over; you can undo it:',
    unused: (other, value) => `Not used while ${other} is ${value}.`,
  },
  slider: {
    name: 'epoch',
    label: 'Epoch shown',
    value: (epoch, value) => `epoch ${count(epoch)}${value === null ? '' : `, val_loss ${loss(value)}`}`,
    isNow: 'now',
    toNow: 'Back to now',
    kept: ({every, kept, epochs: all, bytes, mostBytes}) => {
      const which =
        every === null
          ? `${count(kept)} of ${count(all)} epochs`
          : every === 1
            ? 'every epoch'
            : every === 2
              ? 'every 2nd epoch'
              : `one epoch in ${count(every)}`;
      return `${which} kept, ${fixed(bytes / 1e6, 1)} of ${fixed(mostBytes / 1e6, 0)}\u00a0MB`;
    },
  },
  details: {
    engine: 'Engine',
    data: 'Data',
    recipe: 'Recipe',
    history: 'History',
    historyLast: (rows, all) => `History, the last ${count(rows)} of ${epochs(all)}`,
    noHistory: 'No epoch is finished yet.',
    step: (ms) => `${fixed(ms, ms < 10 ? 1 : 0)} ms a step`,
    memory: 'Memory',
    memoryLine: (run, data, sharedBy) =>
      `${megabytes(run)} for this run, ${megabytes(data)} of images${sharedBy > 1 ? `, one copy for ${count(sharedBy)} runs` : ''}`,
    onPage: "on the page's own thread: no worker could be started",
    passedOver: (engine, reason) => `${engine}: ${reason}`,
    trial: (engine, ms, chosen) =>
      `${engine}: ${fixed(ms, 1)} ms a step, ${chosen ? 'faster: used from the next reset' : 'not faster'}`,
    notStarted: 'chosen when training starts',
    nothingHeld: 'nothing is held yet',
    batch: (size) => `batch ${count(size)}`,
    epochs,
  },
  dataNeeded: {
    line: (name) => `This needs the images of ${name}, which are not loaded.`,
    instead: (name) => `These digits are drawn here: the images of ${name} are not loaded.`,
    load: (bytes) => (bytes === null ? 'Load them' : `Load them (${megabytes(bytes)})`),
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
    'data-values': (v) =>
      `The page’s own images hold the value ${v['value'] ?? '?'}: floats are in 0–1, bytes in 0–255.`,
    'data-not-given': () =>
      'This run was trained on the author’s own images, which this page has not been given.',
    'data-needed': (v) => `This needs the images of ${v['dataset'] ?? 'the data set'}, which are not loaded.`,
    'run-unchecked': () =>
      'This saved run is of the first format, without a checksum: whether it is undamaged cannot be told.',
    'optimizer-fresh': () =>
      'The saved run holds no optimizer state: training goes on from its weights with a fresh optimizer.',
    'run-not-found': (v) =>
      `The saved run ${host(v)} was not found: the server answered ${v['status'] ?? 404}.`,
    'run-unreachable': (v) =>
      v['reason'] === 'stalled'
        ? `The saved run ${host(v)} did not come: its server fell silent.`
        : `The saved run ${host(v)} did not answer: offline, or this page may not load from there.`,
    'run-invalid': (v) => `${host(v)} cannot be used as a saved run: ${runReason(v)}.`,
    'not-loaded': () => shell.notLoaded,
    'engine-unfit': (v) => `The ${v['engine'] ?? ''} engine cannot run here: ${unfitWords(v)}.`,
    'engine-lost': () => 'The graphics context was lost; another engine goes on.',
    'worker-lost': () => 'The worker ended; a new one goes on from there.',
    'worker-refused': () => 'No worker could be started, so nothing can be trained here.',
    'engine-memory': (v) =>
      `The ${v['engine'] ?? ''} engine has no memory for ${count(Number(v['parameters'] ?? 0))} parameters on this device.`,
    diverged: (v) =>
      `The loss grew beyond all bounds in epoch ${v['epoch'] ?? '?'}, batch ${v['batch'] ?? '?'}, at learning rate ${asWritten(v['learningRate'])}.` +
      (v['kept'] === 0 ? '' : ' The last good weights are kept.'),
    internal: (v) => `Something went wrong in the library: ${quoted(String(v['message'] ?? 'unknown'))}`,
  },
  unfit,
  notice: {
    startedOver: 'Started over. The run before can be had back.',
    page: 'No worker could be started on this page: training is slower.',
    workerBase: 'The files in worker-base could not be started: training is slower.',
  },
};
