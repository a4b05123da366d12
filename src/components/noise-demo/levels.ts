/** Steps of a curve against noise. */
const steps = 10;

/** The levels of a curve, from 0 to `end`. */
export const levelsTo = (end: number): number[] =>
  Array.from({length: steps + 1}, (_, i) => (i * end) / steps);
