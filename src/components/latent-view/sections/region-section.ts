import {html, nothing, type TemplateResult} from 'lit';
import {Part} from '../../parts/part.ts';
import {section} from '../../parts/details/section.ts';
import {paint} from '../../parts/digits/paint.ts';
import {tile} from '../../parts/digits/image-columns.ts';
import {button} from '../../parts/controls/button.ts';
import type {Parts, Scene} from './section-context.ts';

const shown = 12;

/** The classes among points, most frequent first. */
export function sharesOf(
  region: readonly number[],
  labels: Uint8Array | null,
): {label: number; share: number}[] {
  if (!labels) return [];
  const counts = new Map<number, number>();
  for (const i of region) counts.set(labels[i], (counts.get(labels[i]) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([label, count]) => ({label, share: count / Math.max(1, region.length)}));
}

/** Points a reader drew a box or a line around: how many, of which classes, and what they look like. */
export class RegionSection extends Part<Scene> {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super(parts.host);
    this.#parts = parts;
  }

  protected override template(scene: Scene): TemplateResult {
    const {stateStore} = this.#parts;
    const {region: say} = scene.view.messages.map;
    const {tool, region} = stateStore.state;
    const labels = scene.embedding.points.labels;
    const inside = region?.filter((i) => i < scene.embedding.points.count) ?? null;
    const tools = (['box', 'lasso'] as const).map((one) =>
      button(say[one], () => stateStore.update({tool: tool === one ? 'move' : one}), {pressed: tool === one}),
    );
    return section(
      say.title,
      'region',
      html`<div class="line">
          ${tools} ${inside ? button(say.clear, () => stateStore.update({region: null})) : nothing}
        </div>
        ${
          inside
            ? html`<ul class="strip inside-region" aria-hidden="true">
                  ${inside.slice(0, shown).map(() => html`<li>${tile('digit', 'member')}</li>`)}
                </ul>
                <p class="caption"><bdi>${say.summary(inside.length, sharesOf(inside, labels))}</bdi></p>`
            : html`<p class="caption"><bdi>${say.hint}</bdi></p>`
        }`,
    );
  }

  protected override draw({view}: Scene): void {
    const {region} = this.#parts.stateStore.state;
    if (!region) return;
    this.host.renderRoot
      .querySelectorAll<HTMLCanvasElement>('.inside-region canvas')
      .forEach((canvas, i) => paint(canvas, this.#parts.images.get(view, region[i])));
  }
}
