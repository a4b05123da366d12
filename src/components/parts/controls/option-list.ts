import {html, type TemplateResult} from 'lit';
import type {PartHost} from '../../base/content.ts';

/** A list of pictures of which one is chosen: one stop for the Tab key, arrow keys within, Enter or a click chooses. */
export class OptionList {
  readonly #host: PartHost;
  readonly #selector: string;
  readonly #choose: (place: number) => void;
  #focus: number | null = null;

  /**
   * @param selector finds the options in the host's shadow root
   * @param choose called with the place of the option that was chosen
   */
  constructor(host: PartHost, selector: string, choose: (place: number) => void) {
    this.#host = host;
    this.#selector = selector;
    this.#choose = choose;
  }

  /** The option that the Tab key comes to, of so many; `selected` until somebody moved, −1 for none. */
  stop(count: number, selected: number): number {
    return Math.min(this.#focus ?? Math.max(0, selected), count - 1);
  }

  /** The columns of a row of digits: each an option, with its tiles above one another. */
  columns({
    label,
    names,
    selected,
    tiles,
    kind = '',
  }: {
    /** What the reader chooses here. */
    readonly label: string;
    readonly names: readonly string[];
    readonly selected: number;
    readonly tiles: (place: number) => unknown;
    /** A class for the style sheet. */
    readonly kind?: string;
  }): TemplateResult {
    const stop = this.stop(names.length, selected);
    return html`<ul
      class="pairs ${kind}"
      role="listbox"
      aria-label=${label}
      aria-orientation="horizontal"
      @keydown=${this.keyPressed}
      @click=${this.clicked}
    >
      ${names.map(
        (name, i) =>
          html`<li
            class="pair"
            role="option"
            aria-label=${name}
            aria-selected=${i === selected}
            tabindex=${i === stop ? 0 : -1}
          >
            ${tiles(i)}
          </li>`,
      )}
    </ul>`;
  }

  readonly clicked = (event: Event): void => {
    const at = this.#placeOf(event);
    if (at >= 0) this.#chosen(at);
  };

  readonly keyPressed = (event: KeyboardEvent): void => {
    const at = this.#placeOf(event);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#chosen(at);
      return;
    }
    const options = this.#options;
    // As many as stand beside each other.
    const columns = options.filter(({offsetTop}) => offsetTop === options[0].offsetTop).length;
    const ahead = options[at].matches(':dir(rtl)') ? -1 : 1;
    const to: Record<string, number> = {
      ArrowLeft: at - ahead,
      ArrowRight: at + ahead,
      ArrowUp: at - columns,
      ArrowDown: at + columns,
      Home: 0,
      End: options.length - 1,
    };
    const wanted = to[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const next = options[wanted];
    if (!next) return;
    this.#focus = wanted;
    this.#host.requestUpdate();
    next.focus();
  };

  #chosen(at: number): void {
    this.#focus = at;
    this.#choose(at);
    this.#host.requestUpdate();
  }

  get #options(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(this.#selector)];
  }

  #placeOf(event: Event): number {
    const option = (event.target as Element).closest<HTMLElement>('[role="option"]');
    return option ? this.#options.indexOf(option) : -1;
  }
}
