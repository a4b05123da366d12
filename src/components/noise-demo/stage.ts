import {codeStyles} from '../parts/digits/code-styles.ts';
import {html, type TemplateResult} from 'lit';
import {side} from '../../pixels/size.ts';
import {corruptionOf} from '../../recipe/corruption.ts';
import {Query} from '../parts/controls/query.ts';
import {codeFacts} from '../parts/digits/digits-row.ts';
import {paintCodes} from '../parts/digits/paint-codes.ts';
import {paintAll} from '../parts/digits/paint.ts';
import {Part} from '../parts/part.ts';
import type {PartHost} from '../base/content.ts';
import {easelOf, pictureOf, type Easel} from './easel.ts';
import {errorsByMark} from './errors-by-mark.ts';
import {pictureAt, type NoiseRows} from './noise-rows.ts';
import type {NoiseView} from './noise-view.ts';
import {factsStyles} from './facts-styles.ts';
import type {Offer, TestNoiseControl} from './test-noise-control.ts';

/** What was painted on a picture, and what the network left of it; null until it has said so. */
interface Painted {
  readonly before: ReturnType<typeof errorsByMark>;
  readonly after: ReturnType<typeof errorsByMark> | null;
}

/** The selected one of the ten, else the first, large: with its noise and what the reader paints on it, its code, and the repaired one. */
export class Stage extends Part<NoiseView> {
  static override readonly styles = [factsStyles, codeStyles];
  readonly #rows: NoiseRows;
  readonly #level: TestNoiseControl;
  readonly #easel: Easel;
  readonly #made: Query<'reconstruct'>;
  readonly #code: Query<'encode'>;
  #asked: Float32Array | null = null;

  /** @param tell says a line to those who hear the page */
  constructor(host: PartHost, rows: NoiseRows, level: TestNoiseControl, tell: (text: string) => void) {
    super(host);
    this.#rows = rows;
    this.#level = level;
    this.#made = new Query(host, 'reconstruct');
    this.#code = new Query(host, 'encode');
    this.#easel = easelOf(host);
    this.#easel.moved = () => {
      const {cursor, marks} = this.#easel;
      const marked = marks?.reduce((sum, mark) => sum + Math.min(1, mark), 0) ?? 0;
      const say = this.view?.messages.noise.spoil;
      if (say) tell(say.heard(Math.floor(cursor / side) + 1, (cursor % side) + 1, marked));
    };
  }

  protected override template(view: NoiseView): TemplateResult {
    const {messages, noun, recipe} = view;
    const {pictures} = messages.shell;
    const {kinds, amount} = messages.level;
    const {samples, selected} = this.#rows.shown(view)!;
    const {kind, factor} = this.#level.level(view);
    const label = samples.labels?.[Math.max(0, selected)] ?? null;
    const name = messages.run.inspector.named(noun, label, null);
    const code = this.#code.answer && codeFacts(this.#code.answer);
    const said = messages.noise.stages.described(name, `${kinds[kind]} ${amount(kind, factor)}`, code);
    return this.#easel.render({
      say: messages.level,
      recipe,
      name,
      code: `${pictures.code} · ${pictures.numbers(recipe.encodingDim)}`,
      made: html`<div class="tile" part="enlarged" role="img" aria-label=${said}>
        <canvas class="repaired"></canvas>
      </div>`,
      facts: this.#facts(view),
    });
  }

  protected override draw(view: NoiseView): void {
    const {run, snapshot} = view;
    const values = this.#values(view);
    if (!values) return this.gone();
    if (snapshot.reconstructions) {
      const atOnce = values !== this.#asked;
      this.#asked = values;
      const about = [values, snapshot.reconstructions, run.shown];
      const question = () => ({images: values.slice()});
      this.#code.ask(run, about, question, {atOnce});
      if (this.#easel.marks) this.#made.ask(run, about, question, {atOnce});
    }
    const {renderRoot} = this.host;
    paintAll(renderRoot, 'canvas.spoiled', values);
    paintAll(renderRoot, 'canvas.repaired', this.#repaired(view));
    paintCodes(renderRoot, 'canvas.stage-code', this.#code.answer);
  }

  protected override gone(): void {
    this.#made.forget();
    this.#code.forget();
    this.#asked = null;
  }

  /**
   * What training with one level of noise everywhere has done to what was clean; null where there is none, or no harm.
   * The picture has no noise but what the reader painted.
   */
  verdict(view: NoiseView): string | null {
    const rule = corruptionOf(view.recipe);
    const {before, after} = this.#painted(view) ?? {};
    if (!rule || rule.low !== rule.high || rule.high === 0) return null;
    if (!before || !after || before.outside > 0 || after.outside === 0) return null;
    return view.messages.noise.spoil.everywhere(after.outside);
  }

  /** Training that would do better at what is shown; null where the network is another element's. */
  offer(view: NoiseView): Offer | null {
    const {messages, recipe, run, linkedTo} = view;
    if (linkedTo !== null) return null;
    const rule = corruptionOf(recipe);
    const {kind, factor} = this.#level.level(view);
    if (rule && rule.kind !== kind && factor > 0)
      return {
        words: messages.noise.trainWith(kind, factor),
        act: () => run.startOver({noise: kind, 'noise-factor': String(factor)}),
      };
    if (!rule || this.verdict(view) === null) return null;
    return {
      words: messages.noise.spoil.range(0, rule.high),
      act: () => run.startOver({'noise-factor': `0-${rule.high}`}),
    };
  }

  #values(view: NoiseView): Float32Array | null {
    const shown = this.#rows.shown(view);
    if (!shown) return null;
    const {samples, noisy, selected} = shown;
    const place = Math.max(0, selected);
    return this.#easel.values(noisy, place, pictureOf(view.recipe, samples.indices[place]), view.recipe.seed);
  }

  /** What the rows show of it, unless it was painted on: then the newest answer about that. */
  #repaired(view: NoiseView): Float32Array | null {
    const {denoised, selected} = this.#rows.shown(view)!;
    if (this.#easel.marks) return this.#made.answer;
    return denoised && pictureAt(denoised, Math.max(0, selected));
  }

  #painted(view: NoiseView): Painted | null {
    const shown = this.#rows.shown(view);
    const values = this.#values(view);
    const {marks} = this.#easel;
    if (!shown || !values || !marks) return null;
    const clean = pictureAt(shown.clean, Math.max(0, shown.selected));
    const made = this.#made.answered[0] === values ? this.#made.answer : null;
    return {
      before: errorsByMark(values, clean, marks),
      after: made && errorsByMark(made, clean, marks),
    };
  }

  #facts(view: NoiseView): TemplateResult | null {
    const {spoil: say} = view.messages.noise;
    const painted = this.#painted(view);
    if (!painted) return null;
    const {before, after} = painted;
    return html`<dl class="facts-room">
      <div>
        <dt><bdi>${say.inside(before.marked)}</bdi></dt>
        <dd><bdi>${say.beforeAfter(before.inside, after?.inside ?? null)}</bdi></dd>
      </div>
      <div>
        <dt><bdi>${say.outside}</bdi></dt>
        <dd><bdi>${say.beforeAfter(before.outside, after?.outside ?? null)}</bdi></dd>
      </div>
    </dl>`;
  }
}
