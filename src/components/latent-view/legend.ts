import {html, nothing, type TemplateResult} from 'lit';
import type {MapView} from './map-view.ts';
import {classColours} from './map/map-colours.ts';
import type {MapStateStore} from './map/map-state.ts';
import type {Embedding} from './projector.ts';
import {memoizeByKey} from '../parts/controls/memoize.ts';

/** The classes there are, in order. */
const classesOf = memoizeByKey((labels: Uint8Array) => [...new Set(labels)].sort((a, b) => a - b));

/**
 * The classes with their colours. A press hides or shows one; under the pointer or the focus it stands out. Shift, or a
 * second press of the only one left, shows all.
 */
export function legend(
  {messages: {map: say}, noun}: MapView,
  embedding: Embedding | null,
  stateStore: MapStateStore,
): TemplateResult {
  const given = embedding?.points.labels;
  const labels = given ? classesOf(given) : [];
  const {hidden} = stateStore.state;
  const light = (label: number | null) => () => stateStore.update({highlighted: label});
  const toggle = (label: number) => {
    const next = new Set(hidden);
    if (!next.delete(label)) next.add(label);
    stateStore.update({hidden: next.size === labels.length ? new Set() : next});
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
            @click=${() => stateStore.update({hidden: new Set()})}
          >
            <bdi>${say.allClasses}</bdi>
          </button>`
        : nothing
    }
  </div>`;
}
