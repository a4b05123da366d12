import {html, type TemplateResult} from 'lit';
import type {Messages, Moment} from '../locales/messages.ts';
import type {Failure} from '../protocol/errors.ts';
import {learningRates} from '../recipe/fields.ts';
import type {Recipe} from '../recipe/recipe.ts';
import {icon} from './icons.ts';
import {complaintsPanel, problem} from './problem.ts';
import type {StageHost, View} from './stage.ts';

/** A tenth of a learning rate, as one would write it; from far above, the optimizer's own. */
export function lowerRate({learningRate, optimizer}: Pick<Recipe, 'learningRate' | 'optimizer'>): number {
  const standard = Number(learningRates[optimizer]);
  return learningRate > 20 * standard ? standard : Number((learningRate / 10).toPrecision(6));
}

/** The line between pictures and figures: what stands in the way, what was mended, or the sentence about this moment. */
export class RunStory {
  readonly #host: StageHost;
  readonly #dismissed = new Set<string>();

  constructor(host: StageHost) {
    this.#host = host;
  }

  render(view: View, moment: Moment): TemplateResult {
    const {trained, snapshot} = view;
    if (!trained.valid) return complaintsPanel(view);
    if (snapshot.status === 'error' && snapshot.failure) return this.#failure(snapshot.failure, view);
    const mended = this.#mended(view);
    return mended
      ? this.#notice(mended.key, mended.sentence, view.messages)
      : sayLine(view.messages.say(moment));
  }

  #failure(failure: Failure, {trained, recipe, messages}: View): TemplateResult {
    const {button} = messages;
    const sentence = messages.failure[failure.code](failure.values);
    // The button that was pressed is gone; the one that stands for what it did is in the bar.
    const startOver = (values: Readonly<Record<string, string>>) => {
      trained.startOver(values);
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot.querySelector<HTMLElement>('.bar button')?.focus(),
      );
    };
    if (failure.code === 'diverged') {
      const rate = lowerRate(recipe);
      const act = () => startOver({'learning-rate': String(rate)});
      return problem([sentence], [{label: button.lower(rate), act}]);
    }
    if (failure.code === 'recipe-impossible') return problem([sentence], []);
    const actions = [{label: button.retry, act: () => trained.play()}];
    if (failure.code.startsWith('data-'))
      actions.push({label: button.builtIn, act: () => startOver({dataset: 'digits'})});
    return problem([sentence], actions);
  }

  /** What happened and was mended, until it is dismissed. */
  #mended({snapshot: {notice, engine}, messages}: View): {key: string; sentence: string} | null {
    const key = JSON.stringify(notice);
    if (notice && !this.#dismissed.has(key))
      return {key, sentence: messages.failure[notice.code](notice.values)};
    if (engine?.where === 'page' && !this.#dismissed.has('page')) {
      const own = engine.passedOver.some(({reason}) => reason === 'worker-base');
      return {key: 'page', sentence: own ? messages.notice.workerBase : messages.notice.page};
    }
    return null;
  }

  #notice(key: string, sentence: string, {button}: Messages): TemplateResult {
    return html`<div class="room">
      <p class="say notice" part="moment notice">
        <bdi>${sentence}</bdi>
        <button
          part="button"
          class="quiet"
          type="button"
          aria-label=${button.dismiss}
          @click=${() => {
            this.#dismissed.add(key);
            this.#host.requestUpdate();
          }}
        >
          ${icon('cross')}
        </button>
      </p>
    </div>`;
  }
}

export function sayLine(sentence: string): TemplateResult {
  return html`<div class="room">
    <p class="say" part="moment"><bdi>${sentence}</bdi></p>
  </div>`;
}
