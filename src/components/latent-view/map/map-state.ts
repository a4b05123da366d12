/** What a hand does on a map. */
export type Tool = 'point' | 'lasso' | 'box' | 'walk';

/** Points as dots or as their pictures; or dots on what the decoder makes of the plane. */
export type Look = 'dots' | 'digits' | 'decoded';

/** What a reader did with a map: which classes are seen, which points are looked at. */
export interface MapState {
  /** Classes that are not drawn. */
  readonly hidden: ReadonlySet<number>;
  /** The class that stands out; null for none. */
  readonly highlighted: number | null;
  /** Points within what was drawn around them; null for none. */
  readonly region: readonly number[] | null;
  /** That line, in the map's values; null where there is none, or it was drawn on another map. */
  readonly outline: readonly (readonly [number, number])[] | null;
  /** The point under the pointer or the keys. */
  readonly looked: number | null;
  /** The place that is decoded, in the map's values. */
  readonly place: readonly [number, number] | null;
  /** Whether a finger is, or was, at that place: what is shown of it is shown above. */
  readonly touched: boolean;
  /** What was pressed or reached by keys: shown again where the pointer goes away. */
  readonly pin: Pick<MapState, 'looked' | 'place'> | null;
  readonly tool: Tool;
  readonly look: Look;
  /** Whether points show what the map has lost around them, in place of their classes. */
  readonly trust: boolean;
  /** Two ends of a walk, as points. */
  readonly walk: readonly [number | null, number | null];
}

export const untouched: MapState = {
  hidden: new Set(),
  highlighted: null,
  region: null,
  outline: null,
  looked: null,
  place: null,
  touched: false,
  pin: null,
  tool: 'point',
  look: 'dots',
  trust: false,
  walk: [null, null],
};

const {looked, place, pin, region, outline, walk, highlighted, tool} = untouched;
/** What Escape comes back to; what is hidden, and how points look, stays. */
export const letGo: Partial<MapState> = {looked, place, pin, region, outline, walk, highlighted, tool};

/** Holds what a reader did, and tells when it changes. */
export class MapStateStore {
  #state = untouched;
  readonly #changed: (names: readonly (keyof MapState)[]) => void;

  /** @param changed called with what a reader has changed; with nothing where it came from another map */
  constructor(changed: (names: readonly (keyof MapState)[]) => void) {
    this.#changed = changed;
  }

  get state(): MapState {
    return this.#state;
  }

  /** @returns whether that changed anything */
  update(part: Partial<MapState>): boolean {
    const changed = this.#take(part);
    if (changed.length > 0) this.#changed(changed);
    return changed.length > 0;
  }

  /** Takes over what happened on another map of the same network. */
  receive(part: Partial<MapState>): void {
    if (this.#take(part).length > 0) this.#changed([]);
  }

  #take(part: Partial<MapState>): readonly (keyof MapState)[] {
    const names = Object.keys(part) as (keyof MapState)[];
    const changed = names.filter((name) => part[name] !== this.#state[name]);
    if (changed.length > 0) this.#state = {...this.#state, ...part};
    return changed;
  }
}
