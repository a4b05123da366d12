import {html, type TemplateResult} from 'lit';
import {side} from '../../pixels/size.ts';
import {networkOf} from '../../recipe/derive.ts';
import {encoderSummary} from '../../network/summary.ts';
import {Query} from '../parts/controls/query.ts';
import {codeFacts} from '../parts/digits/digits-row.ts';
import {paintCodes} from '../parts/digits/paint-codes.ts';
import {paint} from '../parts/digits/paint.ts';
import {inspectorStyles} from '../parts/inspector/inspector-styles.ts';
import type {TestNoiseControl} from './test-noise-control.ts';
import {pictureAt, type NoiseRows} from './noise-rows.ts';
import {section} from '../parts/details/section.ts';
import {Part} from '../parts/part.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** Corrupt, encode, decode: what the selected picture (else the first) is before, between and after. */
export class EncodeDecode extends Part<NoiseView> {
  static override readonly styles = [inspectorStyles];
  readonly #rows: NoiseRows;
  readonly #level: TestNoiseControl;
  readonly #code: Query<'encode'>;

  constructor(host: PartHost, rows: NoiseRows, level: TestNoiseControl) {
    super(host);
    this.#rows = rows;
    this.#level = level;
    this.#code = new Query(host, 'encode');
  }

  protected override template(view: NoiseView): TemplateResult {
    const {messages, noun, recipe} = view;
    const {stages: say} = messages.noise;
    const {kinds, amount} = messages.level;
    const shown = this.#rows.shown(view);
    const {kind, factor} = this.#level.level(view);
    const rule = `${kinds[kind]} ${amount(kind, factor)}`;
    const code = this.#code.answer && codeFacts(this.#code.answer);
    const label = shown?.samples.labels?.[Math.max(0, shown.selected)] ?? null;
    const name = messages.run.inspector.named(noun, label, null);
    return section(
      say.title,
      'stages',
      html`<div class="stages" role="img" aria-label=${say.described(name, rule, code)}>
          <div class="stage">${figure('values', say.values)}</div>
          <div class="stage">${arrow(say.corrupt, rule)} ${figure('noisy-values', say.noisyValues)}</div>
          <div class="stage">
            ${arrow(say.encode)}
            <figure>
              <div class="code-bars"><canvas class="stage-code"></canvas></div>
              <figcaption><bdi>${say.code(recipe.encodingDim)}</bdi></figcaption>
            </figure>
          </div>
          <div class="stage">${arrow(say.decode)} ${figure('output', say.output)}</div>
        </div>
        <details class="summary">
          <summary><code>${say.summary}</code></summary>
          <pre tabindex="0" role="region" aria-label=${say.summary} dir="ltr">
${encoderSummary(networkOf(recipe))}</pre>
        </details>`,
    );
  }

  protected override draw(view: NoiseView): void {
    const shown = this.#rows.shown(view);
    const root = this.host.renderRoot;
    const draw = (kind: string, values: Float32Array | null, place: number) => {
      const canvas = root.querySelector<HTMLCanvasElement>(`.stages canvas.${kind}`);
      if (canvas) paint(canvas, values, place);
    };
    if (!shown) {
      this.#code.forget();
      for (const kind of ['values', 'noisy-values', 'output']) draw(kind, null, 0);
      return;
    }
    const {clean, noisy, denoised, selected} = shown;
    const place = Math.max(0, selected);
    const {run, snapshot} = view;
    if (snapshot.reconstructions)
      this.#code.ask(run, [noisy, place, snapshot.reconstructions, run.shown], () => ({
        images: pictureAt(noisy, place).slice(),
      }));
    draw('values', clean, place);
    draw('noisy-values', noisy, place);
    draw('output', denoised, place);
    paintCodes(root, 'canvas.stage-code', this.#code.answer);
  }
}

const figure = (kind: string, words: string): TemplateResult =>
  html`<figure>
    <div class="enlarged"><canvas class=${kind} width=${side} height=${side}></canvas></div>
    <figcaption><bdi>${words}</bdi></figcaption>
  </figure>`;

const arrow = (words: string, small = ''): TemplateResult =>
  html`<div class="arrow">
    <bdi>${words}</bdi><i></i><small><bdi>${small}</bdi></small>
  </div>`;
