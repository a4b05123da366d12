/** From one bar to the next, and how much of that it takes, by how many there are at most: few are no blocks. */
const widths = [
  {most: 8, step: 16, thickness: 6},
  {most: 64, step: 4, thickness: 3},
  {most: Infinity, step: 1, thickness: 1},
];
const height = 56;

/**
 * Draws numbers as bars, one a unit, as ink on nothing: upwards from the bottom, or, where some are negative, up and
 * down from the middle. Full height is `most`, and what is above it is cut off.
 * @param values `count` of them from place `from` on
 * @param ink any CSS colour
 */
export function drawBars(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  {
    from,
    count,
    most,
    negative,
    ink,
  }: {
    readonly from: number;
    readonly count: number;
    readonly most: number;
    readonly negative: boolean;
    readonly ink: string;
  },
): void {
  const {step, thickness} = widths.find(({most}) => count <= most)!;
  const aside = (step - thickness) >> 1;
  canvas.width = count * step;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context || !(most > 0)) return;
  context.fillStyle = ink;
  const zero = negative ? height / 2 : height;
  for (let i = 0; i < count; i++) {
    const share = Math.max(-1, Math.min(1, (values[from + i] ?? 0) / most));
    if (share === 0) continue;
    // A unit that says something is seen, however little it says.
    const length = Math.max(1, Math.abs(share) * zero);
    context.fillRect(i * step + aside, share > 0 ? zero - length : zero, thickness, length);
  }
}

/** What bars of these numbers need: the largest of them without its sign, and whether some are negative. */
export function extentOf(values: ArrayLike<number>): {readonly most: number; readonly negative: boolean} {
  let most = 0;
  let negative = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!Number.isFinite(value)) continue;
    most = Math.max(most, Math.abs(value));
    negative ||= value < 0;
  }
  return {most, negative};
}
