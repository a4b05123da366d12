import {html, nothing, type TemplateResult} from 'lit';
import {side} from '../../../pixels/size.ts';
import type {ClassFacts} from '../../../locales/messages/map.ts';
import {csv, metadataTsv, spriteOf, vectorsTsv} from '../../../numerics/point-files.ts';
import {Part} from '../../parts/part.ts';
import {section} from '../../parts/details/section.ts';
import {deadDimensions} from '../map-explanations.ts';
import {button} from '../../parts/controls/button.ts';
import type {Embedding} from '../projector.ts';
import {maxWithPixels, type Parts, type Scene} from './section-context.ts';

/** Centre (mean) and spread of each class on the map; points that are nowhere are left out. */
export function classFacts({places, points: {labels}}: Pick<Embedding, 'places' | 'points'>): ClassFacts[] {
  if (!labels) return [];
  const sums = new Map<number, {count: number; x: number; y: number; squares: number}>();
  const each = (
    visit: (one: {count: number; x: number; y: number; squares: number}, x: number, y: number) => void,
  ) =>
    labels.forEach((label, i) => {
      const [x, y] = [places[2 * i], places[2 * i + 1]];
      if (!Number.isFinite(x + y)) return;
      if (!sums.has(label)) sums.set(label, {count: 0, x: 0, y: 0, squares: 0});
      visit(sums.get(label)!, x, y);
    });
  each((one, x, y) => {
    one.count++;
    one.x += x;
    one.y += y;
  });
  for (const one of sums.values()) {
    one.x /= one.count;
    one.y /= one.count;
  }
  each((one, x, y) => (one.squares += (x - one.x) ** 2 + (y - one.y) ** 2));
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([label, {count, x, y, squares}]) => ({label, count, x, y, spread: Math.sqrt(squares / count)}));
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken it by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
const text = (content: string, type: string) => new Blob([content], {type: `${type};charset=utf-8`});

/** Rows of the map as a file: index, class, place, code. */
export function* fileRows({points, places}: Embedding): Generator<(string | number)[]> {
  const {codes, width, count, labels} = points;
  for (let i = 0; i < count; i++)
    yield [
      i,
      labels?.[i] ?? '',
      places[2 * i],
      places[2 * i + 1],
      ...codes.subarray(i * width, (i + 1) * width),
    ];
}

/** The map as words and numbers, and as files to take away. */
export class TableSection extends Part<Scene> {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super(parts.host);
    this.#parts = parts;
  }

  protected override template(scene: Scene): TemplateResult {
    const {view, embedding} = scene;
    const {table: say} = view.messages.map;
    const {format} = view.messages.shell;
    const facts = classFacts(embedding);
    const dead = embedding.points.unfit === 0 ? deadDimensions(embedding.points) : [];
    return section(
      say.title,
      'map-table',
      html`${
          facts.length > 0
            ? html`<div class="scroll" tabindex="0" role="region" aria-label=${say.title}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">${say.class}</th>
                      <th scope="col">${say.count}</th>
                      <th scope="col">x</th>
                      <th scope="col">y</th>
                      <th scope="col">${say.spread}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${facts.map(
                      ({label, count, x, y, spread}) =>
                        html`<tr>
                          <th scope="row">${label}</th>
                          <td>${format.count(count)}</td>
                          <td>${format.fixed(x, 2)}</td>
                          <td>${format.fixed(y, 2)}</td>
                          <td>${format.fixed(spread, 2)}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
            : nothing
        }
        <p class=${facts.length > 0 ? 'heard' : 'caption'}>
          <bdi>${say.summary(view.noun, embedding.points.count, facts)}</bdi>
        </p>
        ${dead.length > 0 ? html`<p class="caption"><bdi>${say.dead(dead)}</bdi></p>` : nothing}`,
    );
  }

  files(scene: Scene): TemplateResult {
    const {view, embedding} = scene;
    const {files: say} = view.messages.map;
    const {points} = embedding;
    return section(
      say.title,
      'files',
      html`<div class="line">
          ${button(say.csv, () => {
            const dims = Array.from({length: points.width}, (_, d) => `code_${d + 1}`);
            save(
              'latent-space.csv',
              text(csv(['index', 'class', 'x', 'y', ...dims], fileRows(embedding)), 'text/csv'),
            );
          })}
          ${button(say.vectors, () =>
            save('vectors.tsv', text(vectorsTsv(points.codes, points.width), 'text/tab-separated-values')),
          )}
          ${button(say.metadata, () => {
            const rows = Array.from({length: points.count}, (_, i) => [i, points.labels?.[i] ?? '']);
            save('metadata.tsv', text(metadataTsv(['index', 'class'], rows), 'text/tab-separated-values'));
          })}
          ${button(say.sprite, () => void this.#sprite(scene), {off: points.count > maxWithPixels})}
        </div>
        <p class="caption"><bdi>${say.hint}</bdi></p>`,
    );
  }

  async #sprite({view, embedding: {points}}: Scene): Promise<void> {
    const {run, snapshot} = view;
    const images = await this.#parts.images.all(run, snapshot.data, points.count).catch(() => null);
    if (!images) return;
    const {side: across, pixels} = spriteOf(images, side);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = across;
    canvas.getContext('2d')!.putImageData(new ImageData(pixels, across, across), 0, 0);
    canvas.toBlob((blob) => blob && save('sprite.png', blob));
  }
}
