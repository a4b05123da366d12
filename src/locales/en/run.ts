import {asWritten} from '../format.ts';
import type {RunMessages, RunExplanation} from '../messages/run.ts';
import type {Noun, Sentences} from '../messages/shared.ts';
import {failure, unfit} from './failures.ts';
import {glossary} from './glossary.ts';
import {shell} from './shell.ts';
import {sight} from './sight.ts';

const {count, loss, percent, megabytes, duration, plural, fixed} = shell.format;
const epochs = (n: number) => `${count(n)} ${plural(n, 'epoch', 'epochs')}`;
const lossWords = (value: number | null) => (value === null ? '' : `, val_loss ${loss(value)}`);
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};
/** An image, for want of seeing it. */
export const named = (noun: Noun, label: number | null) =>
  label === null ? `A ${noun}` : noun === 'digit' ? `Digit ${label}` : `A picture of class ${label}`;
const say: Sentences<RunExplanation> = {
  'first-epoch': (facts) =>
    `The weights start out random; every ${plural(facts.batchSize, facts.noun, `${count(facts.batchSize)} ${plurals[facts.noun]}`)} move them a little.`,
  'mean-image': (facts) => `So far it draws the average ${facts.noun} for everything.`,
  'above-mean-image': (facts) => `Still worse than drawing the average ${facts.noun} for everything.`,
  'like-mean-image': (facts) =>
    `By its loss no better than drawing the average ${facts.noun} for everything.`,
  slow: (facts) =>
    (facts.stopped
      ? `Stopped after ${epochs(facts.epoch)}: flat, and nothing is learned yet.`
      : `Flat since epoch ${count(facts.epoch)}, and nothing is learned yet.`) +
    ' What is slow looks flat too: a larger learning rate may help, or another optimizer.',
  'pca-copies': () => 'With as many numbers as pixels PCA copies every pixel: nothing can be below it.',
  falling: (facts) =>
    facts.done
      ? 'Still falling: more epochs would go lower.'
      : `Still falling, ${percent(facts.share)} an epoch.`,
  rising: (facts) => `val_loss is rising, ${percent(facts.share)} an epoch: the reconstructions get worse.`,
  flat: (facts) => `Flat since epoch ${count(facts.epoch)}: more epochs change little.`,
  plateau: (facts) => `Stopped after ${epochs(facts.epoch)}: the curve went flat, more would change little.`,
  'below-loss': () => 'val_loss can be below loss, a mean over weights that still change.',
  'dead-outputs': () => 'The same dots are missing everywhere: outputs stuck at zero (relu).',
  'above-linear': (facts) =>
    facts.kind === 'pca'
      ? 'PCA is linear and needs no epochs; this network is not below it yet.'
      : 'The best linear denoiser needs no epochs; this network is not below it yet.',
  'below-linear': (facts) =>
    facts.kind === 'pca'
      ? `Below PCA, the best linear code of this size, since epoch ${count(facts.since)}.`
      : `Below the best linear denoiser of this size since epoch ${count(facts.since)}.`,
  'adadelta-tiny': (facts) =>
    `Keras 2’s rate for adadelta is 1; at ${asWritten(facts.rate)} this network barely learns.`,
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
  glossary,
  button: {
    pause: 'Pause',
    resume: 'Continue',
    more: (n) => `${count(n)} more ${plural(n, 'epoch', 'epochs')}`,
    moreShort: (n) => `${count(n)} more`,
    lower: (rate) => `Start again at ${asWritten(rate)}`,
    dismiss: 'Dismiss',
    trainWith: (change) => `Train with ${change}`,
    undo: 'Undo reset',
    undoOf: (what) => `Undo: ${what}`,
    changes: (n) => `${count(n)} ${plural(n, 'change', 'changes')}`,
    next: (n) => `Next of ${count(n)} sentences`,
  },
  status: {
    training: (epoch, of, left) => ({
      strong: `Epoch ${count(epoch)}`,
      rest: `of ${count(of)}${left === null ? '' : ` · ${duration(left)} left`}`,
    }),
    paused: (epoch, of) => ({strong: 'Paused', rest: `in epoch ${count(epoch)} of ${count(of)}`}),
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
  guess: {
    note: (guess) => `you guessed ${fixed(guess, 3)}`,
    came: ({guess, result}) => `You guessed ${fixed(guess, 3)}; it came to ${loss(result)}.`,
  },
  facts: {
    meanImageNote: () => 'drawn for every one',
    falling: 'still falling',
    anEpoch: 'an epoch',
    rising: 'rising',
    flat: 'flat',
    flatSince: (epoch) => `since epoch ${count(epoch)}`,
    linear: ({kind, rank}) =>
      kind === 'pca' ? `PCA, ${count(rank)} ${plural(rank, 'number', 'numbers')}` : 'best linear',
    linearNote: ({kind, rank, clipped}, loss) =>
      kind === 'pca'
        ? loss === 'mse'
          ? 'best a linear code can do'
          : `best by mse, scored by ${loss}`
        : `denoiser, ${count(rank)} ${plural(rank, 'number', 'numbers')}, ${clipped ? 'cut to 0–1' : 'not cut to 0–1'}`,
  },
  chart: {
    summary: (first, last, now, best, bestEpoch) =>
      `Chart of loss by epoch. val_loss was ${loss(first)} after the first epoch, is ${loss(now)} after ${epochs(last)}; the best was ${loss(best)}, epoch ${count(bestEpoch)}`,
    readout: (epoch, train, val) => `epoch ${count(epoch)} · val_loss ${loss(val)} · loss ${loss(train)}`,
    readEpoch: (epoch) => `epoch ${count(epoch)}`,
    linearShort: (kind) => (kind === 'pca' ? 'PCA' : 'best linear'),
    linear: ({kind, clipped}) =>
      `${kind === 'pca' ? 'PCA' : 'best linear'}, ${clipped ? 'cut to 0–1' : 'not cut to 0–1'}`,
    asOf: (epoch) => `epoch ${count(epoch)}`,
    log: 'Logarithmic loss axis',
    curve: 'Chart',
    batch: 'batch',
    batchTitle: (epoch) => `Loss by batch, epoch ${count(epoch)}`,
    batchSummary: (epoch, first, last, n) =>
      `Chart of the loss of each batch in epoch ${count(epoch)}: ${loss(first)} at first, ${loss(last)} at batch ${count(n)}`,
  },
  runs: {
    title: 'Runs',
    now: 'now',
    again: (name, place) => `${name} (${place})`,
    numbers: (n) => `${count(n)} ${plural(n, 'number', 'numbers')}`,
    noNoise: 'no noise',
    without: (attribute) => `no ${attribute}`,
    run: 'run',
    mse: 'test MSE',
    epochs: 'epochs',
    seconds: 'seconds of computing',
    flat: (since) => `flat since ${count(since)}`,
    falling: 'still falling',
    asOf: (epoch) => `epoch ${count(epoch)}`,
    notDrawn: (reason, name) =>
      ({
        loss: `scored by ${name}: not in the chart`,
        penalty: 'another penalty: not in the chart',
        data: 'other test images: not in the chart',
      })[reason],
    yardstick: 'Test MSE, the mean squared error, compares all runs; val_loss only those of one loss.',
    pictures: (noun, name) => `The ${plurals[noun]} as drawn by: ${name}`,
    copy: 'Copy as CSV',
    copied: 'Copied',
    copyByHand: 'The page may not copy: select and copy this.',
    clear: 'Forget earlier runs',
  },
  misspelt: ({attribute, meant}) => `${attribute} is not an attribute of this element. Is ${meant} meant?`,
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
    byIndex: 'by number',
    another: 'Another ten',
    places: 'Numbers in the test set',
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
    none: sight.pick,
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
    code: ({units, zeros, largest, unit, few}) =>
      few
        ? `Code of ${count(units)} ${plural(units, 'number', 'numbers')}: ${few.map((value) => fixed(value, 2)).join(', ')}.`
        : `Code of ${count(units)} ${plural(units, 'number', 'numbers')}, ${count(zeros)} at zero; the largest is ${loss(largest)}, unit ${count(unit)}.`,
  },
  slider: {
    name: sight.epoch,
    label: 'Epoch shown',
    value: (epoch, value) => `epoch ${count(epoch)}${value === null ? '' : `, val_loss ${loss(value)}`}`,
    isNow: 'now',
    toNow: 'Back to now',
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
    epochsKept: ({every, kept, epochs: all, bytes, mostBytes}) => {
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
    worker: {
      'author-url': 'worker from worker-base',
      'author-port': 'worker of the page’s own',
      'own-url': 'worker from the library’s own file',
      blob: 'worker from a copy in memory',
      page: "on the page's own thread: no worker could be started",
    },
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
  failure,
  unfit,
  notice: {
    startedOver: 'Started over. Your last run is kept.',
    page: 'No worker could be started on this page: training is slower.',
    workerBase: 'The files in worker-base could not be started: training is slower.',
  },
};
