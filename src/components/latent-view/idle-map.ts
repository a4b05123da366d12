import {html, nothing, type TemplateResult} from 'lit';
import {dataSetOf} from '../../recipe/datasets.ts';
import type {MapChoice} from '../../recipe/map-choice.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import type {MapToolsMessages} from '../../locales/messages/map-tools.ts';
import type {Noun} from '../../locales/messages/shared.ts';
import {side} from '../../pixels/size.ts';
import type {View} from '../base/content.ts';
import {firstIndices} from '../parts/digits/first-digits.ts';
import {tile} from '../parts/digits/image-columns.ts';
import {ownTen} from '../parts/digits/own-ten.ts';
import {paint} from '../parts/digits/paint.ts';
import {unknownStyles} from '../parts/digits/unknown-styles.ts';
import {Part} from '../parts/part.ts';
import {firstKind} from './first-kind.ts';
import {classStyles} from './class-styles.ts';
import {idleMapStyles} from './idle-map-styles.ts';

/** Beside it: the first digit, and what nobody knows yet. */
export const idlePictures = (noun: Noun) => ({
  original: noun === 'digit' ? tile('digit', 'first') : unknown('digit'),
  unknown: unknown('digit reconstruction'),
});

/** Of how many images the map will be; null where nobody knows how many there are, or whether they will be loaded. */
export function idleSample(
  say: MapToolsMessages,
  {dataset, testSize, weights}: Pick<Recipe, 'dataset' | 'testSize' | 'weights'>,
  {points}: MapChoice,
): string | null {
  const all = testSize ?? dataSetOf(dataset)?.test.count;
  return all === undefined || weights !== null ? null : say.sample(Math.min(points, all), all);
}

const unknown = (part: string) => html`<div class="tile unknown" part=${part}>?</div>`;

/**
 * Ten digits in the colours of their classes before there is a network: in a ring, for nobody knows yet which will be
 * neighbours; in a row where the code will be one number. The axes are named where they will have names.
 */
export class IdleMap extends Part<View<'mapShell', MapChoice>> {
  static override readonly styles = [unknownStyles, classStyles, idleMapStyles];

  protected override template({messages, noun, recipe, own}: View<'mapShell', MapChoice>): TemplateResult {
    const {dimension} = messages.mapShell;
    const width = recipe.encodingDim;
    const isCode = firstKind(own, width) === 'code';
    return html`<div class="ten" aria-hidden="true">
      ${firstIndices.map((_, digit) => {
        const [x, y] = placeOf(digit, width);
        const style = `left: ${x}%; top: ${y}%`;
        return noun === 'digit'
          ? html`<canvas class="ink-${digit}" width=${side} height=${side} .style=${style}></canvas>`
          : html`<span .style=${style}>?</span>`;
      })}
      ${
        isCode
          ? html`<small class="across">${dimension(1)} →</small>
              ${width > 1 ? html`<small>↑ ${dimension(2)}</small>` : nothing}`
          : nothing
      }
    </div>`;
  }

  protected override draw(): void {
    const {renderRoot} = this.host;
    renderRoot
      .querySelectorAll<HTMLCanvasElement>('.ten canvas')
      .forEach((canvas, digit) => paint(canvas, ownTen(), digit));
    const first = renderRoot.querySelector<HTMLCanvasElement>('canvas.first');
    if (first) paint(first, ownTen(), firstIndices.indexOf(0));
  }
}

/** Of a digit, in percent of the map's side from its left and its top. */
const placeOf = (digit: number, width: number): [number, number] => {
  if (width === 1) return [9.5 + 9 * digit, 50];
  const angle = (Math.PI * digit) / 5;
  return [50 + 34 * Math.sin(angle), 50 - 34 * Math.cos(angle)].map(
    (value) => Math.round(value * 10) / 10,
  ) as [number, number];
};
