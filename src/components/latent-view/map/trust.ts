import {html, nothing, type TemplateResult} from 'lit';
import type {MapExplanation} from '../../../locales/messages/map.ts';
import type {MapScores} from '../../../protocol/analysis.ts';
import type {PartHost} from '../../base/content.ts';
import type {ImageStore} from '../image-store.ts';
import type {MapView} from '../map-view.ts';
import {scoresOf} from '../measure.ts';
import type {Embedding, Projector} from '../projector.ts';
import {lostSteps, type Lost} from './lost-kinds.ts';
import type {MapStateStore} from './map-state.ts';

interface Parts {
  readonly host: PartHost;
  readonly stateStore: MapStateStore;
  readonly images: ImageStore;
  readonly projector: Projector;
}

/** Scores of a map that has neighbours to lose. */
interface Measured {
  readonly of: Embedding;
  readonly scores: MapScores & {readonly trustworthiness: number; readonly lost: Uint8Array};
}

/** How far a map that rests is to be trusted: a badge on it, which shows on a press where it is not. */
export class Trust {
  readonly #parts: Parts;
  #asked: Embedding | null = null;
  #measured: Measured | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Measures, once. */
  follow(view: MapView, embedding: Embedding): void {
    if (embedding === this.#asked) return;
    this.#asked = embedding;
    scoresOf(this.#parts, view, embedding).then(
      (scores) => {
        const {trustworthiness = null, lost = null} = scores ?? {};
        if (!scores || trustworthiness === null || !lost || this.#asked !== embedding) return;
        this.#measured = {of: embedding, scores: {...scores, trustworthiness, lost}};
        this.#parts.host.requestUpdate();
      },
      // The worker or the run has ended: the next update asks again.
      () => {
        if (this.#asked === embedding) this.#asked = null;
      },
    );
  }

  /** Of each point, how many of its neighbours the map has lost, where that is to be seen; else null. */
  lost(embedding: Embedding): Lost | null {
    return this.#parts.stateStore.state.trust ? this.#of(embedding) : null;
  }

  /** What is to be said of it. */
  explanation(view: MapView, embedding: Embedding): MapExplanation | null {
    const scores = this.#of(embedding);
    if (!scores || !this.lost(embedding)) return null;
    const {label, mean} = worstClass(scores.lost, embedding.points.labels);
    return {code: 'map-lost', noun: view.noun, label, mean, k: scores.trustworthinessK};
  }

  render({messages: {map, shell}}: MapView, embedding: Embedding): TemplateResult | typeof nothing {
    const scores = this.#of(embedding);
    if (!scores) return nothing;
    const {stateStore} = this.#parts;
    const {trust: on} = stateStore.state;
    const {trust: say} = map;
    // Only what is whole is told as 1.
    const value = shell.format.fixed(Math.floor(100 * scores.trustworthiness) / 100, 2);
    return html`${
        on
          ? html`<div class="chip-on-map lost-steps" part="trust-legend">
              <bdi>${say.legend(scores.trustworthinessK)}</bdi>
              ${lostSteps(scores.trustworthinessK).map(
                ([from, to], step) =>
                  html`<span
                    ><i class="lost-${step}"></i>${from === to ? from : html`<bdi>${from}–${to}</bdi>`}</span
                  >`,
              )}
            </div>`
          : nothing
      }<button
        class="quiet chip-on-map"
        part="trust"
        type="button"
        aria-pressed=${on}
        aria-label=${say.full(value)}
        title=${say.full(value)}
        @click=${() => stateStore.update({trust: !on})}
      >
        <span>${say.badge} <b>${value}</b></span>
      </button>`;
  }

  #of(embedding: Embedding): Measured['scores'] | null {
    return this.#measured?.of === embedding ? this.#measured.scores : null;
  }
}

/** The class whose points have lost most on average, of which there are some; null without classes. */
export function worstClass(
  lost: Uint8Array,
  labels: Uint8Array | null,
): {label: number | null; mean: number} {
  const sums = new Map<number | null, {sum: number; count: number}>();
  lost.forEach((value, i) => {
    const label = labels?.[i] ?? null;
    const {sum, count} = sums.get(label) ?? {sum: 0, count: 0};
    sums.set(label, {sum: sum + value, count: count + 1});
  });
  return [...sums]
    .map(([label, {sum, count}]) => ({label, mean: sum / count}))
    .reduce((worst, one) => (one.mean > worst.mean ? one : worst));
}
