import {html, nothing, type TemplateResult} from 'lit';
import type {Messages, Moment} from '../locales/messages.ts';
import type {Failure} from '../protocol/errors.ts';
import {learningRates} from '../recipe/fields.ts';
import type {Complaint, Remark} from '../recipe/parse.ts';
import type {Recipe} from '../recipe/recipe.ts';
import {icon} from './icons.ts';

export interface StoryActs {
  readonly retry: () => void;
  readonly useBuiltIn: () => void;
  readonly startLower: (rate: number) => void;
  readonly useSigmoid: () => void;
  readonly dismiss: () => void;
}

/** A tenth of a learning rate, as one would write it; from far above, the optimizer's own. */
export function lowerRate({learningRate, optimizer}: Pick<Recipe, 'learningRate' | 'optimizer'>): number {
  const standard = Number(learningRates[optimizer]);
  return learningRate > 20 * standard ? standard : Number((learningRate / 10).toPrecision(6));
}

/** What stands in the way, and what to do about it. */
function problem(
  sentences: readonly string[],
  actions: readonly {label: string; act: () => void}[],
): TemplateResult {
  return html`<div class="problem" part="problem" role="alert">
    ${sentences.map((sentence) => html`<p><bdi>${sentence}</bdi></p>`)}
    ${
      actions.length === 0
        ? nothing
        : html`<div class="buttons">
            ${actions.map(
              ({label, act}, i) =>
                html`<button class=${i === 0 ? 'main' : ''} part="button" type="button" @click=${act}>
                  ${label}
                </button>`,
            )}
          </div>`
    }
  </div>`;
}

export function complaintsPanel(complaints: readonly Complaint[], messages: Messages): TemplateResult {
  return problem(complaints.map(messages.complaint), []);
}

export function failurePanel(
  failure: Failure,
  recipe: Recipe,
  messages: Messages,
  acts: StoryActs,
): TemplateResult {
  const {button} = messages;
  const sentence = messages.failure[failure.code](failure.values);
  if (failure.code === 'diverged') {
    const rate = lowerRate(recipe);
    return problem([sentence], [{label: button.lower(rate), act: () => acts.startLower(rate)}]);
  }
  if (failure.code === 'recipe-impossible') return problem([sentence], []);
  const actions = [{label: button.retry, act: acts.retry}];
  if (failure.code.startsWith('data-')) actions.push({label: button.builtIn, act: acts.useBuiltIn});
  return problem([sentence], actions);
}

/** The sentence about this moment; in its place, until dismissed, what happened and was mended. */
export function sayLine(
  moment: Moment,
  notice: string | null,
  messages: Messages,
  acts: StoryActs,
): TemplateResult {
  return html`<div class="room">
    ${
      notice === null
        ? html`<p class="say" part="moment"><bdi>${messages.say(moment)}</bdi></p>`
        : html`<p class="say notice" part="moment notice">
            <bdi>${notice}</bdi>
            <button
              part="button"
              class="quiet"
              type="button"
              aria-label=${messages.button.dismiss}
              @click=${acts.dismiss}
            >
              ${icon('cross')}
            </button>
          </p>`
    }
  </div>`;
}

export function remarksList(
  remarks: readonly Remark[],
  messages: Messages,
  acts: StoryActs,
): TemplateResult | typeof nothing {
  if (remarks.length === 0) return nothing;
  return html`<ul class="remarks" part="remarks">
    ${remarks.map(
      (remark) =>
        html`<li>
          <bdi>${messages.remark(remark)}</bdi>
          ${
            remark.code === 'bce-unbounded'
              ? html`<button part="button" class="quiet" type="button" @click=${acts.useSigmoid}>
                  ${messages.button.sigmoid}
                </button>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}
