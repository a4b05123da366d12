import {html, nothing, type TemplateResult} from 'lit';
import {pixels} from '../../../pixels/size.ts';
import {unitValue, unitValues} from '../../../pixels/values.ts';
import type {CodeFacts} from '../../../locales/messages/shared.ts';
import {lossOf} from '../../../numerics/losses.ts';
import type {Samples} from '../../../protocol/state.ts';
import {Query} from '../controls/query.ts';
import {shellDigits} from './digits-shell.ts';
import {tile} from './image-columns.ts';
import {paintAll, paintCodes} from './paint.ts';
import {rowsStyles} from './rows-styles.ts';
import {OptionList} from '../controls/option-list.ts';
import {dataKey, sameSelection, select, SelectionController, selectionOf} from '../controls/selection.ts';
import {Part} from '../part.ts';
import type {PartHost, View} from '../../base/content.ts';

/** Which rows there are below the reconstructions. */
export interface ExtraRows {
  readonly code: boolean;
  readonly error: boolean;
}

/** The test pictures over their reconstructions, and on demand over their codes and errors; one can be selected. */
export class DigitsRow extends Part {
  static override readonly styles = [rowsStyles];
  readonly #codes: Query<'encode'>;
  readonly #list: OptionList;
  #extra: ExtraRows = {code: false, error: false};
  #errors: {readonly of: unknown; readonly values: Float32Array} | null = null;

  constructor(host: PartHost) {
    super(host);
    this.#codes = new Query(host, 'encode');
    this.#list = new OptionList(host, '.digits .pair', (place) => {
      const {recipe, snapshot} = this.view!;
      const index = snapshot.samples?.indices[place];
      if (index !== undefined) select(host, dataKey(recipe), {split: 'test', index});
    });
    new SelectionController(host);
  }

  get extra(): ExtraRows {
    return this.#extra;
  }

  set extra(extra: ExtraRows) {
    this.#extra = extra;
    this.host.requestUpdate();
  }

  protected override template(view: View): TemplateResult {
    const {snapshot, messages, noun, run, recipe, drawnHere} = view;
    const {samples} = snapshot;
    const {rows: say} = messages.run;
    const {pictures} = messages.shell;
    if (!samples) return shellDigits(view);
    const {code, error} = this.#extra;
    const {shown} = run;
    const here = drawnHere ? messages.run.dataNeeded.drawnHere : null;
    const selected = selectionOf(dataKey(recipe));
    const at = samples.indices.findIndex((index) => sameSelection(selected, {split: 'test', index}));
    return html`
      <div
        class="digits"
        part="digits"
        role="group"
        aria-label=${[say.group(pictures.group(noun), shown), here ?? []].flat().join(', ')}
      >
        <div class="rows-labels" aria-hidden="true">
          <span>${pictures.original}${here === null ? nothing : html`<small>${here}</small>`}</span>
          <span
            >${pictures.reconstruction}${shown === null ? nothing : html`<small>${say.asOf(shown)}</small>`}</span
          >
          ${code ? html`<span>${say.code}</span>` : nothing}
          ${error ? html`<span>${say.error}</span>` : nothing}
        </div>
        ${this.#list.columns({
          label: say.choose(noun),
          names: samples.indices.map((_, i) => this.#nameOf(i, samples, view)),
          selected: at,
          tiles: () =>
            html`${tile('digit', 'original')} ${tile('digit reconstruction', 'reconstruction')}
            ${code ? tile('digit code', 'code') : nothing} ${error ? tile('digit error', 'error') : nothing}`,
          inkChanged: this.#inkChanged,
        })}
        <p class="caption ${code || error ? 'long' : ''}" aria-hidden="true">
          <bdi
            >${
              code || error || shown !== null
                ? [say.caption(noun, {code, error, shown}), here ?? []].flat().join(', ')
                : here === null
                  ? pictures.caption(noun)
                  : messages.run.dataNeeded.drawnRows
            }</bdi
          >
        </p>
      </div>
    `;
  }

  protected override draw({snapshot, run}: View): void {
    const {samples, reconstructions} = snapshot;
    if (!samples) return this.gone();
    if (this.#extra.code && reconstructions) {
      this.#codes.ask(run, [samples, reconstructions], () => ({images: unitValues(samples.images)}));
    }
    const {renderRoot} = this.host;
    const canvases = '.digits .pair canvas';
    paintAll(renderRoot, `${canvases}.original`, samples.images);
    paintAll(renderRoot, `${canvases}.reconstruction`, reconstructions);
    paintCodes(renderRoot, `${canvases}.code`, this.#codesOf(samples));
    const errors = this.#extra.error ? this.#errorsOf(samples, reconstructions) : null;
    paintAll(renderRoot, `${canvases}.error`, errors);
  }

  protected override gone(): void {
    this.#codes.forget();
  }

  /** The codes of these pictures, as far as they are known. */
  #codesOf(samples: Samples): Float32Array | null {
    return this.#codes.answered[0] === samples ? this.#codes.answer : null;
  }

  #errorsOf({images}: Samples, reconstructions: Float32Array | null): Float32Array | null {
    if (!reconstructions || reconstructions.length < images.length) return null;
    if (this.#errors?.of !== reconstructions) {
      const values = Float32Array.from(images, (byte, i) => Math.abs(reconstructions[i] - unitValue(byte)));
      this.#errors = {of: reconstructions, values};
    }
    return this.#errors.values;
  }

  #nameOf(i: number, samples: Samples, {snapshot, recipe, messages, noun}: View): string {
    const {reconstructions} = snapshot;
    const {pictures, rows: say} = messages.run;
    const parts = [pictures.pair(noun, samples.labels?.[i] ?? null, reconstructions !== null)];
    const codes = this.#extra.code ? this.#codesOf(samples) : null;
    if (codes) {
      const count = codes.length / samples.indices.length;
      parts.push(say.codeSummary(codeFacts(codes.subarray(i * count, (i + 1) * count))));
    }
    if (this.#extra.error && reconstructions && reconstructions.length >= (i + 1) * pixels) {
      const image = unitValues(samples.images.subarray(i * pixels, (i + 1) * pixels));
      const made = reconstructions.subarray(i * pixels, (i + 1) * pixels);
      parts.push(say.errorSummary(recipe.loss, lossOf(recipe.loss, made, image, recipe.huberDelta)));
    }
    return parts.join('; ');
  }

  /** The ink is the text's colour, which may change with the page's theme: its (instant) transition tells. */
  readonly #inkChanged = (event: TransitionEvent): void => {
    // All that is drawn in ink, not these alone.
    if (event.propertyName === 'color') this.host.requestUpdate();
  };
}

/** What a code's bars show, in numbers. */
export function codeFacts(code: ArrayLike<number>): CodeFacts {
  let zeros = 0;
  let unit = 0;
  for (let i = 0; i < code.length; i++) {
    if (code[i] === 0) zeros++;
    if (Math.abs(code[i]) > Math.abs(code[unit])) unit = i;
  }
  return {units: code.length, zeros, largest: code[unit] ?? 0, unit: unit + 1};
}
