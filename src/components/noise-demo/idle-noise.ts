import {html, type TemplateResult} from 'lit';
import {meanSquaredError} from '../../numerics/psnr.ts';
import type {Samples} from '../../protocol/state.ts';
import {isDrawn} from '../../recipe/datasets.ts';
import type {PartHost} from '../base/content.ts';
import {BoxSize} from '../parts/controls/box-size.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {firstIndices} from '../parts/digits/first-digits.ts';
import {ownTen} from '../parts/digits/own-ten.ts';
import {imageColumns} from '../parts/digits/image-columns.ts';
import {paintAll} from '../parts/digits/paint.ts';
import {unknownStyles} from '../parts/digits/unknown-styles.ts';
import {Part} from '../parts/part.ts';
import {cleanValues} from './corrupted-images.ts';
import {easelOf, pictureOf, type Easel} from './easel.ts';
import {IdleCurve, withTestNoise} from './idle-curve.ts';
import {levelStyles} from './level-styles.ts';
import type {NoiseSightView} from './noise-view.ts';
import {testNoiseControlOf, type TestNoiseControl} from './test-noise-control.ts';

let own: Samples | null = null;

/** The library's own ten digits, as a run on the built-in digits would show them. */
const ownSamples = (): Samples =>
  (own ??= {images: ownTen(), labels: [...firstIndices.keys()], indices: firstIndices});

/**
 * What noise does to digits, before there is a network: one can be painted on, the slider works, and the curve of doing
 * nothing, which needs none, is what a denoiser must get below. They stand for other data until these are here.
 */
export class IdleNoise extends Part<NoiseSightView, [message: TemplateResult]> {
  static override readonly styles = [unknownStyles, levelStyles];
  readonly #level: TestNoiseControl;
  readonly #easel: Easel;
  readonly #curve: IdleCurve;
  readonly #size: BoxSize;
  readonly #noisy = memoizeLast(withTestNoise);

  constructor(host: PartHost) {
    super(host);
    this.#level = testNoiseControlOf(host);
    this.#easel = easelOf(host);
    this.#curve = new IdleCurve(this.#level);
    this.#size = new BoxSize(() => this.redraw());
  }

  protected override template(view: NoiseSightView, message: TemplateResult): TemplateResult {
    const {messages, recipe} = view;
    const {noiseShell: say} = messages;
    const {pictures} = messages.shell;
    const rows = [
      [say.clean, isDrawn(recipe.dataset) ? '' : html`<small>${pictures.drawnHere}</small>`],
      say.noisy,
      say.denoised,
    ];
    return html`
      ${this.#easel.render({
        say: messages.level,
        recipe,
        name: pictures.awaited('digit', 0),
        code: `${pictures.code} · ${pictures.numbers(recipe.encodingDim)}`,
        made: html`<div class="tile unknown" part="enlarged">?</div>`,
        facts: null,
      })}
      <div class="digits even" part="digits" role="group" aria-label=${pictures.group('digit')}>
        <div class="rows-labels" aria-hidden="true">${rows.map((row) => html`<span>${row}</span>`)}</div>
        ${imageColumns(
          firstIndices.map((_, digit) => pictures.awaited('digit', digit)),
          () =>
            html`<div class="tile" part="digit"><canvas class="clean-ten"></canvas></div>
              <div class="tile" part="digit"><canvas class="noisy-ten"></canvas></div>
              <div class="tile unknown" part="digit reconstruction">?</div>`,
        )}
        <p class="caption" aria-hidden="true">
          <bdi>${say.clean} / ${say.noisy} / ${say.denoised}</bdi>
        </p>
      </div>
      ${this.#error(view)} ${message} ${this.#level.render(view)}
    `;
  }

  /** What the noise costs, in the words of a trained one as far as they are known. */
  #error(view: NoiseSightView): TemplateResult {
    const {level: say, shell} = view.messages;
    const {kind, factor} = this.#level.level(view);
    const samples = ownSamples();
    const noisy = this.#noisy(samples, kind, factor, view.recipe.seed);
    const error = shell.format.loss(meanSquaredError(noisy, cleanValues(samples)));
    return html`<div class="figures-room" part="noise-error">
      <p>
        <bdi>${say.error} <b>${error}</b> → ?</bdi>
      </p>
    </div>`;
  }

  /** What stands under the first tab. */
  curve({messages}: NoiseSightView): TemplateResult {
    return html`<div class="levels idle" part="noise-curve" role="img" aria-label=${messages.level.idle}>
      <svg width="100%" height="100%"></svg>
    </div>`;
  }

  protected override draw(view: NoiseSightView): void {
    const {renderRoot} = this.host;
    const svg = renderRoot.querySelector<SVGSVGElement>('.levels.idle svg');
    this.#size.observe(svg?.parentElement ?? null);
    const {recipe} = view;
    const {seed} = recipe;
    const {kind, factor} = this.#level.level(view);
    const samples = ownSamples();
    const noisy = this.#noisy(samples, kind, factor, seed);
    paintAll(renderRoot, '.clean-ten', cleanValues(samples));
    paintAll(renderRoot, '.noisy-ten', noisy);
    paintAll(renderRoot, '.spoiled', this.#easel.values(noisy, 0, pictureOf(recipe, firstIndices[0]), seed));
    if (svg && this.#size.width > 0) this.#curve.draw(svg, this.#size, view, samples);
  }

  protected override gone(): void {
    this.#size.observe(null);
  }
}
