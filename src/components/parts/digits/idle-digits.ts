import {html, type TemplateResult} from 'lit';
import {isDrawn} from '../../../recipe/datasets.ts';
import type {ShellView} from '../../base/content.ts';
import {Part} from '../part.ts';
import {firstIndices} from './first-digits.ts';
import {imageColumns} from './image-columns.ts';
import {ownTen} from './own-ten.ts';
import {paintAll} from './paint.ts';
import {pathLabels, pathRows, pathTile} from './path-rows.ts';
import {pathStyles} from './path-styles.ts';
import {unknownStyles} from './unknown-styles.ts';

/**
 * The path of ten digits before anything is loaded: what goes in, and what is not known yet. They are the first that a
 * run on the built-in digits shows, and stand for those of another set of digits; what other pictures look like nobody
 * knows before they are here.
 */
export class IdleDigits extends Part<ShellView> {
  static override readonly styles = [pathStyles, unknownStyles];

  protected override template(view: ShellView): TemplateResult {
    const {messages, noun, recipe} = view;
    const {pictures: say} = messages.shell;
    const [own, code, reconstruction] = pathRows(view);
    const known = noun === 'digit';
    const original = isDrawn(recipe.dataset) || !known ? own : {...own, count: say.drawnHere};
    const picture = known
      ? pathTile(original, '', 'digit', html`<canvas class="own-ten"></canvas>`)
      : pathTile(original, 'unknown', 'digit', '?');
    return html`
      <div class="digits path" part="digits" role="group" aria-label=${say.group(noun)}>
        ${pathLabels([original, code, reconstruction])}
        ${imageColumns(
          firstIndices.map((_, digit) => say.awaited(noun, digit)),
          () =>
            html`${picture} ${pathTile(code, 'bars', 'digit code')}
            ${pathTile(reconstruction, 'unknown', 'digit reconstruction', '?')}`,
        )}
      </div>
    `;
  }

  protected override draw(): void {
    paintAll(this.host.renderRoot, 'canvas.own-ten', ownTen());
  }
}
