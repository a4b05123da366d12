import {pixels} from '../../pixels/size.ts';
import type {Activation} from '../../recipe/names.ts';
import type {PartHost} from '../base/content.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {Query} from '../parts/controls/query.ts';
import type {MapView} from './map-view.ts';
import {codeAt} from './place-code.ts';
import {dimensionsOf, type Points} from './points.ts';
import type {Embedding} from './projector.ts';

/** How far apart values of an activation can be; of the others there is no saying. */
const ranges: Partial<Record<Activation, number>> = {sigmoid: 1, tanh: 2};
/** Of an activation's range, or of ink: what nobody can see. */
const nothing = 1e-3;

/** The largest distance between two points in any number of the code. */
const spreadOf = (points: Points): number =>
  Math.max(...dimensionsOf(points).map(({least, most}) => most - least));

/** Whether pictures, one after another, are one and the same to the eye. */
function areAlike(images: Float32Array): boolean {
  for (let i = pixels; i < images.length; i++)
    if (!(Math.abs(images[i] - images[i % pixels]) < nothing)) return false;
  return true;
}

/** Codes of a map's four corners; null where its places have none. */
function cornerCodes(embedding: Embedding): Float32Array | null {
  const across = ends(embedding.places, 0);
  const up = ends(embedding.places, 1);
  const codes = across.flatMap((x) =>
    up.map((y) => {
      const found = codeAt(embedding, [x, y], -1);
      return found && found.rule !== 'pixels' ? found.code : null;
    }),
  );
  if (codes.some((code) => !code?.every(Number.isFinite))) return null;
  return Float32Array.from(codes.flatMap((code) => [...code!]));
}

function ends(places: Float32Array, axis: 0 | 1): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let i = axis; i < places.length; i += 2) {
    if (!Number.isFinite(places[i])) continue;
    least = Math.min(least, places[i]);
    most = Math.max(most, places[i]);
  }
  return [least, most];
}

/**
 * Notices a code that tells nothing apart any more: its values differ by nothing in what its activation can be, or what
 * is drawn at the map's corners does not differ. The corners are only asked for where the ten reconstructions look alike.
 */
export class Collapse {
  readonly #corners: Query<'decode'>;
  readonly #codes = memoizeLast(cornerCodes);
  readonly #alike = memoizeLast(areAlike);
  readonly #drawAlike = memoizeLast(areAlike);

  constructor(host: PartHost) {
    this.#corners = new Query(host, 'decode');
  }

  isFound({recipe}: MapView, points: Points): boolean {
    const range = ranges[recipe.codeActivation];
    if (points.count > 1 && range !== undefined && spreadOf(points) < nothing * range) return true;
    const {answer} = this.#corners;
    return answer !== null && this.#drawAlike(answer);
  }

  /** Asks where there is reason to. */
  follow({run, snapshot}: MapView, embedding: Embedding | null): void {
    const {reconstructions} = snapshot;
    const codes =
      embedding && reconstructions && this.#alike(reconstructions) ? this.#codes(embedding) : null;
    if (codes) this.#corners.ask(run, [codes, run.shown], () => ({codes: codes.slice()}));
    else this.#corners.forget();
  }
}
