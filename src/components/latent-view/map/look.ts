import {html, nothing, svg, type TemplateResult} from 'lit';
import type {MapView} from '../map-view.ts';
import type {Embedding} from '../projector.ts';
import {segments} from '../segments.ts';
import type {ViewChoice} from '../view-choice.ts';
import {chip} from './chip.ts';
import {isPlane} from './map-motion.ts';
import type {Look, MapStateStore} from './map-state.ts';

/** In a box of 16, drawn in lines of the text's colour. */
const icons: Readonly<Record<Look, TemplateResult>> = {
  dots: svg`<g fill="currentColor" stroke="none"><circle cx="4" cy="11" r="1.8"/><circle cx="7" cy="4.5" r="1.8"/><circle cx="12" cy="9" r="1.8"/></g>`,
  digits: svg`<path d="M2.5 4.5l2-2v11M8.5 2.5h5.5l-3.5 11"/>`,
  decoded: svg`<path d="M2 2h12v12H2zM6 2v12M10 2v12M2 6h12M2 10h12"/>`,
};

/** What stands for the points, and what lies under them. */
export const looks = ({messages: {map}, noun}: MapView, stateStore: MapStateStore): TemplateResult =>
  segments(
    'looks',
    map.looks.label,
    (['dots', 'digits', 'decoded'] as const).map((value) => ({
      value,
      words: value === 'digits' ? map.looks.digits(noun) : map.looks[value],
      icon: html`<svg viewBox="0 0 16 16" aria-hidden="true">${icons[value]}</svg>`,
    })),
    stateStore.state.look,
    (look) => stateStore.update({look}),
  );

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
