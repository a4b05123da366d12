import {codeStyles} from './code-styles.ts';
import {html, nothing, type TemplateResult} from 'lit';
import {pixels} from '../../../pixels/size.ts';
import {unitValue, unitValues} from '../../../pixels/values.ts';
import type {CodeFacts} from '../../../locales/messages/shared.ts';
import {lossOf} from '../../../numerics/losses.ts';
import type {Samples} from '../../../protocol/state.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import {Query} from '../controls/query.ts';
import {IdleDigits} from './idle-digits.ts';
import {digitCanvas} from './image-columns.ts';
import {paintCodes} from './paint-codes.ts';
import {paintAll} from './paint.ts';
import {pathLabels, pathRows, pathTile} from './path-rows.ts';
import {pathStyles} from './path-styles.ts';
import {rowsStyles} from './rows-styles.ts';
import {runBefore} from '../explanation/run-before.ts';
import {OptionList} from '../controls/option-list.ts';
import {dataKey, sameSelection, select, SelectionController, selectionOf} from '../controls/selection.ts';
import {Part} from '../part.ts';
import type {PartHost, View} from '../../base/content.ts';

/** The path of the test pictures: originals, codes, reconstructions, and on demand their errors; one can be selected. */
export class DigitsRow extends Part {
  static override readonly styles = [pathStyles, rowsStyles, codeStyles];
  readonly #codes: Query<'encode'>;
  readonly #list: OptionList;
  readonly #idle: IdleDigits;
  #showsError = false;
  #errors: {readonly of: unknown; readonly values: Float32Array} | null = null;

  /** @param opened one is selected */
  constructor(host: PartHost, opened: () => void = () => undefined) {
    super(host);
    this.#codes = new Query(host, 'encode');
    this.#list = new OptionList(host, '.digits .pair', (place) => {
      const {recipe} = this.view!;
      const index = shownIn(this.view!).samples?.indices[place];
      if (index === undefined) return;
      select(host, dataKey(recipe), {split: 'test', index});
      opened();
    });
    this.#idle = new IdleDigits(host);
    new SelectionController(host);
  }

  /** Whether there is a row of errors below the reconstructions. */
  get showsError(): boolean {
    return this.#showsError;
  }

  set showsError(shows: boolean) {
    this.#showsError = shows;
    this.host.requestUpdate();
  }

  protected override template(view: View): TemplateResult {
    const {messages, noun, run, recipe, drawnHere} = view;
    const {samples} = shownIn(view);
    const {rows: say} = messages.run;
    const {pictures} = messages.shell;
    if (!samples) return this.#idle.render(view);
    const {shown} = run;
    const here = drawnHere ? pictures.drawnHere : null;
    const [own, code, reconstruction] = pathRows(view);
    const original = here === null ? own : {...own, count: here};
    const rows = [original, code, reconstruction];
    const error = {name: say.error, count: original.count};
    const selected = selectionOf(dataKey(recipe));
    const at = samples.indices.findIndex((index) => sameSelection(selected, {split: 'test', index}));
    return html`
      <div
        class="digits path ${runBefore(view) ? 'before' : ''}"
        part="digits"
        role="group"
        aria-label=${[say.group(pictures.group(noun), shown), here ?? []].flat().join(', ')}
      >
        ${pathLabels(this.#showsError ? [...rows, error] : rows, shown === null ? null : say.asOf(shown))}
        ${this.#list.columns({
          label: say.choose(noun),
          names: samples.indices.map((_, i) => this.#nameOf(i, samples, view)),
          selected: at,
          tiles: () =>
            html`${pathTile(original, '', 'digit', digitCanvas('original'))}
            ${pathTile(code, 'bars', 'digit code', html`<canvas class="code"></canvas>`)}
            ${pathTile(reconstruction, '', 'digit reconstruction', digitCanvas('reconstruction'))}
            ${this.#showsError ? pathTile(error, '', 'digit error', digitCanvas('error')) : nothing}`,
        })}
      </div>
    `;
  }

  protected override draw(view: View): void {
    const {run, snapshot} = view;
    const {samples, reconstructions} = shownIn(view);
    if (!samples) return this.gone();
    if (snapshot.reconstructions)
      this.#codes.ask(run, [samples, reconstructions], () => ({images: unitValues(samples.images)}));
    const {renderRoot} = this.host;
    const canvases = '.digits .pair canvas';
    paintAll(renderRoot, `${canvases}.original`, samples.images);
    paintAll(renderRoot, `${canvases}.reconstruction`, reconstructions);
    paintCodes(renderRoot, `${canvases}.code`, this.#codesOf(samples, view));
    const errors = this.#showsError ? this.#errorsOf(samples, reconstructions) : null;
    paintAll(renderRoot, `${canvases}.error`, errors);
  }

  protected override gone(): void {
    this.#codes.forget();
  }

  /** The codes of these pictures, as far as they are known; of a network that has not begun there are none. */
  #codesOf(samples: Samples, view: View): Float32Array | null {
    return this.#codes.answered[0] === samples && !runBefore(view) ? this.#codes.answer : null;
  }

  #errorsOf({images}: Samples, reconstructions: Float32Array | null): Float32Array | null {
    if (!reconstructions || reconstructions.length < images.length) return null;
    if (this.#errors?.of !== reconstructions) {
      const values = Float32Array.from(images, (byte, i) => Math.abs(reconstructions[i] - unitValue(byte)));
      this.#errors = {of: reconstructions, values};
    }
    return this.#errors.values;
  }

  #nameOf(i: number, samples: Samples, view: View): string {
    const {snapshot, recipe, messages, noun} = view;
    const {reconstructions} = snapshot;
    const {pictures, rows: say} = messages.run;
    const parts = [pictures.pair(noun, samples.labels?.[i] ?? null, reconstructions !== null)];
    const codes = this.#codesOf(samples, view);
    if (codes) {
      const count = codes.length / samples.indices.length;
      parts.push(say.codeSummary(codeFacts(codes.subarray(i * count, (i + 1) * count))));
    }
    if (this.#showsError && reconstructions && reconstructions.length >= (i + 1) * pixels) {
      const image = unitValues(samples.images.subarray(i * pixels, (i + 1) * pixels));
      const made = reconstructions.subarray(i * pixels, (i + 1) * pixels);
      parts.push(say.errorSummary(recipe.loss, lossOf(recipe.loss, made, image, recipe.huberDelta)));
    }
    return parts.join('; ');
  }
}

/** The pictures of the run, or where it has not begun those of the run before it, which stay in sight. */
const shownIn = (view: View): Pick<Snapshot, 'samples' | 'reconstructions'> =>
  runBefore(view)?.snapshot ?? view.snapshot;

/** So many numbers of a code can be read one by one. */
const mostTold = 3;

/** What a code's bars show, in numbers. */
export function codeFacts(code: ArrayLike<number>): CodeFacts {
  let zeros = 0;
  let unit = 0;
  for (let i = 0; i < code.length; i++) {
    if (code[i] === 0) zeros++;
    if (Math.abs(code[i]) > Math.abs(code[unit])) unit = i;
  }
  const few = code.length <= mostTold ? Array.from(code) : null;
  return {units: code.length, zeros, largest: code[unit] ?? 0, unit: unit + 1, few};
}
