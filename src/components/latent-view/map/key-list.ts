import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {PartHost} from '../../base/content.ts';
import type {MapView} from '../map-view.ts';
import {faceButton} from '../face-button.ts';

/** A button that opens a list of the map's keys. It goes with Escape, or when it is left; Escape gives back the focus. */
export class KeyList implements ReactiveController {
  readonly #host: PartHost;
  #open = false;
  /** Whether it has opened just now. */
  #opened = false;

  constructor(host: PartHost) {
    this.#host = host;
    host.addController(this);
  }

  render({messages: {map, mapTools}}: MapView): TemplateResult {
    const title = mapTools.keys;
    return html`<div class="keys" tabindex="-1" @keydown=${this.#pressed} @focusout=${this.#left}>
      ${faceButton('?', title, () => this.#turn(!this.#open), this.#open)}
      ${
        this.#open
          ? html`<div class="key-list" part="map-keys" role="dialog" aria-label=${title} tabindex="-1">
              <dl>
                ${map.keys.map(
                  ({keys, does}) =>
                    html`<div>
                      <dt><bdi>${keys}</bdi></dt>
                      <dd><bdi>${does}</bdi></dd>
                    </div>`,
                )}
              </dl>
            </div>`
          : nothing
      }
    </div>`;
  }

  hostUpdated(): void {
    if (!this.#opened) return;
    this.#opened = false;
    this.#host.renderRoot.querySelector<HTMLElement>('.key-list')?.focus({preventScroll: true});
  }

  hostDisconnected(): void {
    this.#open = false;
  }

  #turn(open: boolean): void {
    if (open === this.#open) return;
    this.#open = this.#opened = open;
    this.#host.requestUpdate();
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#open) return;
    event.preventDefault();
    (event.currentTarget as Element).querySelector('button')?.focus();
    this.#turn(false);
  };

  readonly #left = ({currentTarget, relatedTarget}: FocusEvent): void => {
    const inside = relatedTarget instanceof Node && (currentTarget as Element).contains(relatedTarget);
    if (!inside) this.#turn(false);
  };
}

/** The same list for who hears the map. */
export const keysHeard = ({messages: {map}}: MapView): string =>
  map.keys.map(({keys, does}) => `${keys}: ${does}`).join('. ');
