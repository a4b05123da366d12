import {html, nothing, type TemplateResult} from 'lit';
import type {Format} from '../../../locales/format.ts';
import type {ModelSummary, SummaryRow} from '../../../network/summary.ts';

/**
 * A model's layers as Keras lists them, in its words, which are English in every language.
 * @param named what stands for a layer's name, where it is more than that
 * @param lit the layer that stands out
 */
export function summaryTable(
  {name, rows, parameters}: ModelSummary,
  {count}: Format,
  named: (row: SummaryRow) => unknown = title,
  lit: number | null = null,
): TemplateResult {
  return html`<table class="model" part="summary" lang="en" translate="no">
    <caption>
      <code dir="ltr">${name}.summary()</code>
    </caption>
    <thead>
      <tr>
        <th scope="col">Layer (type)</th>
        <th scope="col">Output shape</th>
        <th scope="col"><bdi dir="ltr">Param #</bdi></th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr class=${row.layer === lit ? 'lit' : ''} data-layer=${row.layer}>
            <th scope="row">${row.layer < 0 ? title(row) : named(row)}</th>
            <td>
              <bdi dir="ltr">(None, ${row.output.join(', ')})</bdi>${
                row.layer < 0 ? html`<small>float32</small>` : nothing
              }
            </td>
            <td>${count(row.parameters)}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colspan="2">Total params</th>
        <td>${count(parameters)}</td>
      </tr>
    </tfoot>
  </table>`;
}

/** `dense_1 (Dense)`. */
export const title = ({name, type}: SummaryRow): TemplateResult =>
  html`<bdi dir="ltr">${name} <span class="type">(${type})</span></bdi>`;
