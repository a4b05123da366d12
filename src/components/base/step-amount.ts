/** How far a run goes: so many epochs, or so many batches. */
export interface StepAmount {
  readonly epochs?: number;
  readonly batches?: number;
}

/** What one step may ask for. */
const maxEpochs = 10_000;
const maxBatches = 1_000_000;

/** @throws {RangeError} if it is not one of the two, no whole number above 0, or too many */
export function checkStep({epochs, batches}: StepAmount): void {
  const taken = (value: number | undefined, most: number) =>
    value === undefined || (Number.isInteger(value) && value > 0 && value <= most);
  if (
    !taken(epochs, maxEpochs) ||
    !taken(batches, maxBatches) ||
    (epochs === undefined) === (batches === undefined)
  )
    throw new RangeError(
      `A step takes {epochs} or {batches}, a whole number above 0, at most ${maxEpochs} or ${maxBatches}.`,
    );
}
