import type {Checkpoint, Numbers} from '../../src/protocol/state.ts';

const sameNumbers = (a: readonly Numbers[], b: readonly Numbers[]): boolean =>
  a.length === b.length &&
  a.every(
    (values, i) => values.length === b[i]!.length && values.every((value, k) => Object.is(value, b[i]![k])),
  );

/** Says where two checkpoints differ, bit by bit; null where nowhere. */
export function sameState({position, state}: Checkpoint, other: Checkpoint): string | null {
  const {epoch, batch} = position;
  const where = `at ${epoch}.${batch}`;
  if (!sameNumbers(state.weights, other.state.weights)) return `other weights ${where}`;
  if (!state.slots.every((slot, i) => sameNumbers(slot, other.state.slots[i]!)))
    return `another optimizer ${where}`;
  if (state.step !== other.state.step || state.schedule !== other.state.schedule)
    return `other steps ${where}`;
  return null;
}
