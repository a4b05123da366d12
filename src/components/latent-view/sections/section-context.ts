import type {PartHost} from '../../base/content.ts';
import type {MapView} from '../map-view.ts';
import type {MapStateStore} from '../map/map-state.ts';
import type {ImageStore} from '../image-store.ts';
import type {RunTools} from '../../parts/run-frame.ts';
import type {Embedding, Projector} from '../projector.ts';

/** Pixels of more images than this are not carried to the page. */
export const maxWithPixels = 10_000;

/** What the parts of the details work with. */
export interface Parts {
  readonly host: PartHost;
  /** Says it in the live region. */
  readonly tell: RunTools['tell'];
  /** A sentence whose terms explain themselves. */
  readonly mark: RunTools['mark'];
  readonly stateStore: MapStateStore;
  readonly images: ImageStore;
  readonly projector: Projector;
}

/** The map as a part of the details sees it; while the details are closed there is none. */
export interface Scene {
  readonly view: MapView;
  readonly embedding: Embedding;
  /** The points are about to change: what takes long waits. */
  readonly live: boolean;
}
