import {pixels} from '../../../pixels/size.ts';
import {unitValues} from '../../../pixels/values.ts';
import type {Samples} from '../../../protocol/state.ts';
import {hasNetwork} from '../../../session/snapshot.ts';
import type {PartHost, View} from '../../base/content.ts';
import {Query} from '../controls/query.ts';
import {dataKey, SelectionController, selectionOf, type Selection} from '../controls/selection.ts';
import {hasData} from '../data-needed/data-needed.ts';

/** A picture that is at hand. */
export interface ImageAtHand {
  readonly selection: Selection;
  /** In 0–1. */
  readonly values: Float32Array;
  readonly label: number | null;
}

/** The picture that is selected on the page, of the data set of a view: one of those shown, one of its own, or one that is asked for. */
export class SelectedImage {
  readonly #asked: Query<'images'>;
  #image: ImageAtHand | null = null;

  constructor(host: PartHost) {
    new SelectionController(host);
    this.#asked = new Query(host, 'images');
  }

  /** Null where none is selected, and until it is here. The same object as long as it is the same picture. */
  find({recipe, snapshot}: View): ImageAtHand | null {
    const selection = selectionOf(dataKey(recipe));
    if (!selection) return (this.#image = null);
    if (this.#image?.selection === selection) return this.#image;
    if ('pixels' in selection) return (this.#image = {selection, values: selection.pixels, label: null});
    if (selection.split !== 'test') return (this.#image = null);
    const answer = this.#asked.answered[0] === selection.index ? this.#asked.answer : null;
    for (const samples of [snapshot.samples, answer]) {
      const place = samples?.indices.indexOf(selection.index) ?? -1;
      if (samples && place >= 0) return (this.#image = imageOf(samples, place, selection));
    }
    return (this.#image = null);
  }

  /** Asks for it, where it is selected, not here, and can be had without a download. */
  ask(view: View): void {
    const {run, recipe, snapshot} = view;
    if (!hasNetwork(snapshot) || this.find(view)) return;
    const selected = selectionOf(dataKey(recipe));
    if (selected && 'index' in selected && selected.split === 'test' && hasData(view))
      this.#asked.ask(run, [selected.index, snapshot.data], () => ({indices: [selected.index]}));
  }

  forget(): void {
    this.#asked.forget();
  }
}

/** One of some pictures. */
export const imageOf = ({images, labels}: Samples, place: number, selection: Selection): ImageAtHand => ({
  selection,
  values: unitValues(images.subarray(place * pixels, (place + 1) * pixels)),
  label: labels?.[place] ?? null,
});
