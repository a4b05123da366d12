import {html, type TemplateResult} from 'lit';
import type {Samples} from '../../protocol/state.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {Query} from '../parts/controls/query.ts';
import {dataNeeded, hasData} from '../parts/data-needed/data-needed.ts';
import {hasNetwork} from '../../session/snapshot.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {imageColumns, tile} from '../parts/digits/image-columns.ts';
import {paintAll} from '../parts/digits/paint.ts';
import {corruptionOf} from '../../recipe/corruption.ts';
import {cleanValues, corruptedValues} from './corrupted-images.ts';
import {Part} from '../parts/part.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

const places = Array.from({length: 10}, (_, i) => i);

/** The first training pictures as an epoch sees them: the very values its batches hold. */
export class TrainingDigits extends Part<NoiseView> {
  readonly #images: Query<'images'>;
  readonly #noisy = memoizeLast((samples: Samples, recipe: Recipe, epoch: number) =>
    corruptedValues(samples, corruptionOf(recipe), {seed: recipe.seed, purpose: 'trainingNoise', epoch}),
  );
  #epoch = 1;

  constructor(host: PartHost) {
    super(host);
    this.#images = new Query(host, 'images');
  }

  protected override template(view: NoiseView): TemplateResult {
    const {messages, noun, recipe, snapshot} = view;
    const {training: say} = messages.noise;
    const {clean, noisy} = messages.noiseShell;
    if (hasNetwork(snapshot) && !hasData(view)) return dataNeeded(view);
    const rule = corruptionOf(recipe);
    const found = this.#images.answer;
    return html`
      <div class="digits even training" role="group" aria-label=${say.caption(noun, this.#epoch, rule)}>
        <div class="rows-labels" aria-hidden="true">
          <span>${clean}</span>${rule ? html`<span>${noisy}</span>` : ''}
        </div>
        ${imageColumns(
          (found?.indices ?? places).map((_, i) => say.picture(noun, found?.labels?.[i] ?? null)),
          () => html`${tile('digit', 'clean')} ${rule ? tile('digit', 'noisy') : ''}`,
        )}
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

  protected override draw(view: NoiseView): void {
    const {run, snapshot, recipe} = view;
    if (!hasData(view)) return this.#images.forget();
    this.#images.ask(run, [snapshot.data], () => ({split: 'train', indices: places}), {atOnce: true});
    const found = this.#images.answer;
    const {renderRoot} = this.host;
    paintAll(renderRoot, '.training canvas.clean', found && cleanValues(found));
    paintAll(renderRoot, '.training canvas.noisy', found && this.#noisy(found, recipe, this.#epoch));
  }

  readonly #next = (): void => {
    this.#epoch++;
    this.host.requestUpdate();
  };
}
