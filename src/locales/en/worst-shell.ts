import type {Noun} from '../messages/shared.ts';
import type {WorstShellMessages} from '../messages/worst.ts';

const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};

export const worstShell: WorstShellMessages = {
  name: 'Worst reconstructions',
  awaited: (noun, place) => `Room for worst ${noun} number ${place} and its reconstruction`,
  caption: (noun) => `The test ${plurals[noun]} it redraws worst, known after the first epoch.`,
};
