import {html, type TemplateResult} from 'lit';
import {isUnderWay} from '../../session/snapshot.ts';
import {Query} from '../parts/controls/query.ts';
import {failureWords} from '../parts/explanation/failure-words.ts';
import {imageColumns, tile} from '../parts/digits/image-columns.ts';
import {paintAll} from '../parts/digits/paint.ts';
import {nearestLevel, type NoiseCurvePanel} from './noise-curve-panel.ts';
import {comparisonOf, errorsOf, meanErrorOf} from './noise-facts.ts';
import type {TestNoiseControl} from './test-noise-control.ts';
import {pieces, type NoiseRows} from './noise-rows.ts';
import type {RunWithoutNoise} from './run-without-noise.ts';
import {Part} from '../parts/part.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** What the same network, trained without noise, makes of the same noisy pictures. */
export class WithoutNoisePanel extends Part<NoiseView> {
  readonly #run: RunWithoutNoise;
  readonly #rows: NoiseRows;
  readonly #testNoise: TestNoiseControl;
  readonly #curve: NoiseCurvePanel;
  readonly #query: Query<'reconstruct'>;
  readonly #train: () => void;
  #asked: unknown = null;

  /** @param train called when the reader wants the network trained without noise */
  constructor(
    host: PartHost,
    {
      runWithoutNoise,
      rows,
      testNoise,
      curve,
      train,
    }: {
      runWithoutNoise: RunWithoutNoise;
      rows: NoiseRows;
      testNoise: TestNoiseControl;
      curve: NoiseCurvePanel;
      train: () => void;
    },
  ) {
    super(host);
    this.#run = runWithoutNoise;
    this.#rows = rows;
    this.#testNoise = testNoise;
    this.#curve = curve;
    this.#train = train;
    this.#query = new Query(host, 'reconstruct');
  }

  protected override template(view: NoiseView): TemplateResult {
    const {messages, noun, recipe, snapshot} = view;
    const {plain: say} = messages.noise;
    if (recipe.noise === 'none') return html`<p class="note"><bdi>${say.itself}</bdi></p>`;
    const other = this.#run.snapshot;
    if (!other)
      return html`<p class="note"><bdi>${say.intro}</bdi></p>
        <div>
          <button part="button" type="button" @click=${this.#train}><bdi>${say.train}</bdi></button>
        </div>`;
    if (other.status === 'error' && other.failure)
      return html`<p class="note">
        <bdi>${failureWords(messages, other.failure, recipe)}</bdi>
      </p>`;
    const shown = this.#rows.shown(view);
    if (!shown || other.epoch === 0)
      return html`<p class="note"><bdi>${say.intro}</bdi></p>
        <p class="note">
          <bdi
            >${snapshot.epoch === 0 && !isUnderWay(snapshot) ? say.waits : say.progress(other.epoch, Math.max(1, snapshot.epoch))}</bdi
          >
        </p>`;
    const {samples, clean, noisy} = shown;
    const made = this.#query.answered[0] === noisy ? this.#query.answer : null;
    return html`
      <div class="digits even without-noise-row" role="group" aria-label=${say.row}>
        <div class="rows-labels" aria-hidden="true"><span>${say.row}</span></div>
        ${imageColumns(
          samples.indices.map((_, i) => say.picture(noun, samples.labels?.[i] ?? null)),
          () => tile('digit reconstruction', 'made'),
        )}
      </div>
      <p>${pieces(messages.noise.figures(errorsOf(clean, noisy, made, meanErrorOf(view.recipe))))}</p>
      ${this.#captions(view)}
      <p class="note"><bdi>${say.progress(other.epoch, snapshot.epoch)}</bdi></p>
    `;
  }

  protected override gone(): void {
    this.#query.forget();
  }

  protected override draw(view: NoiseView): void {
    const shown = this.#rows.shown(view);
    const other = this.#run.asked;
    if (!shown || !other) return this.gone();
    const {noisy} = shown;
    const atOnce = noisy !== this.#asked;
    this.#asked = noisy;
    const about = [noisy, this.#run.snapshot?.reconstructions, other.shown];
    this.#query.ask(other, about, () => ({images: noisy}), {atOnce});
    const made = this.#query.answered[0] === noisy ? this.#query.answer : null;
    paintAll(this.host.renderRoot, '.without-noise-row canvas.made', made);
  }

  /** Of 1,000 test pictures, both networks after as many epochs; computed, whichever is better. */
  #captions(view: NoiseView): TemplateResult | string {
    const {messages, snapshot, run} = view;
    const {plain: say} = messages.noise;
    const {levels, model, withoutNoise} = this.#curve.curves(view);
    const other = this.#run.snapshot;
    if (!model || !withoutNoise || (run.shown === null && other?.epoch !== snapshot.epoch)) return '';
    const {kind, factor} = this.#testNoise.level(view);
    const i = nearestLevel(levels, factor);
    const errors = {denoiser: model[i], plain: withoutNoise[i]};
    const facts = {
      ...errors,
      ...comparisonOf(errors.denoiser, errors.plain),
      epoch: run.shown ?? snapshot.epoch,
      kind,
      factor: levels[i],
    };
    return html`<p class="say"><bdi>${say.caption(facts)}</bdi></p>
      <p><bdi>${say.clean({denoiser: model[0], plain: withoutNoise[0]})}</bdi></p>`;
  }
}
