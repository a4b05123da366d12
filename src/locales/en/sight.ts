import type {SightMessages} from '../messages/sight.ts';

export const sight: SightMessages = {
  pick: (noun) => `Select a ${noun} to enlarge it here, with its code, pixel by pixel.`,
  epoch: 'epoch',
};
