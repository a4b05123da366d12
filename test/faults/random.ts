/** Random numbers that depend on names alone, so that taking one act away leaves those of the others as they were. */
export type Random = () => number;

/** A stream of numbers in 0–1 for a seed and whatever tells it from the seed's other streams. */
export function randomOf(...names: readonly (string | number)[]): Random {
  let state = 2166136261;
  for (const character of names.join('\u0000')) state = Math.imul(state ^ character.charCodeAt(0), 16777619);
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

export const whole = (random: Random, low: number, high: number): number =>
  Math.floor(between(random, low, high + 1));
