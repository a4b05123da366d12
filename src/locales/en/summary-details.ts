import {formatFor} from '../format.ts';
import type {SummaryDetailsMessages} from '../messages/summary-details.ts';

const {count, fixed, percent, plural} = formatFor('en');

export const summaryDetails: SummaryDetailsMessages = {
  code: {
    choose: 'Library',
    libraries: {'keras-3': 'Keras 3', 'keras-2': 'Keras 2', tfjs: 'tfjs'},
    label: (library) => `This recipe as ${library} code`,
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'The page may not copy: select and copy this.',
    hint: 'Point at a line: it tells the attribute that it comes from.',
    none: 'This line is the same in every recipe.',
    defaults: (optimizer, then, now) =>
      `Where no learning rate is given, ${optimizer} takes ${then} in Keras 2, as here, and ${now} in Keras 3.`,
    comments: {
      otherData: 'The digits that the page draws are in no library: MNIST in their place.',
      ownData: (url) => `Your pictures (${url}), saved as arrays of bytes, 28 by 28.`,
      bytesNeeded: (names) => `tfjs brings no data: load bytes, 784 a picture, into ${names}.`,
      otherNumbers: 'A seed gives other random numbers there than here.',
      shared: 'Not trained apart: the very layers of the autoencoder.',
      noisePerBatch: 'Noise is drawn anew for each batch.',
      noiseOnce: 'As in the tutorial, noise is drawn once, for all epochs.',
      decay: 'Time decay, which these optimizers have no argument for.',
      plateau: (epochs) =>
        `Ends once val_loss has hardly fallen over ${count(epochs)} ${plural(epochs, 'epoch', 'epochs')}.`,
      goal: (goal) => `The page tells when ${goal}; nothing changes then.`,
      weights: (url) => `The page goes on from the weights in ${url}.`,
      keras2: 'Keras 2.3, the tutorial’s; later ones name lr learning_rate, and ignore lr and decay.',
      penaltyDivided: (before) =>
        `Keras divides this by the batch, as here; versions before 2026 did not: ${before} there.`,
      penaltySummed: 'Keras 2.3 adds this up over a batch; here it is the mean, so the rate is divided.',
      epsilonElsewhere:
        'Its epsilon stands elsewhere in the formula there, which changes the first epochs a little.',
      nadamSchedule: 'Its momentum schedule is 0.96^t there, and 0.96^(0.004 t) in Keras 2 and here.',
      noOptimizer: (name, other) => `There is no ${name} there: ${other} in its place.`,
      leftOut: (what) => `There is nothing for it there, so it is left out: ${what}.`,
    },
  },
  weights: {
    order: 'Order',
    orders: {place: 'as they stand', size: 'largest first', on: 'most often on first'},
    shown: (shown, all, images, noun) =>
      `${shown === all ? `All ${count(all)} units` : `${count(shown)} of ${count(all)} units`}, 784 weights each.${images === null ? '' : ` How often each is on was counted on ${count(images)} test ${noun}s.`}`,
    fewer: 'Fewer',
    more: (n) => `${count(n)} more`,
    unit: (unit, size, on) =>
      `Unit ${count(unit)}: weights up to ${fixed(size, 2)}${on === null ? '' : `, on for ${percent(on)} of the test images`}`,
  },
};
