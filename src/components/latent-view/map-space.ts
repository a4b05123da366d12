import type {PointSet} from '../../protocol/analysis.ts';
import type {PartHost} from '../base/content.ts';
import type {ImageStore} from './image-store.ts';
import type {MapView} from './map-view.ts';
import type {Points} from './points.ts';
import {Projector} from './projector.ts';
import {maxWithPixels} from './sections/section-context.ts';
import type {ViewChoice} from './view-choice.ts';

/** What a map is made of: codes, or pixels once they are here. */
export class MapSpace {
  readonly #host: PartHost;
  readonly #images: ImageStore;
  readonly #projector: Projector;
  #made: {readonly points: Points; readonly source: string; readonly space: PointSet | null} | null = null;

  constructor(host: PartHost, images: ImageStore, projector: Projector) {
    this.#host = host;
    this.#images = images;
    this.#projector = projector;
  }

  /** With its measure of distance; null while pixels are on their way. */
  measured(view: MapView, points: Points, choice: ViewChoice): PointSet | null {
    const space = this.#of(view, points, choice);
    return space && Projector.measured(space, choice);
  }

  #of(view: MapView, points: Points, {source, kind}: ViewChoice): PointSet | null {
    if (source === 'code' || kind === 'code') return Projector.codeSpace(points);
    const {data} = view.snapshot;
    const count = Math.min(points.count, maxWithPixels);
    if (this.#made?.points === points && this.#made.source === source) return this.#made.space;
    const before = this.#made?.source === source ? this.#made.space : null;
    const mine = (this.#made = {points, source, space: before});
    this.#images.all(view.run, data, count).then(
      (images) => {
        if (this.#made !== mine) return;
        this.#made = {...mine, space: this.#projector.pixelSpace(images, data, count)};
        this.#host.requestUpdate();
      },
      () => {
        if (this.#made === mine) this.#made = null;
      },
    );
    return before;
  }
}
