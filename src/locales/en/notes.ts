import {asWritten, formatFor} from '../format.ts';
import type {NotesMessages} from '../messages/notes.ts';

const {count} = formatFor('en');

const accepted: NotesMessages['accepted'] = {
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

/** What is said of attributes and links. */
export const notes: NotesMessages = {
  complaint: (attribute, value, taken) => `${attribute}="${value}" is not accepted. It takes ${taken}.`,
  accepted,
  remark: {
    'argument-unused': (remark) =>
      `${remark.attribute} is not used: ${remark.optimizer} has no such argument.`,
    'bce-unbounded': (remark) =>
      `bce compares probabilities, but a ${remark.activation} output can leave 0–1: training will be unsteady.`,
  },
  sigmoid: 'Use sigmoid',
  link: {
    missing: (name) => `There is no element ${name} on this page yet.`,
    'not-a-model': (name) => `${name} is not an element that trains a network.`,
    'other-version': (name) =>
      `${name} belongs to another version of this library: on one page, both must be of the same one.`,
    circle: (name) => `The link to ${name} leads back to this element: nobody trains.`,
  },
  linked: {
    name: (below) => `the network ${below ? 'below' : 'above'}`,
    untrained: (name) => `${name} is not trained yet.`,
    go: 'Go to it',
  },
};
