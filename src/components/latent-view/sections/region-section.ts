import {html, nothing, type TemplateResult} from 'lit';
import {section} from '../../parts/details/section.ts';
import {button, paint, pictureTile} from '../paint.ts';
import type {Parts, Scene} from './section-context.ts';

const shown = 12;

/** The classes among points, most frequent first. */
export function sharesOf(
  region: readonly number[],
  labels: Uint8Array | null,
): {label: number; share: number}[] {
  if (!labels) return [];
  const counts = new Map<number, number>();
  for (const i of region) counts.set(labels[i]!, (counts.get(labels[i]!) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([label, count]) => ({label, share: count / Math.max(1, region.length)}));
}

/** Points a reader drew a box or a line around: how many, of which classes, and what they look like. */
export class RegionSection {
  readonly #parts: Parts;
  scene: Scene | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.host.addController(this);
  }

  render(scene: Scene): TemplateResult {
    this.scene = scene;
    const {desk} = this.#parts;
    const {region: say} = scene.view.messages.map;
    const {tool, region} = desk.state;
    const labels = scene.picture.points.labels;
    const inside = region?.filter((i) => i < scene.picture.points.count) ?? null;
    const tools = (['box', 'lasso'] as const).map((one) =>
      button(say[one], () => desk.update({tool: tool === one ? 'move' : one}), {pressed: tool === one}),
    );
    return section(
      say.title,
      'region',
      html`<div class="line">
          ${tools} ${inside ? button(say.clear, () => desk.update({region: null})) : nothing}
        </div>
        ${
          inside
            ? html`<ul class="strip inside-region" aria-hidden="true">
                  ${inside.slice(0, shown).map(() => html`<li>${pictureTile('member')}</li>`)}
                </ul>
                <p class="caption"><bdi>${say.summary(inside.length, sharesOf(inside, labels))}</bdi></p>`
            : html`<p class="caption"><bdi>${say.hint}</bdi></p>`
        }`,
    );
  }

  hostUpdated(): void {
    const {region} = this.#parts.desk.state;
    if (!this.scene || !region) return;
    const {view} = this.scene;
    this.#parts.host.renderRoot
      .querySelectorAll<HTMLCanvasElement>('.inside-region canvas')
      .forEach((canvas, i) => paint(canvas, this.#parts.images.get(view, region[i]!)));
  }
}
