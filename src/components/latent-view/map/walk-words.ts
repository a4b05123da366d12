import type {MapView} from '../map-view.ts';
import type {Embedding} from '../projector.ts';
import type {MapState} from './map-state.ts';

/** Both ends, or the first, as this map has them. */
export function endsOf({walk}: MapState, count: number): readonly [number | null, number | null] {
  const there = (index: number | null) => (index !== null && index < count ? index : null);
  return [there(walk[0]), there(walk[1])];
}

/** A walk in words; null for none. */
export function walkWords(
  {messages: {map}, noun}: MapView,
  {points: {labels, count}}: Embedding,
  state: MapState,
): string | null {
  const [from, to] = endsOf(state, count);
  if (from === null) return null;
  const name = (index: number) => map.walk.end(noun, labels?.[index] ?? null, index);
  return to === null ? map.walk.begun(name(from)) : map.walk.caption(name(from), name(to));
}
