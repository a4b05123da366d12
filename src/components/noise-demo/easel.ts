import {html, type TemplateResult} from 'lit';
import type {LevelMessages} from '../../locales/messages/level.ts';
import {pixels, side} from '../../pixels/size.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {adoptLater} from '../base/adopt-styles.ts';
import type {PartHost} from '../base/content.ts';
import {have, lack} from '../base/lacking.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import type * as Acts from './easel-acts.ts';
import {stroke, type Painting, type Stroke} from './stroke.ts';

/** What stands around the picture that is painted on. */
export interface Around {
  readonly say: LevelMessages;
  readonly recipe: Pick<Recipe, 'noise'>;
  /** Of the picture. */
  readonly name: string;
  /** Of the code under its bars. */
  readonly code: string;
  /** The picture that is made of it, in its tile. */
  readonly made: TemplateResult;
  /** Beside the tools; null before anything is painted, or known of it. */
  readonly facts: TemplateResult | null;
}

/** Keys that move the brush, paint, or take back what was painted. */
const paints = /^( |Enter|Delete|Backspace|(Arrow|Page|Home|End).*)$/;

const easels = new WeakMap<PartHost, Easel>();

/** A host's own: what was painted before the training is there after it. */
export function easelOf(host: PartHost): Easel {
  const easel = easels.get(host) ?? new Easel(host);
  easels.set(host, easel);
  return easel;
}

/** Which picture it is: of what data, and its place in them. */
export const pictureOf = ({dataset}: Pick<Recipe, 'dataset'>, index: number): string => `${dataset} ${index}`;

/** One digit large, to paint on, over its code, before and after there is a network. */
export class Easel implements Painting {
  readonly #host: PartHost;
  marks: Uint8Array | null = null;
  cursor = 14 * side + 14;
  /** What the reader chose; before that, what the network learns to mend. */
  paint: Stroke = stroke.noise;
  #chose = false;
  moved: (() => void) | null = null;
  /** Which picture the marks are on. */
  #of = '';
  /** What paints comes when somebody reaches for the brush; what they do until it is here is done then. */
  #acts: typeof Acts | null = null;
  #waiting: [Event, Element][] | null = null;
  readonly #values = memoizeLast(
    (noisy: Float32Array, place: number, marks: Uint8Array | null, seed: number) => {
      const picture = noisy.subarray(place * pixels, (place + 1) * pixels);
      return marks && this.#acts ? this.#acts.spoiled(picture, marks, seed, place) : picture;
    },
  );

  constructor(host: PartHost) {
    this.#host = host;
  }

  set(marks: Uint8Array | null): void {
    this.marks = marks;
    this.#host.requestUpdate();
  }

  /** The picture at this place with what was painted on it. Another picture than before is whole. */
  values(noisy: Float32Array, place: number, of: string, seed: number): Float32Array {
    if (of !== this.#of) this.marks = null;
    this.#of = of;
    return this.#values(noisy, place, this.marks, seed);
  }

  render({say, recipe, name, code, made, facts}: Around): TemplateResult {
    if (!this.#chose) this.paint = recipe.noise === 'masking' ? stroke.rub : stroke.noise;
    const at = (cell: number) => `${(cell - 2) * (100 / side)}%`;
    const heard = this.#heard;
    const brush = (paint: Stroke, words: string) =>
      html`<button
        class="quiet"
        part="button"
        type="button"
        aria-pressed=${this.paint === paint}
        @click=${() => {
          this.paint = paint;
          this.#chose = true;
          this.#host.requestUpdate();
        }}
      >
        <bdi>${words}</bdi>
      </button>`;
    return html`<div class="stage" part="stages" role="group" aria-label=${name}>
      <div
        class="tile easel"
        part="easel"
        role="application"
        tabindex="0"
        aria-label="${name}: ${say.easel}"
        @focus=${heard}
        @keydown=${heard}
        @pointerenter=${heard}
        @pointerdown=${heard}
        @pointermove=${heard}
        @pointerup=${heard}
        @pointercancel=${heard}
      >
        <canvas class="spoiled"></canvas>
        <span
          class="brush"
          .style=${`left: ${at(this.cursor % side)}; top: ${at(Math.floor(this.cursor / side))}`}
        ></span>
      </div>
      <div class="between" aria-hidden="true">
        <svg viewBox="0 0 100 148" preserveAspectRatio="none">
          <path d="M0 0 10 44v60L0 148M100 0 90 44v60l10 44" />
        </svg>
        <canvas class="stage-code"></canvas>
        <small>${code}</small>
      </div>
      ${made}
      <div class="below">
        <div class="tools" role="group" aria-label=${say.brush}>
          ${brush(stroke.noise, say.noise)}${brush(stroke.rub, say.rub)}
          <button
            class="quiet"
            part="button"
            type="button"
            aria-disabled=${!this.marks}
            @click=${() => this.set(null)}
          >
            <bdi>${say.restore}</bdi>
          </button>
        </div>
        ${facts ?? html`<p class="caption facts-room"><bdi>${say.hint}</bdi></p>`}
      </div>
    </div>`;
  }

  readonly #heard = (event: Event): void => {
    const box = event.currentTarget as Element;
    // What was not pressed by a person cannot be held.
    if (event.type === 'pointerdown' && event.isTrusted)
      box.setPointerCapture((event as PointerEvent).pointerId);
    if (this.#acts) return this.#acts.act(this, event, box);
    // It is obeyed a little later, and nobody else's meanwhile.
    const {key, altKey, ctrlKey, metaKey} = event as KeyboardEvent;
    if (paints.test(key) && !(altKey || ctrlKey || metaKey)) event.preventDefault();
    if (this.#waiting) this.#waiting.push([event, box]);
    else {
      this.#waiting = [[event, box]];
      void this.#fetchActs();
    }
  };

  async #fetchActs(): Promise<void> {
    try {
      this.#acts = await import('./easel-acts.ts');
    } catch {
      // What was done in vain is not done later; the next reach tries again, too.
      this.#waiting = null;
      return lack(this.#host, this, () => void this.#fetchActs());
    }
    adoptLater(this.#host, [this.#acts.brushStyles]);
    have(this.#host, this);
    for (const [heard, on] of this.#waiting ?? []) this.#acts.act(this, heard, on);
  }
}
