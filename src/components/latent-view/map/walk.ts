import {html, nothing, type TemplateResult} from 'lit';
import type {PartHost} from '../../base/content.ts';
import {Query} from '../../parts/controls/query.ts';
import {digitCanvas} from '../../parts/digits/image-columns.ts';
import {paint} from '../../parts/digits/paint.ts';
import {Part} from '../../parts/part.ts';
import type {MapView} from '../map-view.ts';
import type {Embedding} from '../projector.ts';
import {chip} from './chip.ts';
import type {MapLayout} from './map-layout.ts';
import {untouched, type MapStateStore} from './map-state.ts';
import {endsOf, walkWords} from './walk-words.ts';

const steps = 9;
/** From the middle of one picture to that of the next, at least, in pixels: nearer, some are left out. */
const apart = 34;

/** Codes on the straight line between two, ends included, steps × width. */
export function codesBetween(from: Float32Array, to: Float32Array, count: number): Float32Array {
  const codes = new Float32Array(count * from.length);
  for (let s = 0; s < count; s++)
    from.forEach((value, d) => {
      codes[s * from.length + d] = value + (s / (count - 1)) * (to[d] - value);
    });
  return codes;
}

/** From one point to another straight through the code, decoded on the way: pictures along a line on the map. */
export class Walk extends Part<MapView, readonly [Embedding]> {
  readonly #stateStore: MapStateStore;
  readonly #decoded: Query<'decode'>;
  #embedding: Embedding | null = null;

  constructor(host: PartHost, stateStore: MapStateStore) {
    super(host);
    this.#stateStore = stateStore;
    this.#decoded = new Query(host, 'decode');
  }

  protected override template(view: MapView, embedding: Embedding): TemplateResult {
    this.#embedding = embedding;
    const [from, to] = this.#ends(embedding);
    if (from === null || to === null) return html``;
    const {messages} = view;
    const name = walkWords(view, embedding, this.#stateStore.state)!;
    return html`<ul class="walked" part="walk" role="list" aria-label=${name}>
      ${Array.from(
        {length: steps},
        (_, i) =>
          html`<li>
            <div
              role="img"
              aria-label=${messages.map.walk.step(messages.shell.format.percent(i / (steps - 1)))}
            >
              ${digitCanvas('step')}
            </div>
          </li>`,
      )}
    </ul>`;
  }

  /** The walk in words, and how to be rid of it. */
  chip(view: MapView, embedding: Embedding): TemplateResult | typeof nothing {
    const words = walkWords(view, embedding, this.#stateStore.state);
    if (words === null) return nothing;
    return chip('walk-ends', html`<bdi>${words}</bdi>`, {
      words: view.messages.map.walk.clear,
      act: () => this.#stateStore.update({walk: untouched.walk}),
    });
  }

  /** Lays the pictures along the line, where that is now. */
  place(layout: MapLayout): void {
    const pictures = [...this.host.renderRoot.querySelectorAll<HTMLElement>('.walked li')];
    const embedding = this.#embedding;
    if (pictures.length === 0 || !embedding) return;
    const [from, to] = this.#ends(embedding);
    if (from === null || to === null) return;
    const [a, b] = [layout.pixelOf(from), layout.pixelOf(to)];
    const room = Math.hypot(b[0] - a[0], b[1] - a[1]) / apart;
    const every = [1, 2, 4, 8].find((stride) => (steps - 1) / stride <= room) ?? steps - 1;
    pictures.forEach((picture, i) => {
      const share = i / (steps - 1);
      const at = [0, 1].map((d) => a[d] + share * (b[d] - a[d]));
      const shown = i % every === 0 && at.every(Number.isFinite);
      picture.style.visibility = shown ? 'visible' : 'hidden';
      if (shown) picture.style.translate = `${at[0]}px ${at[1]}px`;
    });
  }

  protected override draw(view: MapView): void {
    const embedding = this.#embedding!;
    const [from, to] = this.#ends(embedding);
    if (from === null || to === null) return;
    const {codes, width, key} = embedding.points;
    const code = (index: number) => codes.subarray(index * width, (index + 1) * width);
    this.#decoded.ask(view.run, [key, from, to, view.run.shown], () => ({
      codes: codesBetween(code(from), code(to), steps),
    }));
    const {answer, answered} = this.#decoded;
    // While a hand moves one end, what was drawn stays until the next is known.
    const values = answered[1] === from ? answer : null;
    this.host.renderRoot
      .querySelectorAll<HTMLCanvasElement>('.walked canvas')
      .forEach((canvas, place) => paint(canvas, values, place));
  }

  protected override gone(): void {
    this.#embedding = null;
  }

  #ends({points}: Embedding): readonly [number | null, number | null] {
    return endsOf(this.#stateStore.state, points.count);
  }
}
