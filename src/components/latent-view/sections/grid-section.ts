import {html, nothing, type TemplateResult} from 'lit';
import {pixels, side} from '../../../pixels/size.ts';
import {drawDigit} from '../../../charts/digit.ts';
import {fitOf, type Domain} from '../../../charts/map-frame.ts';
import {sameItems} from '../../parts/controls/memoize.ts';
import {Query} from '../../parts/controls/query.ts';
import {Part} from '../../parts/part.ts';
import {section, toggle} from '../../parts/details/section.ts';
import {codeAt} from '../place-code.ts';
import type {Embedding} from '../projector.ts';
import type {Parts, Scene} from './section-context.ts';

const rows = 15;

/** Places of a grid, from the top left, in the middles of its cells. */
export function gridPlaces({x, y}: Domain, count: number): [number, number][] {
  return Array.from({length: count * count}, (_, i) => [
    x[0] + (((i % count) + 0.5) / count) * (x[1] - x[0]),
    y[1] - ((Math.floor(i / count) + 0.5) / count) * (y[1] - y[0]),
  ]);
}

/** Many places of the map at once, decoded: what the decoder makes of the whole plane. */
export class GridSection extends Part<Scene> {
  readonly #sight: () => Domain | null;
  readonly #decoded: Query<'decode'>;
  #on = false;
  #drawn: readonly unknown[] = [];

  /** @param sight the part of the map in sight */
  constructor(parts: Parts, sight: () => Domain | null) {
    super(parts.host);
    this.#sight = sight;
    this.#decoded = new Query(parts.host, 'decode');
  }

  protected override template(scene: Scene): TemplateResult {
    const {grid: say} = scene.view.messages.map;
    const set = (on: boolean) => {
      this.#on = on;
      this.host.requestUpdate();
    };
    return section(
      say.title,
      'grid',
      html`${toggle(say.show, this.#on, set)}
      ${
        this.#on
          ? html`<div class="grid-box"><canvas role="img" aria-label=${say.caption(rows)}></canvas></div>
              <p class="caption" aria-hidden="true"><bdi>${say.caption(rows)}</bdi></p>`
          : nothing
      }`,
    );
  }

  protected override draw({view, embedding}: Scene): void {
    if (!this.#on) return;
    const canvas = this.host.renderRoot.querySelector<HTMLCanvasElement>('.grid-box canvas');
    if (!canvas) return;
    const domain = this.#sight() ?? fitOf(embedding.places, true).domain;
    const asked = [...domain.x, ...domain.y].map((value) => Number(value.toPrecision(4)));
    const made = this.#made(embedding, domain);
    if (made.codes)
      this.#decoded.ask(view.run, [embedding.points.key, embedding.choice, view.run.shown, ...asked], () => ({
        codes: made.codes!,
      }));
    const values = made.pixels ?? this.#decoded.answer;
    const ink = getComputedStyle(canvas).color;
    if (!values || values.length < rows * rows * pixels) return;
    const drawn = [this.#decoded.answer, made.pixels && asked.join(), ink, canvas];
    if (sameItems(drawn, this.#drawn)) return;
    this.#drawn = drawn;
    canvas.width = canvas.height = rows * side;
    const context = canvas.getContext('2d')!;
    const one = document.createElement('canvas');
    for (let i = 0; i < rows * rows; i++) {
      drawDigit(one, values, {from: i * pixels, full: 1, ink});
      context.drawImage(one, (i % rows) * side, Math.floor(i / rows) * side);
    }
  }

  /** Codes of the grid's places; of PCA of pixels, pictures. */
  #made(embedding: Embedding, domain: Domain): {codes?: Float32Array; pixels?: Float32Array} {
    const found = gridPlaces(domain, rows).map((place) => codeAt(embedding, place, -1));
    if (found.some((one) => one === null)) return {};
    const all = found.map((one) => (one!.rule === 'pixels' ? one!.pixels : one!.code));
    const values = new Float32Array(all.length * all[0].length);
    all.forEach((one, i) => values.set(one, i * one.length));
    return found[0]!.rule === 'pixels' ? {pixels: values} : {codes: values};
  }
}
