import {html, nothing, type TemplateResult} from 'lit';
import type {RunMessages} from '../../../locales/messages/run.ts';
import type {Failure} from '../../../protocol/errors.ts';
import {builtIn} from '../../../recipe/datasets.ts';
import {learningRates} from '../../../recipe/fields.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import {icon} from '../../base/icons.ts';
import {complaintsOf, complaintsPanel, shellSentence, problem} from '../../base/problem.ts';
import {failureWords} from './failure-words.ts';
import {nextStyles} from './run-message-styles.ts';
import {undoWords} from './undo-words.ts';
import type {PartHost, View} from '../../base/content.ts';
import type {Mark} from '../glossary/mark.ts';

/** A tenth of a learning rate, as one would write it; from far above, the optimizer's own. */
export function lowerRate({learningRate, optimizer}: Pick<Recipe, 'learningRate' | 'optimizer'>): number {
  const defaultRate = Number(learningRates[optimizer]);
  return learningRate > 20 * defaultRate ? defaultRate : Number((learningRate / 10).toPrecision(6));
}

/** The line between pictures and figures: what stands in the way, what was mended, or the sentence about this moment. */
export class RunMessage {
  static readonly styles = [nextStyles];
  readonly #host: PartHost;
  readonly #tell: (text: string) => void;
  readonly #mark: Mark;
  readonly #dismissed = new Set<string>();
  /** The sentence the reader turned to. */
  #chosen: string | null = null;

  /**
   * @param tell says a line to those who hear the page
   * @param mark has the terms of a sentence explain themselves
   */
  constructor(host: PartHost, tell: (text: string) => void, mark: Mark) {
    this.#host = host;
    this.#tell = tell;
    this.#mark = mark;
  }

  /**
   * @param view the run as it stands: what stopped it is said whichever epoch is shown
   * @param explanations what is true of the epoch that is shown; `turn` is the place of the one whose turn it is
   * @param say makes words of it
   */
  render<M extends {readonly code: string}>(
    view: View,
    explanations: readonly M[],
    turn: number,
    say: (explanation: M) => string,
  ): TemplateResult {
    const {run, snapshot, messages} = view;
    const wrong = complaintsOf(view);
    if (wrong.length > 0) return complaintsPanel(view, wrong);
    if (snapshot.status === 'error' && snapshot.failure) return this.#failure(snapshot.failure, view);
    // The one way back while nothing is trained anew: the details have none meanwhile.
    if (snapshot.status === 'idle' && run.kept && view.linkedTo === null) return this.#undo(view);
    const mended = this.#mended(view);
    if (mended) return this.#notice(mended.key, mended.sentence, messages.run);
    if (snapshot.status === 'idle') return shellSentence(view, say(explanations[0]));
    const place = this.#placeOf(explanations, turn);
    const sentence = this.#mark(say(explanations[place]), messages);
    if (explanations.length < 2) return sayLine(sentence);
    return sayLine(
      sentence,
      html`<button
        class="next"
        part="button"
        type="button"
        aria-label=${messages.run.button.next(explanations.length)}
        @click=${() => this.#next(explanations[(place + 1) % explanations.length], say)}
      ></button>`,
    );
  }

  /** What the reader turned to stays as long as it is true. */
  #placeOf(explanations: readonly {readonly code: string}[], turn: number): number {
    const chosen = explanations.findIndex(({code}) => code === this.#chosen);
    return chosen >= 0 ? chosen : turn;
  }

  #next<M extends {readonly code: string}>(next: M, say: (explanation: M) => string): void {
    this.#chosen = next.code;
    this.#tell(say(next));
    this.#host.requestUpdate();
  }

  #undo(view: View): TemplateResult {
    const {run, messages} = view;
    return html`<div class="room">
      <p class="say notice" part="moment notice">
        <bdi>${messages.run.notice.startedOver}</bdi>
        <button
          part="button"
          class="quiet undo"
          type="button"
          @click=${() => {
            run.undo();
            focusBar(this.#host);
          }}
        >
          <bdi>${undoWords(view)}</bdi>
        </button>
      </p>
    </div>`;
  }

  #failure(failure: Failure, {run, recipe, messages}: View): TemplateResult {
    const {run: say, shell} = messages;
    const sentence = failureWords(messages, failure, recipe);
    const startOver = (values: Readonly<Record<string, string>>) => {
      run.startOver(values);
      focusBar(this.#host);
    };
    if (failure.code === 'diverged') {
      const rate = lowerRate(recipe);
      const act = () => startOver({'learning-rate': String(rate)});
      return problem([sentence], [{label: say.button.lower(rate), act}]);
    }
    if (failure.code === 'recipe-impossible') return problem([sentence], []);
    const actions = [{label: shell.button.retry, act: () => run.play()}];
    if (failure.code.startsWith('data-'))
      actions.push({label: shell.button.builtIn, act: () => startOver({dataset: builtIn})});
    return problem([sentence], actions);
  }

  /** What happened and was mended, until it is dismissed. */
  #mended({snapshot: {notice, engine}, messages, recipe}: View): {key: string; sentence: string} | null {
    const key = JSON.stringify(notice);
    if (notice && !this.#dismissed.has(key)) return {key, sentence: failureWords(messages, notice, recipe)};
    if (engine?.rung === 'page' && !this.#dismissed.has('page')) {
      const own = engine.passedOver.some(({reason}) => reason === 'worker-base');
      return {key: 'page', sentence: own ? messages.run.notice.workerBase : messages.run.notice.page};
    }
    return null;
  }

  #notice(key: string, sentence: string, {button}: RunMessages): TemplateResult {
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

export function sayLine(sentence: unknown, more: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="room">
    <p class="say" part="moment"><bdi>${sentence}</bdi>${more}</p>
  </div>`;
}

/** Where a button is gone that was pressed: the one that stands for what it did is in the bar. */
function focusBar(host: PartHost): void {
  void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>('.bar button')?.focus());
}
