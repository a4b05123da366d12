import {html, type TemplateResult} from 'lit';
import type {MapToolsMessages} from '../../locales/messages/map-tools.ts';
import type {Noun} from '../../locales/messages/shared.ts';
import {viewKinds, type ViewKind} from '../../recipe/map-choice.ts';
import {BoxSize} from '../parts/controls/box-size.ts';
import {Part} from '../parts/part.ts';
import type {Look, MapState, Tool} from './map/map-state.ts';
import {lookIcons, toolIcons} from './map/tool-icons.ts';
import {mapHeadStyles} from './map-head-styles.ts';
import {segments} from './segments.ts';

/** What is said above a map, and chosen there. */
export interface MapHeadView {
  readonly say: MapToolsMessages;
  readonly noun: Noun;
  readonly kind: ViewKind;
  readonly state: Pick<MapState, 'tool' | 'look'>;
  /** Null before there is a map. */
  readonly acts: {
    readonly view: (kind: ViewKind) => void;
    readonly tool: (tool: Tool) => void;
    readonly look: (look: Look) => void;
  } | null;
  readonly keys: TemplateResult;
}

/** Above the map: which view, what a hand does, what stands for the points. Beside icons stand words where these fit:
 * first those of the looks, whose icons nobody knows. */
export class MapHead extends Part<MapHeadView> {
  static override readonly styles = [mapHeadStyles];
  readonly #size = new BoxSize(() => this.redraw());
  #measured = '';

  protected override template({say, noun, kind, state, acts, keys}: MapHeadView): TemplateResult {
    const icon = (lines: TemplateResult) => html`<svg viewBox="0 0 16 16" aria-hidden="true">${lines}</svg>`;
    return html`<div class="map-head">
      ${segments(
        'view-menu',
        say.view,
        viewKinds.map((value) => ({value, words: say.kinds[value]})),
        kind,
        acts && acts.view,
      )}
      ${segments(
        'tools',
        say.tools.label,
        (['point', 'lasso', 'box', 'walk'] as const).map((value) => ({
          value,
          words: say.tools[value],
          icon: icon(toolIcons[value]),
        })),
        state.tool,
        acts && acts.tool,
      )}
      ${segments(
        'looks',
        say.looks.label,
        (['dots', 'digits', 'decoded'] as const).map((value) => ({
          value,
          words: value === 'digits' ? say.looks.digits(noun) : say.looks[value],
          icon: icon(lookIcons[value]),
        })),
        state.look,
        acts && acts.look,
      )}
      ${keys}
    </div>`;
  }

  protected override draw(view: MapHeadView): void {
    const head = this.host.renderRoot.querySelector<HTMLElement>('.map-head')!;
    const {kind, state} = view;
    const chosen: readonly string[] = [kind, state.tool, state.look];
    // A press may have chosen what was not taken over.
    for (const input of head.querySelectorAll('input')) input.checked = chosen.includes(input.value);
    this.#fit(head, view);
  }

  /**
   * Measured: how wide words are, language and font decide. Only where something is new: a page that draws many maps
   * would lay all of itself out for each.
   */
  #fit(head: HTMLElement, {say, noun}: MapHeadView): void {
    this.#size.observe(head);
    const about = [this.#size.width, say.tools.box, say.looks.digits(noun)].join();
    if (about === this.#measured) return;
    this.#measured = about;
    for (const words of ['all', 'looks', 'none']) {
      head.dataset.words = words;
      if (head.scrollWidth <= head.clientWidth) break;
    }
  }

  protected override gone(): void {
    this.#size.observe(null);
    this.#measured = '';
  }

  hostDisconnected(): void {
    this.gone();
  }
}
