import {html, type ReactiveController, type TemplateResult} from 'lit';
import type {Question} from '../../protocol/questions.ts';
import {Asking} from '../parts/controls/query.ts';
import {dataNeeded, hasData, hasNetwork} from '../parts/data-needed/data-needed.ts';
import {tile} from '../parts/digits/digits-row.ts';
import {DrawnPictures} from '../parts/digits/drawn-images.ts';
import {trainedRule} from './test-noise-control.ts';
import {cleanValues, corruptedValues} from './corrupted-images.ts';
import type {StageHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

const places = Array.from({length: 10}, (_, i) => i);

/** The first training pictures as an epoch sees them: the very values its batches hold. */
export class TrainingDigits implements ReactiveController {
  readonly #host: StageHost;
  readonly #images: Asking<Extract<Question, {type: 'images'}>>;
  readonly #drawn = new DrawnPictures();
  /** While it is on the page. */
  #view: NoiseView | null = null;
  #epoch = 1;

  constructor(host: StageHost) {
    this.#host = host;
    this.#images = new Asking(host);
    host.addController(this);
  }

  render(view: NoiseView): TemplateResult {
    this.#view = view;
    const {messages, noun, recipe, snapshot} = view;
    const {training: say} = messages.noise;
    const {clean, noisy} = messages.shell.noise;
    if (hasNetwork(snapshot) && !hasData(view)) return dataNeeded(view);
    const rule = trainedRule(recipe);
    const found = this.#images.answer;
    return html`
      <div class="digits even training" role="group" aria-label=${say.caption(noun, this.#epoch, rule)}>
        <div class="rows-labels" aria-hidden="true">
          <span>${clean}</span>${rule ? html`<span>${noisy}</span>` : ''}
        </div>
        <ul class="pairs" role="list">
          ${(found?.indices ?? places).map(
            (_, i) =>
              html`<li>
                <div class="pair" role="img" aria-label=${say.picture(noun, found?.labels?.[i] ?? null)}>
                  ${tile('digit', 'clean')} ${rule ? tile('digit', 'noisy') : ''}
                </div>
              </li>`,
          )}
        </ul>
      </div>
      <p class="note"><bdi>${say.caption(noun, this.#epoch, rule)}</bdi></p>
      ${
        rule
          ? html`<div>
              <button class="quiet" part="button" type="button" @click=${this.#next}>
                <bdi>${say.next(this.#epoch + 1)}</bdi>
              </button>
            </div>`
          : ''
      }
    `;
  }

  /** To be called where another tab is shown. */
  rest(): void {
    this.#view = null;
  }

  hostUpdated(): void {
    if (!this.#view) return;
    const {trained, snapshot, recipe} = this.#view;
    if (!hasData(this.#view)) return this.#images.forget();
    this.#images.ask(
      trained,
      [snapshot.data],
      () => ({type: 'images', split: 'train', indices: places}),
      true,
    );
    const found = this.#images.answer;
    const root = this.#host.renderRoot;
    const noise = {seed: recipe.seed, purpose: 'trainingNoise', epoch: this.#epoch} as const;
    this.#drawn.draw(root, '.training canvas.clean', found && cleanValues(found));
    this.#drawn.draw(
      root,
      '.training canvas.noisy',
      found && corruptedValues(found, trainedRule(recipe), noise),
    );
  }

  readonly #next = (): void => {
    this.#epoch++;
    this.#host.requestUpdate();
  };
}
