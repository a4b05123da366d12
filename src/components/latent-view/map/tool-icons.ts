import {svg, type TemplateResult} from 'lit';
import type {Look, Tool} from './map-state.ts';

/** In a box of 16, drawn in lines of the text's colour. */
export const toolIcons: Readonly<Record<Tool, TemplateResult>> = {
  point: svg`<circle cx="8" cy="8" r="3.5"/><path d="M8 1v3.5M8 11.5V15M1 8h3.5M11.5 8H15"/>`,
  lasso: svg`<ellipse cx="8" cy="6.5" rx="6.5" ry="4.5" stroke-dasharray="2.5 1.8"/><path d="M5 10.5c-1.5 1.5 1.5 2 .5 4.5"/>`,
  box: svg`<path d="M2 3h12v10H2z" stroke-dasharray="2.5 1.8"/>`,
  walk: svg`<circle cx="3" cy="13" r="1.8"/><circle cx="13" cy="3" r="1.8"/><path d="M4.3 11.7l7.4-7.4"/>`,
};

/** Likewise. */
export const lookIcons: Readonly<Record<Look, TemplateResult>> = {
  dots: svg`<g fill="currentColor" stroke="none"><circle cx="4" cy="11" r="1.8"/><circle cx="7" cy="4.5" r="1.8"/><circle cx="12" cy="9" r="1.8"/></g>`,
  digits: svg`<path d="M2.5 4.5l2-2v11M8.5 2.5h5.5l-3.5 11"/>`,
  decoded: svg`<path d="M2 2h12v12H2zM6 2v12M10 2v12M2 6h12M2 10h12"/>`,
};
