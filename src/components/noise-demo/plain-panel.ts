import {html, type ReactiveController, type TemplateResult} from 'lit';
import type {Question} from '../../protocol/questions.ts';
import {Asking} from '../parts/controls/query.ts';
import {tile} from '../parts/digits/digits-row.ts';
import {DrawnPictures} from '../parts/digits/drawn-images.ts';
import type {NoiseCurve} from './noise-curve-panel.ts';
import {comparisonOf, errorsOf} from './noise-facts.ts';
import type {NoiseLevel} from './test-noise-control.ts';
import {pieces, type NoiseRows} from './noise-rows.ts';
import type {PlainTwin} from './plain-run.ts';
import type {StageHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** What the same network, trained without noise, makes of the same noisy pictures. */
export class PlainPanel implements ReactiveController {
  readonly #host: StageHost;
  readonly #twin: PlainTwin;
  readonly #rows: NoiseRows;
  readonly #level: NoiseLevel;
  readonly #curve: NoiseCurve;
  readonly #asking: Asking<Extract<Question, {type: 'reconstruct'}>>;
  readonly #drawn = new DrawnPictures();
  readonly #train: () => void;
  /** While it is on the page. */
  #view: NoiseView | null = null;
  #asked: unknown = null;

  /** @param train called when the reader wants the plain network trained */
  constructor(
    host: StageHost,
    {
      twin,
      rows,
      level,
      curve,
      train,
    }: {twin: PlainTwin; rows: NoiseRows; level: NoiseLevel; curve: NoiseCurve; train: () => void},
  ) {
    this.#host = host;
    this.#twin = twin;
    this.#rows = rows;
    this.#level = level;
    this.#curve = curve;
    this.#train = train;
    this.#asking = new Asking(host);
    host.addController(this);
  }

  render(view: NoiseView): TemplateResult {
    this.#view = view;
    const {messages, noun, recipe, snapshot} = view;
    const {plain: say} = messages.noise;
    if (recipe.noise === 'none') return html`<p class="note"><bdi>${say.itself}</bdi></p>`;
    const twin = this.#twin.snapshot;
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
    const made = this.#asking.answered[0] === noisy ? (this.#asking.answer?.values ?? null) : null;
    return html`
      <div class="digits even plain-row" role="group" aria-label=${say.row}>
        <div class="rows-labels" aria-hidden="true"><span>${say.row}</span></div>
        <ul class="pairs" role="list">
          ${samples.indices.map(
            (_, i) =>
              html`<li>
                <div class="pair" role="img" aria-label=${say.picture(noun, samples.labels?.[i] ?? null)}>
                  ${tile('digit reconstruction', 'made')}
                </div>
              </li>`,
          )}
        </ul>
      </div>
      <p>${pieces(messages.noise.figures(errorsOf(clean, noisy, made)))}</p>
      ${this.#captions(view)}
      <p class="note"><bdi>${say.progress(twin.epoch, snapshot.epoch)}</bdi></p>
    `;
  }

  /** To be called where another tab is shown. */
  rest(): void {
    this.#view = null;
  }

  hostUpdated(): void {
    const shown = this.#view && this.#rows.shown(this.#view);
    const twin = this.#twin.asked;
    if (!shown || !twin) {
      this.#asking.forget();
      return;
    }
    const {noisy} = shown;
    const atOnce = noisy !== this.#asked;
    this.#asked = noisy;
    const about = [noisy, this.#twin.snapshot?.reconstructions, twin.shown];
    this.#asking.ask(twin, about, () => ({type: 'reconstruct', images: noisy}), atOnce);
    const made = this.#asking.answered[0] === noisy ? this.#asking.answer : null;
    this.#drawn.draw(this.#host.renderRoot, '.plain-row canvas.made', made?.values ?? null);
  }

  /** Of 1,000 test pictures, both networks after as many epochs; computed, whichever is better. */
  #captions(view: NoiseView): TemplateResult | string {
    const {recipe, messages, snapshot, trained} = view;
    const {plain: say} = messages.noise;
    const {levels, model, plain} = this.#curve.curves(view);
    const twin = this.#twin.snapshot;
    if (!model || !plain || (trained.shown === null && twin?.epoch !== snapshot.epoch)) return '';
    const {kind, factor} = this.#level.level(recipe);
    // The nearest level measured.
    const i = levels.reduce(
      (best, level, at) => (Math.abs(level - factor) < Math.abs(levels[best]! - factor) ? at : best),
      0,
    );
    const errors = {denoiser: model[i]!, plain: plain[i]!};
    const facts = {
      ...errors,
      ...comparisonOf(errors.denoiser, errors.plain),
      epoch: trained.shown ?? snapshot.epoch,
      kind,
      factor: levels[i]!,
    };
    return html`<p class="say"><bdi>${say.caption(facts)}</bdi></p>
      <p><bdi>${say.clean({denoiser: model[0]!, plain: plain[0]!})}</bdi></p>`;
  }
}
