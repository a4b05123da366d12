import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {CorruptionRule} from '../../numerics/corruption.ts';
import {trainingOf} from '../../recipe/training.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {
  mostOf,
  noiseKinds,
  parseTestNoise,
  testNoiseAttributes,
  type NoiseKind,
} from '../../recipe/test-noise.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** Noise of the test pictures: always one level. */
export interface Level {
  readonly kind: NoiseKind;
  readonly factor: number;
}

/** The end of a slider on which all of these can be seen: 1, or the next of 2, 5, 10. */
export const sliderEnd = (...factors: readonly number[]): number =>
  [1, 2, 5].find((end) => factors.every((factor) => factor <= end)) ?? 10;

/** Kind and amount of the noise in the test pictures. What the reader sets stands over the attribute until that changes. */
export class TestNoiseControl {
  readonly #host: PartHost;
  #set: {readonly kind: NoiseKind | null; readonly factor: number | null; readonly texts: string} | null =
    null;

  constructor(host: PartHost) {
    this.#host = host;
  }

  level(recipe: Recipe): Level {
    const given = parseTestNoise((name) => this.#host.getAttribute(name), recipe);
    const set = this.#set?.texts === this.#texts ? this.#set : null;
    const kind = set?.kind ?? given.kind;
    return {kind, factor: Math.min(set?.factor ?? given.factor, mostOf(kind))};
  }

  /** The end of the slider, and of the curve. */
  end(recipe: Recipe): number {
    const given = parseTestNoise((name) => this.#host.getAttribute(name), recipe);
    const {kind} = this.level(recipe);
    const rule = trainedRule(recipe);
    const trained = rule?.kind === kind ? rule.high : 0;
    return Math.min(mostOf(kind), sliderEnd(given.kind === kind ? given.factor : 0, trained));
  }

  render({recipe, messages, noun}: NoiseView): TemplateResult {
    const {noise: say} = messages;
    const {kind, factor} = this.level(recipe);
    const end = this.end(recipe);
    const rule = trainedRule(recipe);
    const amount = say.amount(kind, factor);
    const trained = say.trained(rule);
    const ticks =
      rule?.kind === kind ? [...new Set([rule.low, rule.high])].filter((tick) => tick <= end) : [];
    return html`<div class="level" part="test-noise" role="group" aria-label=${say.factor(noun)}>
      <select part="select" aria-label=${say.kind} @change=${this.#kindChosen}>
        ${noiseKinds.map(
          (name) => html`<option value=${name} .selected=${live(name === kind)}>${say.kinds[name]}</option>`,
        )}
      </select>
      <div class="track">
        <input
          type="range"
          part="noise-slider"
          dir="ltr"
          min="0"
          max=${end}
          step=${end / 100}
          .value=${live(String(Math.min(factor, end)))}
          aria-label=${say.factor(noun)}
          aria-valuetext="${amount}, ${trained}"
          @input=${this.#moved}
        />
        ${ticks.map((tick) => html`<i class="trained-at" style="--at: ${tick / end}"></i>`)}
      </div>
      <output aria-hidden="true">${amount}</output>
      <small aria-hidden="true"><bdi>${say.factor(noun)} · ${trained}</bdi></small>
    </div>`;
  }

  get #texts(): string {
    return JSON.stringify(testNoiseAttributes.map((name) => this.#host.getAttribute(name)));
  }

  readonly #kindChosen = (event: Event): void => {
    this.#change({kind: (event.target as HTMLSelectElement).value as NoiseKind});
  };

  readonly #moved = (event: Event): void => {
    this.#change({factor: Number((event.target as HTMLInputElement).value)});
  };

  #change(change: Partial<Level>): void {
    const texts = this.#texts;
    const before = this.#set?.texts === texts ? this.#set : {kind: null, factor: null};
    this.#set = {...before, ...change, texts};
    this.#host.requestUpdate();
  }
}

/** The noise a recipe trains with; null for none. */
export const trainedRule = (recipe: Recipe): CorruptionRule | null => trainingOf(recipe).corruption;
