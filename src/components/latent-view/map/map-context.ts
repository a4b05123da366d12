import type {MapView} from '../map-view.ts';
import type {MapLayout} from './map-layout.ts';
import type {MapStateStore} from './map-state.ts';

/** What pointer and keys act upon. */
export interface MapContext {
  readonly layout: MapLayout;
  readonly stateStore: MapStateStore;
  /** What was rendered last; null before the first time. */
  readonly view: () => MapView | null;
  /** Says it in the live region. */
  readonly tell: (text: string) => void;
  /** Selects a point's image on the whole page. */
  readonly choose: (index: number) => void;
  /** Draws in the next frame. */
  readonly redraw: () => void;
}
