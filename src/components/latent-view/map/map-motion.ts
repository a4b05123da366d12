import {domainBetween, fitOf, type Domain} from '../../../charts/map-frame.ts';
import type {Embedding} from '../projector.ts';

/** How long points take to their new places, in milliseconds. */
const easeMs = 220;
/** More points than this jump: to move them all would cost more than it tells. */
const maxEased = 10_000;

/** What a map's axes are: another map, another domain. */
export const frameOf = ({choice: {kind, source, dims, components}}: Embedding) =>
  JSON.stringify([kind, source, kind === 'code' ? dims : kind === 'pca' ? components : null]);

/** Brings points from where they are to where they should be, and the map's domain with them. */
export class MapMotion {
  #embedding: Embedding | null = null;
  #from: Float32Array = new Float32Array();
  #now: Float32Array = new Float32Array();
  #domainFrom: Domain = {x: [-1, 1], y: [-1, 1]};
  #domainTo: Domain = this.#domainFrom;
  #domainNow: Domain = this.#domainFrom;
  #whole: Domain = this.#domainFrom;
  #began = -Infinity;

  get embedding(): Embedding | null {
    return this.#embedding;
  }

  /** Where points are now, count × 2. */
  get places(): Float32Array {
    return this.#now;
  }

  get domain(): Domain {
    return this.#domainNow;
  }

  /** What the map is fitted to once nothing moves. */
  get fitted(): Domain {
    return this.#domainTo;
  }

  /** What would hold every point. */
  get whole(): Domain {
    return this.#whole;
  }

  /** @param at milliseconds @param still whether nothing may move */
  show(embedding: Embedding | null, at: number, still: boolean): void {
    if (!embedding) {
      this.#embedding = null;
      this.#now = new Float32Array();
      return;
    }
    if (embedding === this.#embedding) return;
    this.step(at);
    const before = this.#embedding;
    const count = embedding.places.length / 2;
    // The same points of the same map move; others are there at once.
    const same = before !== null && frameOf(before) === frameOf(embedding) && this.#now.length === 2 * count;
    const eased = same && !still && count <= maxEased;
    this.#embedding = embedding;
    this.#from = eased ? this.#now.slice() : embedding.places;
    if (!eased) this.#now = embedding.places.slice();
    const {domain, whole} = fitOf(embedding.places, isPlane(embedding));
    this.#whole = whole;
    this.#domainTo = domainFor(embedding, domain, same ? this.#domainNow : null);
    this.#domainFrom = same ? this.#domainNow : this.#domainTo;
    if (!eased) this.#domainFrom = this.#domainNow = this.#domainTo;
    this.#began = eased ? at : -Infinity;
  }

  /** Moves on; whether anything still moves. */
  step(at: number): boolean {
    if (!this.#embedding || this.#began === -Infinity) return false;
    const t = Math.min(1, (at - this.#began) / easeMs);
    const share = t * (2 - t);
    const {places} = this.#embedding;
    for (let i = 0; i < places.length; i++) {
      const from = this.#from[i];
      // From nowhere one comes at once.
      this.#now[i] = from - from === 0 ? from + share * (places[i] - from) : places[i];
    }
    this.#domainNow = domainBetween(this.#domainFrom, this.#domainTo, share);
    if (t < 1) return true;
    this.#now.set(places);
    this.#began = -Infinity;
    return false;
  }
}

/** Of a code of one number the other way is classes: what is far across has nothing to do with what is far upwards. */
export const isPlane = ({choice, points}: Embedding): boolean => choice.kind !== 'code' || points.width > 1;

/** While the points change under a reader, axes stay as long as the points fit them. */
function domainFor(embedding: Embedding, wanted: Domain, before: Domain | null): Domain {
  const {choice, projection} = embedding;
  // What is finished is shown as large as it can be.
  const finished = projection !== null && choice.kind !== 'pca';
  if (!before || finished) return wanted;
  // Axes that twitch with every frame cannot be read: they change when the points need it.
  const keep = (has: readonly [number, number], needs: readonly [number, number]) => {
    const size = has[1] - has[0];
    const slack = 0.05 * size;
    return needs[0] >= has[0] - slack && needs[1] <= has[1] + slack && needs[1] - needs[0] > 0.7 * size;
  };
  return keep(before.x, wanted.x) && keep(before.y, wanted.y) ? before : wanted;
}
