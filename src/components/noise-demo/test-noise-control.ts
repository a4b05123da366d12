import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Corruption} from '../../numerics/corruption.ts';
import {trainingOf} from '../../recipe/training.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {
  maxOf,
  noiseKinds,
  testNoiseOf,
  type NoiseKind,
  type NoiseLevel,
  type TestNoise,
} from '../../recipe/test-noise.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseView} from './noise-view.ts';

/** The end of a slider on which all of these can be seen: 1, or the next of 2, 5, 10. */
export const sliderEnd = (...factors: readonly number[]): number =>
  [1, 2, 5].find((end) => factors.every((factor) => factor <= end)) ?? 10;

/** Kind and amount of the noise in the test pictures. What the reader sets stands over the attribute until that changes. */
export class TestNoiseControl {
  readonly #host: PartHost;
  #set: {readonly kind: NoiseKind | null; readonly factor: number | null} | null = null;
  /** What the author said when the reader set it. */
  #over: TestNoise | null = null;

  constructor(host: PartHost) {
    this.#host = host;
  }

  level({own, recipe}: NoiseView): NoiseLevel {
    const given = testNoiseOf(own, recipe);
    const set = this.#over === own ? this.#set : null;
    const kind = set?.kind ?? given.kind;
    return {kind, factor: Math.min(set?.factor ?? given.factor, maxOf(kind))};
  }

  /** The end of the slider, and of the curve. */
  end(view: NoiseView): number {
    const given = testNoiseOf(view.own, view.recipe);
    const {kind} = this.level(view);
    const rule = trainedRule(view.recipe);
    const trained = rule?.kind === kind ? rule.high : 0;
    return Math.min(maxOf(kind), sliderEnd(given.kind === kind ? given.factor : 0, trained));
  }

  /** Before a verdict on a kind of noise that the network was not trained with: that it was not. A sentence and a space. */
  unlike(view: NoiseView): string {
    const {kind} = this.level(view);
    const rule = trainedRule(view.recipe);
    return rule && rule.kind !== kind ? `${view.messages.noise.unlike(kind, rule.kind)} ` : '';
  }

  render(view: NoiseView): TemplateResult {
    const {recipe, messages, noun, own} = view;
    const {noise: say} = messages;
    const {kind, factor} = this.level(view);
    const end = this.end(view);
    const rule = trainedRule(recipe);
    const amount = say.amount(kind, factor);
    const trained = say.trained(rule);
    const ticks =
      rule?.kind === kind ? [...new Set([rule.low, rule.high])].filter((tick) => tick <= end) : [];
    return html`<div class="level" part="test-noise" role="group" aria-label=${say.factor(noun)}>
      <select
        part="select"
        aria-label=${say.kind}
        @change=${({target}: Event) => this.#change(own, {kind: (target as HTMLSelectElement).value as NoiseKind})}
      >
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
          @input=${({target}: Event) => this.#change(own, {factor: Number((target as HTMLInputElement).value)})}
        />
        ${ticks.map((tick) => html`<i class="trained-at" style="--at: ${tick / end}"></i>`)}
      </div>
      <output aria-hidden="true">${amount}</output>
      <small aria-hidden="true"><bdi>${say.factor(noun)} · ${trained}</bdi></small>
    </div>`;
  }

  #change(own: TestNoise, change: Partial<NoiseLevel>): void {
    const before = this.#over === own ? this.#set : null;
    this.#set = {kind: null, factor: null, ...before, ...change};
    this.#over = own;
    this.#host.requestUpdate();
  }
}

/** The noise a recipe trains with; null for none. */
export const trainedRule = (recipe: Recipe): Corruption | null => trainingOf(recipe).corruption;
