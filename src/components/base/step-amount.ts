/** How far a run goes: so many epochs, or so many batches. */
export interface StepAmount {
  readonly epochs?: number;
  readonly batches?: number;
}

/** What one step may ask for. */
const mostEpochs = 10_000;
const mostBatches = 1_000_000;

/** @throws {RangeError} if it is not one of the two, no whole number above 0, or too many */
export function checkStep({epochs, batches}: StepAmount): void {
  const whole = (value: unknown) => value === undefined || (Number.isInteger(value) && Number(value) > 0);
  if (!whole(epochs) || !whole(batches) || (epochs === undefined) === (batches === undefined)) {
    throw new RangeError('A step takes {epochs} or {batches}, a whole number above 0.');
  }
  if ((epochs ?? 0) > mostEpochs || (batches ?? 0) > mostBatches) {
    throw new RangeError(`A step takes at most ${mostEpochs} epochs or ${mostBatches} batches.`);
  }
}
