import {html, nothing, type TemplateResult} from 'lit';
import type {ShellView} from '../../base/content.ts';

/** A row of the path that a digit takes: what stands there, and how many numbers it is. */
export interface PathRow {
  readonly name: string;
  readonly count: string;
}

/** Original, code, reconstruction. */
export function pathRows({messages, recipe}: ShellView): readonly [PathRow, PathRow, PathRow] {
  const {original, code, reconstruction, pixels, numbers} = messages.shell.pictures;
  return [
    {name: original, count: pixels},
    {name: code, count: numbers(recipe.encodingDim)},
    {name: reconstruction, count: pixels},
  ];
}

/** The rows' names in a column of their own, with the path narrowing to the code. */
export function pathLabels(rows: readonly PathRow[], note: string | null = null): TemplateResult {
  return html`<div class="rows-labels" aria-hidden="true">
    ${rows.map(
      ({name, count}, i) =>
        html`<span
          >${name}<small><bdi>${i === 2 && note !== null ? html`<b>${note}</b>` : count}</bdi></small></span
        >`,
    )}
    <svg class="funnel" viewBox="0 0 16 136" preserveAspectRatio="none">
      <path d="M.5 0v47c0 12 5 8 5 19v4c0 11-5 7-5 19v47m15 0v-47c0-12-5-8-5-19v-4c0-11 5-7 5-19v-47" />
    </svg>
  </div>`;
}

/** A tile of the path; where there is no room for a column of names, its row's name stands over the first. */
export function pathTile(
  {name, count}: PathRow,
  kind: string,
  part: string,
  inside: unknown = nothing,
): TemplateResult {
  return html`<div class="tile ${kind}" part=${part} data-label="${name} · ${count}">${inside}</div>`;
}
