import {formatFor} from '../format.ts';
import type {SummaryMessages} from '../messages/summary.ts';

const {count} = formatFor('en');

export const summary: SummaryMessages = {
  diagram: {
    label: (units) => `Units by layer: ${units.map(count).join(', ')}`,
    scale: 'units, logarithmic scale',
  },
  hint: 'Point at a layer: it stands in two models, with the same numbers.',
  waiting: 'Each unit’s 784 weights will be a picture here once it trains.',
};
