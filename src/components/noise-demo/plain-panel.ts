import {html, type TemplateResult} from 'lit';
import {Query} from '../parts/controls/query.ts';
import {imageColumns, tile} from '../parts/digits/image-columns.ts';
import {paintAll} from '../parts/digits/paint.ts';
import type {NoiseCurvePanel} from './noise-curve-panel.ts';
import {comparisonOf, errorsOf} from './noise-facts.ts';
import type {TestNoiseControl} from './test-noise-control.ts';
import {pieces, type NoiseRows} from './noise-rows.ts';
import type {PlainRun} from './plain-run.ts';
import {Part} from '../parts/part.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** What the same network, trained without noise, makes of the same noisy pictures. */
export class PlainPanel extends Part<NoiseView> {
  readonly #plainRun: PlainRun;
  readonly #rows: NoiseRows;
  readonly #testNoise: TestNoiseControl;
  readonly #curve: NoiseCurvePanel;
  readonly #asking: Query<'reconstruct'>;
  readonly #train: () => void;
  #asked: unknown = null;

  /** @param train called when the reader wants the plain network trained */
  constructor(
    host: PartHost,
    {
      plainRun,
      rows,
      testNoise,
      curve,
      train,
    }: {
      plainRun: PlainRun;
      rows: NoiseRows;
      testNoise: TestNoiseControl;
      curve: NoiseCurvePanel;
      train: () => void;
    },
  ) {
    super(host);
    this.#plainRun = plainRun;
    this.#rows = rows;
    this.#testNoise = testNoise;
    this.#curve = curve;
    this.#train = train;
    this.#asking = new Query(host, 'reconstruct');
  }

  protected override template(view: NoiseView): TemplateResult {
    const {messages, noun, recipe, snapshot} = view;
    const {plain: say} = messages.noise;
    if (recipe.noise === 'none') return html`<p class="note"><bdi>${say.itself}</bdi></p>`;
    const twin = this.#plainRun.snapshot;
    if (!twin)
      return html`<p class="note"><bdi>${say.intro}</bdi></p>
        <div>
          <button part="button" type="button" @click=${this.#train}><bdi>${say.train}</bdi></button>
        </div>`;
    if (twin.status === 'error' && twin.failure)
      return html`<p class="note">
        <bdi>${messages.run.failure[twin.failure.code](twin.failure.values)}</bdi>
      </p>`;
    const shown = this.#rows.shown(view);
    if (!shown || twin.epoch === 0)
      return html`<p class="note"><bdi>${say.intro}</bdi></p>
        <p class="note"><bdi>${say.progress(twin.epoch, Math.max(1, snapshot.epoch))}</bdi></p>`;
    const {samples, clean, noisy} = shown;
    const made = this.#asking.answered[0] === noisy ? this.#asking.answer : null;
    return html`
      <div class="digits even plain-row" role="group" aria-label=${say.row}>
        <div class="rows-labels" aria-hidden="true"><span>${say.row}</span></div>
        ${imageColumns(
          samples.indices.map((_, i) => say.picture(noun, samples.labels?.[i] ?? null)),
          () => tile('digit reconstruction', 'made'),
        )}
      </div>
      <p>${pieces(messages.noise.figures(errorsOf(clean, noisy, made)))}</p>
      ${this.#captions(view)}
      <p class="note"><bdi>${say.progress(twin.epoch, snapshot.epoch)}</bdi></p>
    `;
  }

  protected override gone(): void {
    this.#asking.forget();
  }

  protected override draw(view: NoiseView): void {
    const shown = this.#rows.shown(view);
    const twin = this.#plainRun.asked;
    if (!shown || !twin) return this.gone();
    const {noisy} = shown;
    const atOnce = noisy !== this.#asked;
    this.#asked = noisy;
    const about = [noisy, this.#plainRun.snapshot?.reconstructions, twin.shown];
    this.#asking.ask(twin, about, () => ({images: noisy}), {atOnce});
    const made = this.#asking.answered[0] === noisy ? this.#asking.answer : null;
    paintAll(this.host.renderRoot, '.plain-row canvas.made', made);
  }

  /** Of 1,000 test pictures, both networks after as many epochs; computed, whichever is better. */
  #captions(view: NoiseView): TemplateResult | string {
    const {messages, snapshot, trained} = view;
    const {plain: say} = messages.noise;
    const {levels, model, plain} = this.#curve.curves(view);
    const twin = this.#plainRun.snapshot;
    if (!model || !plain || (trained.shown === null && twin?.epoch !== snapshot.epoch)) return '';
    const {kind, factor} = this.#testNoise.level(view);
    // The nearest level measured.
    const i = levels.reduce(
      (best, level, at) => (Math.abs(level - factor) < Math.abs(levels[best] - factor) ? at : best),
      0,
    );
    const errors = {denoiser: model[i], plain: plain[i]};
    const facts = {
      ...errors,
      ...comparisonOf(errors.denoiser, errors.plain),
      epoch: trained.shown ?? snapshot.epoch,
      kind,
      factor: levels[i],
    };
    return html`<p class="say"><bdi>${say.caption(facts)}</bdi></p>
      <p><bdi>${say.clean({denoiser: model[0], plain: plain[0]})}</bdi></p>`;
  }
}
