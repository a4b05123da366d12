import type {MapShellMessages} from '../messages/map-shell.ts';

export const mapShell: MapShellMessages = {
  empty: 'Map of the codes; nothing is trained yet',
  place: 'any place, decoded',
};
