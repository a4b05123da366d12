import {html, nothing, type TemplateResult} from 'lit';
import {pixels} from '../../pixels/size.ts';
import type {ErrorFacts, Piece} from '../../locales/messages/noise.ts';
import type {Samples} from '../../protocol/state.ts';
import {Query} from '../parts/controls/query.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {tile} from '../parts/digits/image-columns.ts';
import {paintAll} from '../parts/digits/paint.ts';
import {rowsStyles} from '../parts/digits/rows-styles.ts';
import {errorsOf, meanErrorOf} from './noise-facts.ts';
import {otherNoise} from './other-noise.ts';
import type {TestNoiseControl} from './test-noise-control.ts';
import {cleanValues} from './corrupted-images.ts';
import {withTestNoise} from './idle-curve.ts';
import {OptionList} from '../parts/controls/option-list.ts';
import {
  dataKey,
  sameSelection,
  select,
  SelectionController,
  selectionOf,
} from '../parts/controls/selection.ts';
import {Part} from '../parts/part.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** The ten test pictures as they are, with noise, and after the network; the errors of both. */
export interface Shown {
  readonly samples: Samples;
  readonly clean: Float32Array;
  readonly noisy: Float32Array;
  /** What the network makes of `noisy`; null until it has said so. */
  readonly denoised: Float32Array | null;
  /** Place of the selected picture among the ten; −1 for none. */
  readonly selected: number;
}

/** Clean, noisy and denoised, ten of each, live; one can be selected. */
export class NoiseRows extends Part<NoiseView, [verdict: string | null]> {
  static override readonly styles = [rowsStyles];
  readonly #level: TestNoiseControl;
  readonly #query: Query<'reconstruct'>;
  readonly #list: OptionList;
  readonly #noisy = memoizeLast(withTestNoise);
  #asked: Float32Array | null = null;

  constructor(host: PartHost, level: TestNoiseControl) {
    super(host);
    this.#level = level;
    this.#query = new Query(host, 'reconstruct');
    this.#list = new OptionList(host, '.noise .pair', (place) => {
      const {recipe, snapshot} = this.view!;
      const index = snapshot.samples?.indices[place];
      if (index !== undefined) select(host, dataKey(recipe), {split: 'test', index});
    });
    new SelectionController(host);
  }

  /** The pictures on the page; null for none. */
  get known(): Samples | null {
    return this.view?.snapshot.samples ?? null;
  }

  /** What the rows show; null before there are pictures. */
  shown(view: NoiseView): Shown | null {
    const {samples} = view.snapshot;
    const {recipe} = view;
    if (!samples) return null;
    const selection = selectionOf(dataKey(recipe));
    const {kind, factor} = this.#level.level(view);
    const now = this.#noisy(samples, kind, factor, recipe.seed);
    // What was answered last stays, beside the very noise it was asked about, until the next answer.
    const [of, noisy] = this.#query.answered as [Samples?, Float32Array?];
    const answered = of === samples && this.#query.answer;
    return {
      samples,
      clean: cleanValues(samples),
      noisy: now,
      denoised: answered && noisy ? answered : null,
      selected: samples.indices.findIndex((index) => sameSelection(selection, {split: 'test', index})),
    };
  }

  /**
   * Nothing where there are no pictures.
   * @param verdict said in place of one picture's figures
   */
  protected override template(view: NoiseView, verdict: string | null): TemplateResult {
    const {messages, noun, run, recipe, drawnHere} = view;
    const {noise: say} = messages;
    const {rows} = messages.run;
    const {clean, noisy, denoised} = messages.noiseShell;
    const shown = this.shown(view);
    if (!shown) return html``;
    const {samples, selected} = shown;
    const here = drawnHere ? messages.shell.pictures.drawnHere : null;
    const made = recipe.noise === 'none' ? say.reconstructed : denoised;
    return html`
      <div
        class="digits even noise"
        part="digits"
        role="group"
        aria-label=${[rows.group(say.group(noun), run.shown), here ?? []].flat().join(', ')}
      >
        <div class="rows-labels" aria-hidden="true">
          <span>${clean}${here === null ? nothing : html`<small>${here}</small>`}</span><span>${noisy}</span
          ><span>${made}${run.shown === null ? nothing : html`<small>${rows.asOf(run.shown)}</small>`}</span>
        </div>
        ${this.#list.columns({
          label: rows.choose(noun),
          names: samples.indices.map((_, i) => say.picture(noun, samples.labels?.[i] ?? null)),
          selected,
          tiles: () =>
            html`${tile('digit', 'clean')} ${tile('digit', 'noisy')}
            ${tile('digit reconstruction', 'denoised')}`,
        })}
        <p class="caption" aria-hidden="true">
          <bdi
            >${
              here !== null && run.shown === null
                ? say.drawnCaption
                : [say.caption(noun, run.shown), here ?? []].flat().join(', ')
            }</bdi
          >
        </p>
      </div>
      ${this.#figures(view, shown, verdict)}
    `;
  }

  protected override draw(view: NoiseView): void {
    const shown = this.shown(view);
    if (!shown) return this.gone();
    const {samples, clean, noisy} = shown;
    const {run, snapshot} = view;
    if (snapshot.reconstructions) {
      const atOnce = noisy !== this.#asked;
      this.#asked = noisy;
      // The run's own pictures are new whenever its weights are.
      const about = [samples, noisy, snapshot.reconstructions, run.shown];
      this.#query.ask(run, about, () => ({images: noisy}), {atOnce});
    }
    const {renderRoot} = this.host;
    paintAll(renderRoot, '.noise canvas.clean', clean);
    paintAll(renderRoot, '.noise canvas.noisy', noisy);
    paintAll(renderRoot, '.noise canvas.denoised', this.shown(view)!.denoised);
  }

  protected override gone(): void {
    this.#query.forget();
    this.#asked = null;
  }

  /** The errors of the ten, or of one of them; null before there are pictures. */
  errors(view: NoiseView, place: number | null = null): ErrorFacts | null {
    const shown = this.shown(view);
    if (!shown) return null;
    const {clean, noisy, denoised} = shown;
    // Both errors of the same noise.
    const of = denoised ? ((this.#query.answered[1] as Float32Array | undefined) ?? noisy) : noisy;
    return errorsOf(clean, of, denoised, meanErrorOf(view.recipe), place);
  }

  #figures(view: NoiseView, {samples, selected}: Shown, verdict: string | null): TemplateResult {
    const {messages, noun} = view;
    const {noise: say} = messages;
    const {inspector} = messages.run;
    const name = selected < 0 ? '' : inspector.named(noun, samples.labels?.[selected] ?? null, null);
    return html`<div class="figures-room" part="noise-error">
      <p>${pieces([otherNoise(view, this.#level.level(view).kind), ...say.figures(this.errors(view)!)])}</p>
      <p class="own">
        ${
          verdict !== null || selected < 0
            ? html`<bdi>${verdict ?? say.ownNone(noun)}</bdi>`
            : pieces(say.own(name, this.errors(view, selected)!))
        }
      </p>
    </div>`;
  }
}

/** A sentence whose figures stand out. */
export function pieces(said: readonly Piece[]): TemplateResult {
  return html`<bdi
    >${said.map((piece) =>
      typeof piece === 'string'
        ? piece
        : html`<b class=${piece.good === undefined ? '' : piece.good ? 'good' : 'bad'}>${piece.figure}</b>`,
    )}</bdi
  >`;
}

/** One of the ten. */
export const pictureAt = (values: Float32Array, place: number): Float32Array =>
  values.subarray(place * pixels, (place + 1) * pixels);
