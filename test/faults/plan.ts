import {whole, type Random} from './random.ts';

/** A row in a table of acts or faults. */
export interface Row<S> {
  /** What is promised, for the list in README.md. */
  readonly promise: string;
  /** How often, against 1. */
  readonly weight?: number;
  readonly run: (stage: S, random: Random) => void | Promise<void>;
}

/** One thing that is done, or happens. Its random numbers are its own, whatever stands before it. */
export interface Item {
  readonly place: number;
  readonly name: string;
  /** How long is waited then. */
  readonly wait: number;
}

/** What a seed is to be. */
export interface Plan {
  readonly seed: number;
  readonly items: readonly Item[];
}

export interface Outcome {
  /** Empty where all is well. */
  readonly broken: readonly string[];
}

type Weights = Readonly<Record<string, {readonly weight?: number}>>;

const shareOfFaults = 0.25;

/** Twenty to sixty acts, and faults between them. @param without names that are left out */
export function itemsOf(
  random: Random,
  {
    acts,
    faults,
    without,
    waitOf,
  }: {
    readonly acts: Weights;
    readonly faults: Weights;
    readonly without: readonly string[];
    readonly waitOf: () => number;
  },
): Item[] {
  const names = (of: Weights) => {
    const left = Object.keys(of).filter((name) => !without.includes(name));
    const sums: number[] = [];
    for (const name of left) sums.push((sums.at(-1) ?? 0) + (of[name]!.weight ?? 1));
    return (draw: number) => left[sums.findIndex((sum) => draw * sums.at(-1)! < sum)]!;
  };
  const [actAt, faultAt] = [names(acts), names(faults)];
  const count = whole(random, 20, 60);
  return Array.from({length: count}, (_, place): Item => {
    const name = random() < shareOfFaults ? faultAt(random()) : actAt(random());
    return {place, name, wait: Math.round(waitOf())};
  });
}
