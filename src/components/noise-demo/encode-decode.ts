import {html, type ReactiveController, type TemplateResult} from 'lit';
import {drawBars, extentOf} from '../../charts/bars.ts';
import type {Question} from '../../protocol/questions.ts';
import {networkOf} from '../../recipe/derive.ts';
import {encoderSummary} from '../../network/summary.ts';
import {Asking} from '../parts/controls/query.ts';
import {codeFacts} from '../parts/digits/digits-row.ts';
import {DrawnPictures} from '../parts/digits/drawn-images.ts';
import type {NoiseLevel} from './test-noise-control.ts';
import {pictureAt, type NoiseRows} from './noise-rows.ts';
import {side} from '../parts/inspector/pixel-trace.ts';
import {section} from '../parts/details/section.ts';
import type {StageHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** Corrupt, encode, decode: what the selected picture (else the first) is before, between and after. */
export class ThreeStages implements ReactiveController {
  readonly #host: StageHost;
  readonly #rows: NoiseRows;
  readonly #level: NoiseLevel;
  readonly #code: Asking<Extract<Question, {type: 'encode'}>>;
  readonly #drawn = new DrawnPictures();
  /** While it is on the page. */
  #view: NoiseView | null = null;

  constructor(host: StageHost, rows: NoiseRows, level: NoiseLevel) {
    this.#host = host;
    this.#rows = rows;
    this.#level = level;
    this.#code = new Asking(host);
    host.addController(this);
  }

  render(view: NoiseView): TemplateResult {
    this.#view = view;
    const {messages, noun, recipe} = view;
    const {stages: say, kinds, amount} = messages.noise;
    const shown = this.#rows.shown(view);
    const {kind, factor} = this.#level.level(recipe);
    const rule = `${kinds[kind]} ${amount(kind, factor)}`;
    const code = this.#code.answer && codeFacts(this.#code.answer.values);
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

  /** To be called where the details are closed. */
  rest(): void {
    this.#view = null;
  }

  hostUpdated(): void {
    const view = this.#view;
    if (!view) return;
    const shown = this.#rows.shown(view);
    const root = this.#host.renderRoot;
    if (!shown) {
      this.#code.forget();
      for (const kind of ['values', 'noisy-values', 'output'])
        this.#drawn.draw(root, `.stages canvas.${kind}`, null);
      return;
    }
    const {clean, noisy, denoised, selected} = shown;
    const place = Math.max(0, selected);
    const {trained, snapshot} = view;
    if (snapshot.reconstructions)
      this.#code.ask(trained, [noisy, place, snapshot.reconstructions, trained.shown], () => ({
        type: 'encode',
        images: pictureAt(noisy, place).slice(),
      }));
    const draw = (kind: string, values: Float32Array | null) =>
      this.#drawn.draw(root, `.stages canvas.${kind}`, values && this.#at(kind, values, place));
    draw('values', clean);
    draw('noisy-values', noisy);
    draw('output', denoised);
    const bars = root.querySelector<HTMLCanvasElement>('canvas.stage-code');
    const code = this.#code.answer?.values;
    if (bars && code)
      drawBars(bars, code, {
        from: 0,
        count: code.length,
        ...extentOf(code),
        ink: getComputedStyle(bars).color,
      });
  }

  /** The same view of the same values is one object, so that it is drawn once. */
  #at(kind: string, values: Float32Array, place: number): Float32Array {
    const last = this.#views.get(kind);
    if (last?.of === values && last.place === place) return last.view;
    const view = pictureAt(values, place);
    this.#views.set(kind, {of: values, place, view});
    return view;
  }
  readonly #views = new Map<string, {of: Float32Array; place: number; view: Float32Array}>();
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
