import {html, nothing, type TemplateResult} from 'lit';
import type {MapView} from '../map-view.ts';
import type {Embedding} from '../projector.ts';
import type {ViewChoice} from '../view-choice.ts';
import {chip} from './chip.ts';
import {isPlane} from './map-motion.ts';
import type {Look, MapStateStore} from './map-state.ts';

/** From so many points on, dots hide how densely they lie: lines under them tell. */
export const contoursFrom = 10_000;

/** Whether such lines lie under the points. */
export const hasContours = (embedding: Embedding, look: Look): boolean =>
  look === 'dots' && embedding.points.count >= contoursFrom && isPlane(embedding);

/** Whether a place of this view has a code, or a picture, of its own: UMAP and t-SNE only know where points went. */
export const hasInverse = ({kind}: Pick<ViewChoice, 'kind'>): boolean => kind === 'code' || kind === 'pca';

/** Why nothing is drawn under the points, where that was asked for. */
export function lookChip(
  {messages: {map}}: MapView,
  {kind}: ViewChoice,
  stateStore: MapStateStore,
): TemplateResult | typeof nothing {
  if (stateStore.state.look !== 'decoded' || hasInverse({kind})) return nothing;
  return chip('no-ground', html`<bdi role="status">${map.looks.noInverse(kind)}</bdi>`, {
    words: map.looks.back,
    act: () => stateStore.update({look: 'dots'}),
  });
}
