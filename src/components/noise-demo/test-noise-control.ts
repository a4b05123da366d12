import {html, type TemplateResult} from 'lit';
import {corruptionOf} from '../../recipe/corruption.ts';
import {
  maxOf,
  noiseKinds,
  testNoiseOf,
  type NoiseKind,
  type NoiseLevel,
  type TestNoise,
} from '../../recipe/test-noise.ts';
import type {PartHost} from '../base/content.ts';
import type {NoiseSightView, NoiseView} from './noise-view.ts';

/** The end of a slider on which all of these can be seen: 1, or the next of 2, 5, 10. */
export const sliderEnd = (...factors: readonly number[]): number =>
  [1, 2, 5].find((end) => factors.every((factor) => factor <= end)) ?? 10;

/** What a reader may do about the noise, in one press. */
export interface Offer {
  readonly words: string;
  readonly act: () => void;
}

const controls = new WeakMap<PartHost, TestNoiseControl>();

/** A host's own: what the reader has set stays when what shows it is another. */
export function testNoiseControlOf(host: PartHost): TestNoiseControl {
  const control = controls.get(host) ?? new TestNoiseControl(host);
  controls.set(host, control);
  return control;
}

/** Kind and amount of the noise in the test pictures. What the reader sets stands over the attribute until that changes. */
export class TestNoiseControl {
  readonly #host: PartHost;
  #set: {readonly kind: NoiseKind | null; readonly factor: number | null} | null = null;
  /** What the author said when the reader set it. */
  #over: TestNoise | null = null;

  constructor(host: PartHost) {
    this.#host = host;
  }

  level({own, recipe}: Pick<NoiseView, 'own' | 'recipe'>): NoiseLevel {
    const given = testNoiseOf(own, recipe);
    const set = this.#over === own ? this.#set : null;
    const kind = set?.kind ?? given.kind;
    return {kind, factor: Math.min(set?.factor ?? given.factor, maxOf(kind))};
  }

  /** The end of the slider, and of the curve. */
  end(view: Pick<NoiseView, 'own' | 'recipe'>): number {
    const given = testNoiseOf(view.own, view.recipe);
    const {kind} = this.level(view);
    const rule = corruptionOf(view.recipe);
    const trained = rule?.kind === kind ? rule.high : 0;
    return Math.min(maxOf(kind), sliderEnd(given.kind === kind ? given.factor : 0, trained));
  }

  render(view: NoiseSightView, offer: Offer | null = null): TemplateResult {
    const {recipe, messages, noun, own} = view;
    const {level: say} = messages;
    const {kind, factor} = this.level(view);
    const end = this.end(view);
    const rule = corruptionOf(recipe);
    const amount = say.amount(kind, factor);
    const trained = say.trained(rule);
    const ticks =
      rule?.kind === kind ? [...new Set([rule.low, rule.high])].filter((tick) => tick <= end) : [];
    return html`<div class="level" part="test-noise" role="group" aria-label=${say.factor(noun)}>
      <div class="kinds">
        <select
          part="select"
          aria-label=${say.kind}
          @change=${({target}: Event) => this.#change(own, {kind: (target as HTMLSelectElement).value as NoiseKind})}
        >
          ${noiseKinds.map(
            (name) => html`<option value=${name} .selected=${name === kind}>${say.kinds[name]}</option>`,
          )}
        </select>
        ${
          offer &&
          html`<button class="quiet" part="button" type="button" @click=${offer.act}>
            <bdi>${offer.words}</bdi>
          </button>`
        }
      </div>
      <div class="track">
        <input
          type="range"
          part="noise-slider"
          dir="ltr"
          min="0"
          max=${end}
          step=${end / 100}
          .value=${String(Math.min(factor, end))}
          aria-label=${say.factor(noun)}
          aria-valuetext="${amount}, ${trained}"
          @input=${({target}: Event) => this.#change(own, {factor: Number((target as HTMLInputElement).value)})}
        />
        ${ticks.map((tick) => html`<i class="trained-at" .style=${`--at: ${tick / end}`}></i>`)}
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
