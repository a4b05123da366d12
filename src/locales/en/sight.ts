import type {SightMessages} from '../messages/sight.ts';

export const sight: SightMessages = {
  pick: (noun) => `Select a ${noun}: here it stands enlarged, with its code, pixel by pixel.`,
  epoch: 'epoch',
};
