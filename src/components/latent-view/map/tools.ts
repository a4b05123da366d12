import {html, svg, type TemplateResult} from 'lit';
import type {MapView} from '../map-view.ts';
import {segments} from '../segments.ts';
import type {MapStateStore, Tool} from './map-state.ts';

/** In a box of 16, drawn in lines of the text's colour. */
const icons: Readonly<Record<Tool, TemplateResult>> = {
  point: svg`<circle cx="8" cy="8" r="3.5"/><path d="M8 1v3.5M8 11.5V15M1 8h3.5M11.5 8H15"/>`,
  lasso: svg`<ellipse cx="8" cy="6.5" rx="6.5" ry="4.5" stroke-dasharray="2.5 1.8"/><path d="M5 10.5c-1.5 1.5 1.5 2 .5 4.5"/>`,
  box: svg`<path d="M2 3h12v10H2z" stroke-dasharray="2.5 1.8"/>`,
  walk: svg`<circle cx="3" cy="13" r="1.8"/><circle cx="13" cy="3" r="1.8"/><path d="M4.3 11.7l7.4-7.4"/>`,
};

/** What a hand does on the map. */
export const tools = ({messages: {map}}: MapView, stateStore: MapStateStore): TemplateResult =>
  segments(
    'tools',
    map.tools.label,
    (['point', 'lasso', 'box', 'walk'] as const).map((value) => ({
      value,
      words: map.tools[value],
      icon: html`<svg viewBox="0 0 16 16" aria-hidden="true">${icons[value]}</svg>`,
    })),
    stateStore.state.tool,
    (tool) => stateStore.update({tool}),
  );
