import {html, nothing, type TemplateResult} from 'lit';

export interface Fact {
  readonly name: unknown;
  readonly value: unknown;
  readonly note: unknown;
  /** Keeps the room of a figure that nobody knows yet. */
  readonly state?: 'unknown' | undefined;
}

/** @param kind a class for the style sheet */
export function factRows(list: readonly Fact[], kind = ''): TemplateResult {
  return html`<dl class="facts ${kind}" part="facts">
    ${list.map(
      ({name, value, note, state}) =>
        html`<div class=${state}>
          <dt><bdi>${name}</bdi></dt>
          <dd><bdi>${value}</bdi>${note === null ? nothing : html`<small><bdi>${note}</bdi></small>`}</dd>
        </div>`,
    )}
  </dl>`;
}
