import {html, type TemplateResult} from 'lit';
import {idleNoiseChart} from '../../charts/idle-noise-chart.ts';
import {meanSquaredError} from '../../numerics/psnr.ts';
import type {Samples} from '../../protocol/state.ts';
import {isDrawn} from '../../recipe/datasets.ts';
import type {NoiseKind} from '../../recipe/test-noise.ts';
import type {PartHost} from '../base/content.ts';
import {BoxSize} from '../parts/controls/box-size.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {firstIndices} from '../parts/digits/first-digits.ts';
import {ownTen} from '../parts/digits/own-ten.ts';
import {inkChanged} from '../parts/digits/ink.ts';
import {imageColumns} from '../parts/digits/image-columns.ts';
import {paintAll} from '../parts/digits/paint.ts';
import {unknownStyles} from '../parts/digits/unknown-styles.ts';
import {Part} from '../parts/part.ts';
import {cleanValues, corruptedValues} from './corrupted-images.ts';
import {levelStyles} from './level-styles.ts';
import {levelsTo} from './levels.ts';
import {shellNoiseRows, shellTabs} from './noise-rows-shell.ts';
import type {NoiseSightView} from './noise-view.ts';
import {testNoiseControlOf, type TestNoiseControl} from './test-noise-control.ts';

let own: Samples | null = null;

/** The library's own ten digits, as a run on the built-in digits would show them. */
const ownSamples = (): Samples =>
  (own ??= {images: ownTen(), labels: [...firstIndices.keys()], indices: firstIndices});

/**
 * What noise does to ten digits, before there is a network: the slider works, and the curve of doing nothing, which
 * needs none, is what a denoiser must get below. Of data that are no digits nobody knows anything before they are here.
 */
export class IdleNoise extends Part<NoiseSightView, [message: TemplateResult]> {
  static override readonly styles = [unknownStyles, levelStyles];
  readonly #level: TestNoiseControl;
  readonly #size: BoxSize;
  readonly #noisy = memoizeLast((kind: NoiseKind, factor: number, seed: number) =>
    corrupted(kind, factor, seed),
  );
  readonly #errors = memoizeLast((kind: NoiseKind, end: number, seed: number) =>
    levelsTo(end).map((level) => meanSquaredError(corrupted(kind, level, seed), cleanValues(ownSamples()))),
  );

  constructor(host: PartHost) {
    super(host);
    this.#level = testNoiseControlOf(host);
    this.#size = new BoxSize(() => this.redraw());
  }

  protected override template(view: NoiseSightView, message: TemplateResult): TemplateResult {
    const {messages, noun, recipe} = view;
    if (noun !== 'digit') return html`${shellNoiseRows(view)} ${message} ${shellTabs(view)}`;
    const {noiseShell: say} = messages;
    const {pictures} = messages.shell;
    const rows = [
      [say.clean, isDrawn(recipe.dataset) ? '' : html`<small>${pictures.drawnHere}</small>`],
      say.noisy,
      say.denoised,
    ];
    return html`
      <div class="digits even" part="digits" role="group" aria-label=${pictures.group(noun)}>
        <div class="rows-labels three" aria-hidden="true">
          ${rows.map((row) => html`<span>${row}</span>`)}
        </div>
        ${imageColumns(
          firstIndices.map((_, digit) => pictures.awaited(noun, digit)),
          () =>
            html`<div class="tile" part="digit"><canvas class="clean-ten"></canvas></div>
              <div class="tile" part="digit"><canvas class="noisy-ten"></canvas></div>
              <div class="tile unknown" part="digit reconstruction">?</div>`,
          inkChanged(this.host),
        )}
        <p class="caption" aria-hidden="true">
          <bdi>${say.clean} / ${say.noisy} / ${say.denoised}</bdi>
        </p>
      </div>
      <div class="figures-room"></div>
      ${message} ${this.#level.render(view)}
      <div class="tabs-room">
        <div class="levels idle" part="noise-curve" role="img" aria-label=${messages.level.idle}>
          <svg width="100%" height="100%"></svg>
        </div>
      </div>
    `;
  }

  protected override draw(view: NoiseSightView): void {
    const {renderRoot} = this.host;
    const box = renderRoot.querySelector('.levels.idle');
    this.#size.observe(box);
    if (!box) return;
    const {recipe, messages} = view;
    const {kind, factor} = this.#level.level(view);
    paintAll(renderRoot, '.clean-ten', cleanValues(ownSamples()));
    paintAll(renderRoot, '.noisy-ten', this.#noisy(kind, factor, recipe.seed));
    const {width, height} = this.#size;
    if (width === 0) return;
    const end = this.#level.end(view);
    const {level: say} = messages;
    const {format} = messages.shell;
    idleNoiseChart(box.querySelector('svg')!, {
      width,
      height,
      levels: levelsTo(end),
      errors: this.#errors(kind, end, recipe.seed),
      now: factor,
      text: {
        across: say.across(kind),
        nothing: say.nothing,
        below: say.below,
        number: (value) => format.fixed(value, value < 0.1 ? 2 : 1),
      },
    });
  }

  protected override gone(): void {
    this.#size.observe(null);
  }
}

/** As the run's own pictures will be, but for the greys between the sixteen that are known here. */
const corrupted = (kind: NoiseKind, factor: number, seed: number): Float32Array =>
  corruptedValues(ownSamples(), {kind, low: factor, high: factor}, {seed, purpose: 'testNoise', epoch: 0});
