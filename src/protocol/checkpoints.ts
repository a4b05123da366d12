import type {ModelState} from './state.ts';

/** What a state's arrays lie in, to be handed over with it. */
export function buffersOf({weights, slots}: ModelState): ArrayBuffer[] {
  return [...weights, ...slots.flat()].map(({buffer}) => buffer as ArrayBuffer);
}
