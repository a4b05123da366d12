import {html, nothing, type TemplateResult} from 'lit';
import {modelSummaries, type ModelSummary, type SummaryRow} from '../../network/summary.ts';
import {networkOf} from '../../recipe/derive.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import type {View} from '../base/content.ts';
import {memoizeByKey} from '../parts/controls/memoize.ts';
import {summaryTable, title} from '../parts/summary/summary-table.ts';
import {diagram} from './diagram.ts';

export const summariesOf = memoizeByKey((recipe: Recipe) => {
  const network = networkOf(recipe);
  return {network, models: modelSummaries(network)};
});

/** What stands out, and what happens when somebody points, tabs, presses. */
export interface Touch {
  /** The layer that stands out; null for none. */
  readonly lit: number | null;
  /** The layer whose name was pressed. */
  readonly held: number | null;
  /** Under the tables. */
  readonly says: string;
  readonly heard: (event: Event) => void;
}

/** The three models and a diagram of their layers: encoder and decoder are made of the autoencoder's own. */
export function layersView(
  {recipe, messages}: View<'summary'>,
  {lit, held, says, heard}: Touch,
): TemplateResult {
  const {summary: say, shell} = messages;
  const {network, models} = summariesOf(recipe);
  const [autoencoder, encoder, decoder] = models;
  const table = (model: ModelSummary) => {
    const layers = model.rows.map(({layer}) => layer).filter((layer) => layer >= 0);
    const stop = lit !== null && layers.includes(lit) ? lit : layers[0];
    // One stop for the Tab key in each table.
    const named = (row: SummaryRow) =>
      html`<button
        class="layer printed"
        part="layer"
        type="button"
        tabindex=${row.layer === stop ? 0 : -1}
        aria-pressed=${held === row.layer}
        aria-describedby=${row.layer === lit ? 'of-layer' : nothing}
      >
        ${title(row)}
      </button>`;
    return summaryTable(model, shell.format, named, lit);
  };
  return html`<div
    class="whole"
    @pointerover=${heard}
    @pointerleave=${heard}
    @focusin=${heard}
    @focusout=${heard}
    @keydown=${heard}
    @click=${heard}
  >
    ${diagram(
      autoencoder.rows.map(({units}) => units),
      network.codeLayer + 1,
      {say: say.diagram, halves: [shell.parts.encoder, shell.parts.decoder], format: shell.format, lit},
    )}
    <div class="models" .style=${`--_layers:${network.layers.length}`}>
      <div>
        ${table(autoencoder)}
        <p class="caption" id="of-layer"><bdi>${says}</bdi></p>
      </div>
      <div>${table(encoder)} ${table(decoder)}</div>
    </div>
  </div>`;
}
