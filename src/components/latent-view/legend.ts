import {html, nothing, type TemplateResult} from 'lit';
import type {MapMessages} from '../../locales/messages/map.ts';
import type {Noun} from '../../locales/messages/shared.ts';
import {memoizeByKey} from '../parts/controls/memoize.ts';
import {classColours} from './class-count.ts';
import type {MapState} from './map/map-state.ts';

const ofLabels = memoizeByKey((labels: Uint8Array) => [...new Set(labels)].sort((a, b) => a - b));
/** The classes there are, in order. */
export const classesOf = (labels: Uint8Array | null): readonly number[] => (labels ? ofLabels(labels) : []);

interface LegendState {
  readonly state: Pick<MapState, 'hidden'>;
  update(part: Partial<MapState>): void;
}

/**
 * The classes with their colours. A press hides or shows one; under the pointer or the focus it stands out. Shift, or a
 * second press of the only one left, shows all.
 */
export function legend(
  say: MapMessages,
  noun: Noun,
  labels: readonly number[],
  store: LegendState,
): TemplateResult {
  const hidden = store.state.hidden;
  // What is hidden cannot stand out from the others.
  const light = (label: number | null) => () =>
    store.update({highlighted: label !== null && store.state.hidden.has(label) ? null : label});
  const toggle = (label: number) => {
    const next = new Set(store.state.hidden);
    if (!next.delete(label)) next.add(label);
    const shown = next.size === labels.length ? new Set<number>() : next;
    store.update({hidden: shown, highlighted: shown.has(label) ? null : label});
  };
  return html`<div class="legend" part="legend" role="group" aria-label=${say.legend}>
    ${labels.map(
      (label) =>
        html`<button
          class="quiet"
          part="button"
          type="button"
          aria-pressed=${!hidden.has(label)}
          aria-label=${say.classShown(noun, label)}
          @click=${() => toggle(label)}
          @pointerenter=${light(label)}
          @pointerleave=${light(null)}
          @focus=${light(label)}
          @blur=${light(null)}
        >
          <i class="ink-${label % classColours}"></i><span>${label}</span>
        </button>`,
    )}
    ${
      hidden.size > 0
        ? html`<button
            class="quiet"
            part="button"
            type="button"
            @click=${() => store.update({hidden: new Set()})}
          >
            <bdi>${say.allClasses}</bdi>
          </button>`
        : nothing
    }
  </div>`;
}
