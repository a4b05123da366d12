import {html, nothing, type TemplateResult} from 'lit';
import {shareOf} from '../../../charts/own-place.ts';
import {pixels, side} from '../../../pixels/size.ts';
import {unitValues} from '../../../pixels/values.ts';
import type {PixelFacts} from '../../../locales/messages/shared.ts';
import {Query} from '../controls/query.ts';
import {hasData} from '../data-needed/data-needed.ts';
import {hasNetwork} from '../../../session/snapshot.ts';
import {codeStyles} from '../digits/code-styles.ts';
import {codeFacts} from '../digits/digits-row.ts';
import {paintCodes} from '../digits/paint-codes.ts';
import {paint} from '../digits/paint.ts';
import {memoizeLast} from '../controls/memoize.ts';
import {inspectorStyles} from './inspector-styles.ts';
import {pixelAfter} from './pixel-after.ts';
import {largestTerm, pixelFacts, termsOf} from './pixel-trace.ts';
import {section} from '../details/section.ts';
import {dataKey, SelectionController, selectionOf, type Selection} from '../controls/selection.ts';
import {Part} from '../part.ts';
import type {PartHost, View} from '../../base/content.ts';

/** A selected picture that is at hand. */
interface InspectedImage {
  readonly selection: Selection;
  /** In 0–1. */
  readonly values: Float32Array;
  readonly label: number | null;
}

/** The selected picture, enlarged: what was shown, what was made of it, the code between, and pixel by pixel why. */
export class Inspector extends Part {
  static override readonly styles = [codeStyles, inspectorStyles];
  readonly #tell: (text: string) => void;
  readonly #image: Query<'images'>;
  readonly #made: Query<'reconstruct'>;
  readonly #code: Query<'encode'>;
  readonly #error = memoizeLast((made: Float32Array, values: Float32Array) =>
    made.map((value, i) => Math.abs(value - values[i])),
  );
  #inspected: InspectedImage | null = null;
  /** The pixel that is traced; null for the one with the largest error. */
  #pixel: number | null = null;

  /** @param tell says a line to those who hear the page */
  constructor(host: PartHost, tell: (text: string) => void) {
    super(host);
    new SelectionController(host);
    this.#tell = tell;
    this.#image = new Query(host, 'images');
    this.#made = new Query(host, 'reconstruct');
    this.#code = new Query(host, 'encode');
  }

  protected override template(view: View): TemplateResult {
    const {messages, noun, recipe, run} = view;
    const {inspector: say} = messages.run;
    if (!hasNetwork(view.snapshot)) for (const query of this.#queries) query.forget();
    const image = this.#find(view);
    if (!image) {
      const selected = selectionOf(dataKey(recipe));
      return section(
        say.title(noun),
        'inspector',
        html`<p class="caption"><bdi>${selected ? say.absent(noun) : say.none(noun)}</bdi></p>`,
      );
    }
    const made = this.#madeOf(image);
    const code = this.#codeOf(image);
    const facts = made && this.#facts(view, image, made);
    const {original, reconstruction} = messages.shell.pictures;
    const name = say.named(noun, image.label, 'index' in image.selection ? image.selection.index : null);
    return section(
      say.title(noun),
      'inspector',
      html`<p class="caption">
          <bdi>${name}${run.shown === null ? nothing : ` · ${messages.run.rows.asOf(run.shown)}`}</bdi>
        </p>
        <div class="inspect">
          <div
            class="figures"
            role="application"
            tabindex="0"
            aria-label=${say.trace}
            aria-describedby="traced"
            @keydown=${this.#keyPressed}
            @pointermove=${this.#pointed}
            @pointerdown=${this.#pointed}
          >
            ${figure('original', original)} ${figure('reconstruction', reconstruction)}
            ${figure('error', messages.run.rows.error)}
          </div>
          <dl class="traced" id="traced">${facts ? this.#rows(facts, view) : nothing}</dl>
        </div>
        ${
          code
            ? html`<div class="code-bars" role="img" aria-label=${say.code(codeFacts(code))}>
                  <canvas class="code"></canvas>
                </div>
                <p class="caption" aria-hidden="true"><bdi>${say.code(codeFacts(code))}</bdi></p>`
            : nothing
        }`,
    );
  }

  protected override draw(view: View): void {
    const {run, snapshot, recipe} = view;
    const {reconstructions, data} = snapshot;
    const image = this.#find(view);
    if (hasNetwork(snapshot)) {
      const selected = selectionOf(dataKey(recipe));
      const lacks = !image && selected && 'index' in selected && selected.split === 'test' && hasData(view);
      if (lacks) this.#image.ask(run, [selected.index, data], () => ({indices: [selected.index]}));
      if (image && reconstructions) {
        const about = [image, reconstructions, run.shown];
        this.#made.ask(run, about, () => ({images: image.values.slice()}));
        this.#code.ask(run, about, () => ({images: image.values.slice()}));
      }
    }
    if (image) this.#paint(view, image);
  }

  get #queries(): readonly Pick<Query<'images'>, 'forget'>[] {
    return [this.#image, this.#made, this.#code];
  }

  /** The selected picture: one of those shown, one of its own, or one that was asked for. */
  #find({recipe, snapshot}: View): InspectedImage | null {
    const selection = selectionOf(dataKey(recipe));
    if (!selection) return (this.#inspected = null);
    if (this.#inspected?.selection === selection) return this.#inspected;
    this.#pixel = null;
    if ('pixels' in selection) return (this.#inspected = {selection, values: selection.pixels, label: null});
    if (selection.split !== 'test') return (this.#inspected = null);
    const answer = this.#image.answered[0] === selection.index ? this.#image.answer : null;
    for (const samples of [snapshot.samples, answer]) {
      const place = samples?.indices.indexOf(selection.index) ?? -1;
      if (!samples || place < 0) continue;
      const values = unitValues(samples.images.subarray(place * pixels, (place + 1) * pixels));
      return (this.#inspected = {selection, values, label: samples.labels?.[place] ?? null});
    }
    return (this.#inspected = null);
  }

  #madeOf(image: InspectedImage): Float32Array | null {
    return this.#made.answered[0] === image ? this.#made.answer : null;
  }

  #codeOf(image: InspectedImage): Float32Array | null {
    return this.#code.answered[0] === image ? this.#code.answer : null;
  }

  #facts({recipe}: View, {values}: InspectedImage, made: Float32Array): PixelFacts {
    const terms = termsOf(recipe.loss, made, values, recipe.huberDelta);
    return pixelFacts(this.#pixel ?? largestTerm(terms.terms), made, values, terms);
  }

  #rows(
    {row, column, target, prediction, term, share}: PixelFacts,
    {recipe, messages}: View,
  ): TemplateResult {
    const {inspector: say} = messages.run;
    const {format} = messages.shell;
    const rows = [
      [this.#pixel === null ? say.largest : say.pixel, say.place(row, column)],
      [say.target, format.fixed(target, 3)],
      [say.prediction, format.fixed(prediction, 3)],
      [say.term(recipe.loss), format.loss(term)],
      [say.share, format.percent(share)],
    ];
    return html`${rows.map(
      ([name, value]) =>
        html`<div>
          <dt><bdi>${name}</bdi></dt>
          <dd><bdi>${value}</bdi></dd>
        </div>`,
    )}`;
  }

  #paint(view: View, image: InspectedImage): void {
    const root = this.host.renderRoot;
    const figures = root.querySelector('.figures');
    if (!figures) return;
    const made = this.#madeOf(image);
    const code = this.#codeOf(image);
    const draw = (kind: string, values: ArrayLike<number> | null) =>
      paint(figures.querySelector<HTMLCanvasElement>(`canvas.${kind}`)!, values);
    draw('original', image.values);
    draw('reconstruction', made);
    draw('error', made && this.#error(made, image.values));
    paintCodes(root, '.code-bars canvas', code);
    if (!made) return;
    const {row, column} = this.#facts(view, image, made);
    // Pictures are not mirrored, so these are left and top in every language.
    for (const mark of figures.querySelectorAll<HTMLElement>('.mark')) {
      mark.style.left = `${((column - 1) / side) * 100}%`;
      mark.style.top = `${((row - 1) / side) * 100}%`;
    }
  }

  readonly #pointed = (event: PointerEvent): void => {
    const box = (event.target as Element).closest('.enlarged');
    if (!box) return;
    const [column, row] = shareOf(event, box).map((share) =>
      Math.max(0, Math.min(side - 1, Math.floor(share * side))),
    );
    this.#trace(row * side + column);
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !this.view || !this.#inspected) return;
    const made = this.#madeOf(this.#inspected);
    if (!made) return;
    if (event.key === 'Escape' && this.#pixel !== null) {
      event.preventDefault();
      this.#trace(null);
    }
    const {row, column} = this.#facts(this.view, this.#inspected, made);
    const to = pixelAfter(event.key, (row - 1) * side + column - 1);
    if (to === null) return;
    event.preventDefault();
    this.#trace(to);
    const {inspector: say} = this.view.messages.run;
    this.#tell(say.heard(this.#facts(this.view, this.#inspected, made), this.view.recipe.loss));
  };

  #trace(pixel: number | null): void {
    if (pixel === this.#pixel) return;
    this.#pixel = pixel;
    this.host.requestUpdate();
  }
}

function figure(kind: string, words: string): TemplateResult {
  return html`<figure>
    <div class="enlarged" part="enlarged">
      <canvas class=${kind} width=${side} height=${side}></canvas><span class="mark"></span>
    </div>
    <figcaption aria-hidden="true"><bdi>${words}</bdi></figcaption>
  </figure>`;
}
