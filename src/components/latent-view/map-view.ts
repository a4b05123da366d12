import type {MapChoice} from '../../recipe/map-choice.ts';
import type {View} from '../base/content.ts';

/** What the map and what stands beside it show, and the words they say it in. */
export type MapView = View<'run' | 'mapShell' | 'mapTools' | 'map', MapChoice>;
