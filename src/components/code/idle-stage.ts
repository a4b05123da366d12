import {html, type TemplateResult} from 'lit';
import type {View} from '../base/content.ts';
import {imageColumns, tile} from '../parts/digits/image-columns.ts';
import {ownTen} from '../parts/digits/own-ten.ts';
import {paint, paintAll} from '../parts/digits/paint.ts';
import {unknownStyles} from '../parts/digits/unknown-styles.ts';
import {Part} from '../parts/part.ts';
import {codeRoom} from './code-room.ts';
import {codeSightStyles} from './code-sight-styles.ts';

const unknown = html`<div class="tile unknown" part="digit">?</div>`;

/** A digit of those that the library draws, its code unknown; ten to choose from. */
export class IdleStage extends Part<View<'codeShell'>> {
  static override readonly styles = [unknownStyles, codeSightStyles];

  protected override template(view: View<'codeShell'>): TemplateResult {
    const {messages, noun} = view;
    const known = noun === 'digit';
    return codeRoom(view, {
      original: known ? tile('digit', 'first-ten') : unknown,
      reconstruction: unknown,
      bars: html`<div class="bars idle"></div>`,
      drawn: unknown,
      digits: imageColumns(
        Array.from({length: 10}, (_, i) => messages.shell.pictures.awaited(noun, i)),
        () => (known ? tile('digit', 'own-ten') : unknown),
      ),
    });
  }

  protected override draw(): void {
    const {renderRoot} = this.host;
    const first = renderRoot.querySelector<HTMLCanvasElement>('canvas.first-ten');
    if (first) paint(first, ownTen());
    paintAll(renderRoot, 'canvas.own-ten', ownTen());
  }
}
