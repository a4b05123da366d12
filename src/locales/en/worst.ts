import {formatFor} from '../format.ts';
import type {Noun} from '../messages/shared.ts';
import type {WorstMessages} from '../messages/worst.ts';

const {count, plural} = formatFor('en');
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};

export const worst: WorstMessages = {
  title: (noun, n) => `The ${plural(n, '', `${count(n)} `)}worst test ${plural(n, noun, plurals[noun])}`,
  average: (loss) => `The average of all is ${loss}.`,
};
