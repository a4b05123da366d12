import {html, type TemplateResult} from 'lit';
import type {WorstChoice} from '../../recipe/worst-choice.ts';
import type {View} from '../base/content.ts';
import {firstIndices} from '../parts/digits/first-digits.ts';
import {tile} from '../parts/digits/image-columns.ts';
import {ownTen} from '../parts/digits/own-ten.ts';
import {paint} from '../parts/digits/paint.ts';
import {unknownStyles} from '../parts/digits/unknown-styles.ts';
import {Part} from '../parts/part.ts';
import {worstRoom} from './worst-room.ts';

/** While nobody knows which are the worst: the ten digits that the library draws, over reconstructions that are not known. */
export class IdleWorst extends Part<View<'worstShell', WorstChoice>, readonly [caption?: string | null]> {
  static override readonly styles = [unknownStyles];

  protected override template(
    view: View<'worstShell', WorstChoice>,
    caption?: string | null,
  ): TemplateResult {
    return worstRoom(
      view,
      caption,
      html`${view.noun === 'digit' ? tile('digit', 'own-ten') : unknown('digit')}
      ${unknown('digit reconstruction')}`,
    );
  }

  protected override draw(): void {
    this.host.renderRoot
      .querySelectorAll<HTMLCanvasElement>('canvas.own-ten')
      .forEach((canvas, place) => paint(canvas, ownTen(), place % firstIndices.length));
  }
}

const unknown = (part: string) => html`<div class="tile unknown" part=${part}>?</div>`;
