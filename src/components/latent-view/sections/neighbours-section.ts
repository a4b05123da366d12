import {html, type TemplateResult} from 'lit';
import {pixels} from '../../../pixels/size.ts';
import {isRefusal, type PointSet} from '../../../protocol/analysis.ts';
import {sameItems} from '../../parts/controls/memoize.ts';
import {OptionList} from '../../parts/controls/option-list.ts';
import {Part} from '../../parts/part.ts';
import {section} from '../../parts/details/section.ts';
import {dataKey, select} from '../../parts/controls/selection.ts';
import {paint} from '../../parts/digits/paint.ts';
import {tile} from '../../parts/digits/image-columns.ts';
import {Projector} from '../projector.ts';
import {pointAtHand} from '../map/current-point.ts';
import {maxWithPixels, type Parts, type Scene} from './section-context.ts';

const count = 8;

interface Found {
  readonly point: number;
  readonly code: readonly number[];
  readonly pixels: readonly number[];
}

/** The nearest digits by their codes beside the nearest by their pixels. */
export class NeighboursSection extends Part<Scene> {
  readonly #parts: Parts;
  readonly #lists: readonly OptionList[];
  #found: Found | null = null;
  #asked: readonly unknown[] = [];

  constructor(parts: Parts) {
    super(parts.host);
    this.#parts = parts;
    this.#lists = (['code', 'pixels'] as const).map(
      (kind) =>
        new OptionList(parts.host, `.near-${kind} .pair`, (place) => {
          const index = this.#found?.[kind][place];
          if (index === undefined || !this.view) return;
          parts.stateStore.update({looked: null, place: null, pin: null});
          select(parts.host, dataKey(this.view.view.recipe), {split: 'test', index});
        }),
    );
  }

  protected override template(scene: Scene): TemplateResult {
    const {view, embedding} = scene;
    const {neighbours: say} = view.messages.map;
    const {labels} = embedding.points;
    const point = pointAtHand(view, embedding, this.#parts.stateStore);
    const found = this.#found;
    const title = say.title(view.noun);
    if (point < 0 || !found)
      return section(title, 'neighbours', html`<p class="caption"><bdi>${say.none(view.noun)}</bdi></p>`);
    const row = (kind: 'code' | 'pixels', words: string, list: OptionList) =>
      html`<div class="near">
        <span aria-hidden="true">${words}</span>
        <ul
          class="strip pairs near-${kind}"
          role="listbox"
          aria-label="${title}, ${words}"
          aria-orientation="horizontal"
          @keydown=${list.keyPressed}
          @click=${list.clicked}
        >
          ${found[kind].map(
            (index, i) =>
              html`<li
                class="pair"
                role="option"
                aria-selected="false"
                aria-label=${say.neighbour(view.noun, labels?.[index] ?? null, i + 1)}
                tabindex=${i === list.stop(found[kind].length, 0) ? 0 : -1}
              >
                ${tile('digit', 'near-one')}
              </li>`,
          )}
        </ul>
      </div>`;
    const shared = found.code.filter((index) => found.pixels.includes(index)).length;
    return section(
      title,
      'neighbours',
      html`${row('code', say.inCode, this.#lists[0])} ${row('pixels', say.inPixels, this.#lists[1])}
        <p class="caption">
          <bdi
            >${say.shared(shared, found.code.length)}
            ${say.of(this.#sample(scene), embedding.choice.distance)}</bdi
          >
        </p>`,
    );
  }

  protected override draw(scene: Scene): void {
    const {view, embedding, live} = scene;
    const point = pointAtHand(view, embedding, this.#parts.stateStore);
    if (point >= 0 && point < this.#sample(scene) && !live) void this.#find(scene, point);
    const found = this.#found;
    if (!found) return;
    for (const kind of ['code', 'pixels'] as const)
      this.host.renderRoot
        .querySelectorAll<HTMLCanvasElement>(`.near-${kind} canvas`)
        .forEach((canvas, i) => paint(canvas, this.#parts.images.get(view, found[kind][i])));
  }

  #sample({embedding: {points}}: Scene): number {
    return Math.min(points.count, maxWithPixels);
  }

  async #find(scene: Scene, point: number): Promise<void> {
    const {view, embedding} = scene;
    const {points, choice} = embedding;
    const asked = [points.key, point, choice.distance];
    if (sameItems(asked, this.#asked)) return;
    this.#asked = asked;
    const sample = this.#sample(scene);
    const {images, projector, host} = this.#parts;
    try {
      const all = await images.all(view.run, view.snapshot.data, sample);
      if (this.#asked !== asked) return;
      const k = Math.min(count + 1, sample);
      const codes = Projector.codeSpace(points);
      const space = sample === points.count ? codes : firstOf(codes, sample);
      const measured = (set: PointSet) => Projector.measured(set, choice);
      const own = (values: Float32Array, width: number) => values.slice(point * width, (point + 1) * width);
      const pixelSpace = projector.pixelSpace(all, view.snapshot.data, sample);
      const [inCode, inPixels] = await Promise.all([
        projector.analysis.nearest(measured(space), own(points.codes, points.width), k),
        projector.analysis.nearest(measured(pixelSpace), own(pixelSpace.values, pixels), k),
      ]);
      if (this.#asked !== asked || isRefusal(inCode) || isRefusal(inPixels)) return;
      const others = ({indices}: {readonly indices: Uint32Array}) =>
        [...indices].filter((index) => index !== point).slice(0, count);
      this.#found = {point, code: others(inCode), pixels: others(inPixels)};
      host.requestUpdate();
    } catch {
      // The run has ended, or the element has left the page: whoever looks again asks again.
      if (this.#asked === asked) this.#asked = [];
    }
  }
}

function firstOf({key, values, width}: PointSet, sample: number): PointSet {
  return {key: `${key} first ${sample}`, values: values.slice(0, sample * width), width};
}
