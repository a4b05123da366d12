import {html, nothing, type TemplateResult} from 'lit';
import type {MapView} from '../map-view.ts';
import type {Embedding} from '../projector.ts';
import {chip} from './chip.ts';
import type {MapStateStore} from './map-state.ts';

/** Classes that are named: of the rest there are few. */
const named = 3;

/** The classes among points, most frequent first. */
export function sharesOf(
  region: readonly number[],
  labels: Uint8Array | null,
): {label: number; share: number}[] {
  if (!labels) return [];
  const counts = new Map<number, number>();
  for (const i of region) counts.set(labels[i], (counts.get(labels[i]) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([label, count]) => ({label, share: count / Math.max(1, region.length)}));
}

/** What a reader drew around: how many points, of which classes. */
export function regionChip(
  {messages: {map, shell}}: MapView,
  {points}: Embedding,
  stateStore: MapStateStore,
): TemplateResult | typeof nothing {
  const inside = stateStore.state.region?.filter((i) => i < points.count);
  if (!inside) return nothing;
  const shares = sharesOf(inside, points.labels);
  const {region: say} = map;
  return chip(
    'region',
    html`<span class="heard">${say.summary(inside.length, shares)}</span
      ><span aria-hidden="true"
        ><b>${say.points(inside.length)}</b>${shares
          .slice(0, named)
          .map(
            ({label, share}) => html`<span> · <b>${label}</b> ${shell.format.percent(share)}</span>`,
          )}</span
      >`,
    {words: say.clear, act: () => stateStore.update({region: null, outline: null})},
  );
}
