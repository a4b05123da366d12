import type {ViewKind} from '../../recipe/map-choice.ts';
import type {Noun} from './shared.ts';

/** What stands around a map, whether or not there are points: how it is looked at, and what a hand does on it. */
export interface MapToolsMessages {
  readonly view: string;
  readonly kinds: Readonly<Record<ViewKind, string>>;
  /** What a hand does on the map. */
  readonly tools: {readonly label: string} & Readonly<Record<'point' | 'lasso' | 'box' | 'walk', string>>;
  /** What stands for the points, and what lies under them. */
  readonly looks: {
    readonly label: string;
    readonly dots: string;
    readonly digits: (noun: Noun) => string;
    readonly decoded: string;
  };
  readonly keys: string;
  /** Of how many images the map is. */
  readonly sample: (count: number, all: number) => string;
}
