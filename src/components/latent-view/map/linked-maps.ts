import type {MapState, MapStateStore} from './map-state.ts';

/** Maps of one network, by the element whose network it is. */
const maps = new WeakMap<object, Set<MapStateStore>>();

/** Keeps a map together with the others of its network: what is looked at, and what is caught, in one is so in all. */
export class LinkedMaps {
  readonly #store: MapStateStore;
  #of: object | null = null;

  constructor(store: MapStateStore) {
    this.#store = store;
  }

  /** @param of whose network the map is of; null while it is not on the page */
  follow(of: object | null): void {
    if (of === this.#of) return;
    if (this.#of) maps.get(this.#of)?.delete(this.#store);
    this.#of = of;
    if (!of) return;
    const all = maps.get(of) ?? new Set();
    // Who comes later sees what the others have caught.
    const [other] = all;
    if (other) this.#store.receive({region: other.state.region});
    maps.set(of, all.add(this.#store));
  }

  tell(changed: readonly (keyof MapState)[]): void {
    if (!this.#of) return;
    const {looked, region} = this.#store.state;
    const part: Partial<MapState> = {
      // A place of one map means nothing on another, nor does a line around points.
      ...(changed.includes('looked') && {looked, place: null, pin: null}),
      ...(changed.includes('region') && {region, outline: null}),
    };
    if (Object.keys(part).length === 0) return;
    for (const other of maps.get(this.#of) ?? []) if (other !== this.#store) other.receive(part);
  }
}
