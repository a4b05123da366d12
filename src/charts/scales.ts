import {scaleLinear, scaleLog, type ScaleContinuousNumeric} from 'd3';

export type Scale = ScaleContinuousNumeric<number, number>;

/** Whole numbers for an axis: round ones, and the last one where there is room for it. */
export function wholeTicks(x: Scale): number[] {
  const [from, to] = x.range() as [number, number];
  const last = x.domain()[1];
  const ticks = x.ticks(Math.max(2, Math.min(last, Math.floor((to - from) / 44)))).filter(Number.isInteger);
  if (ticks.at(-1) !== last && Number.isInteger(last)) {
    while (ticks.length > 1 && x(last) - x(ticks.at(-1)!) < 40) ticks.pop();
    ticks.push(last);
  }
  return ticks;
}

/** A loss axis from 0 to a round number at or above `top`. */
export function lossScale(top: number, range: readonly [number, number]): Scale {
  return scaleLinear([0, top], range).nice(4);
}

/** A loss axis on which equal factors are equal distances: from a little below `least` to `top`. */
export function logLossScale(least: number, top: number, range: readonly [number, number]): Scale {
  const low = Math.min(least, top / 2);
  return scaleLog([low * 0.92, top * 1.04], range);
}

/** Numbers on a logarithmic axis stand no nearer than this, in pixels. */
const minApart = 22;

/** Leading digits, closest first: as many are used as there is room for. */
const roundNumbers = [[1, 1.5, 2, 3, 5, 7], [1, 2, 3, 5], [1, 2, 5], [1, 3], [1]] as const;

/** Numbers with these leading digits, rising. */
function within(low: number, high: number, leads: readonly number[]): number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const lead of leads) values.push(Number(`${lead}e${power}`));
  }
  return values.filter((value) => value >= low && value <= high);
}

/** Values for a loss axis, each with the decimals it needs: all the same on a linear axis. */
export function lossTicks(
  y: Scale,
  log: boolean,
): readonly {readonly value: number; readonly digits: number}[] {
  if (!log) {
    const values = y.ticks(4);
    const step = values.length > 1 ? values[1] - values[0] : 1;
    const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return values.map((value) => ({value, digits}));
  }
  const [low, high] = y.domain() as [number, number];
  const values = roundNumbers.map((leads) => within(low, high, leads)).find(fits) ?? y.ticks(3);
  function fits(those: readonly number[]): boolean {
    const apart = those.every((value, i) => i === 0 || y(those[i - 1]) - y(value) >= minApart);
    return those.length > 1 && apart;
  }
  const decimals = (value: number) => {
    const digits = Math.max(0, -Math.floor(Math.log10(value) + 1e-9));
    return Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) < 1e-9 ? digits : digits + 1;
  };
  return values.map((value) => ({value, digits: decimals(value)}));
}
