import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {drawDigit} from '../charts/digit.ts';
import type {Snapshot} from '../session/snapshot.ts';
import type {StageHost, View} from './stage.ts';

const pixels = 784;
const shown = 10;

/** The test pictures over their reconstructions. */
export class DigitsRow implements ReactiveController {
  readonly #host: StageHost;
  #snapshot: Pick<Snapshot, 'samples' | 'reconstructions'> | null = null;
  /** What the canvases show now. */
  #drawn: {samples: unknown; reconstructions: unknown} = {samples: null, reconstructions: null};

  constructor(host: StageHost) {
    this.#host = host;
    host.addController(this);
  }

  render({snapshot, messages, noun}: View): TemplateResult {
    this.#snapshot = snapshot;
    const {pictures: say} = messages;
    const {samples, reconstructions} = snapshot;
    const places = Array.from({length: shown}, (_, i) => i);
    return html`
      <div class="digits" part="digits" role="group" aria-label=${say.group(noun)}>
        <div class="rows-labels" aria-hidden="true">
          <span>${say.original}</span><span>${say.reconstruction}</span>
        </div>
        <ul class="pairs" role="list" @transitionrun=${this.#inkChanged}>
          ${places.map((i) => {
            const label = samples ? (samples.labels?.[i] ?? null) : i;
            const name = samples ? say.pair(noun, label, reconstructions !== null) : say.awaited(noun, i);
            return html`<li>
              <div class="pair" role="img" aria-label=${name}>
                <div class="tile" part="digit">
                  ${samples ? nothing : html`<span class="numeral">${i}</span>`}<canvas
                    width="28"
                    height="28"
                  ></canvas>
                </div>
                <div class="tile" part="digit reconstruction"><canvas width="28" height="28"></canvas></div>
              </div>
            </li>`;
          })}
        </ul>
        <p class="caption" aria-hidden="true"><bdi>${say.caption(noun)}</bdi></p>
      </div>
    `;
  }

  hostUpdated(): void {
    const {samples = null, reconstructions = null} = this.#snapshot ?? {};
    const originals = samples?.images ?? null;
    const canvases = [...this.#host.renderRoot.querySelectorAll<HTMLCanvasElement>('.pair canvas')];
    if (canvases.length === 0) return;
    const ink = getComputedStyle(canvases[0]!).color;
    canvases.forEach((canvas, k) => {
      const original = k % 2 === 0;
      const values = original ? originals : reconstructions;
      const last = original ? this.#drawn.samples : this.#drawn.reconstructions;
      if (values === last) return;
      const from = Math.floor(k / 2) * pixels;
      if (values && from + pixels <= values.length)
        drawDigit(canvas, values, {from, full: original ? 255 : 1, ink});
      else canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    });
    this.#drawn = {samples: originals, reconstructions};
  }

  /** The ink is the text's colour, which may change with the page's theme: its (instant) transition tells. */
  readonly #inkChanged = (event: TransitionEvent): void => {
    if (event.propertyName !== 'color') return;
    this.#drawn = {samples: null, reconstructions: null};
    this.hostUpdated();
  };
}
