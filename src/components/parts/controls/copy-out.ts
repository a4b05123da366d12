import {html, nothing, type TemplateResult} from 'lit';
import type {PartHost} from '../../base/content.ts';

/** What the button says, and what is said where the page may not copy. */
export interface CopyWords {
  readonly copy: string;
  readonly copied: string;
  readonly copyByHand: string;
}

/** A text to be copied by a button; where the page may not, it stands there to be copied by hand. */
export class CopyOut {
  readonly #host: PartHost;
  /** The text that the page was asked to copy, and whether it could. */
  #last: {readonly text: string; readonly done: boolean} | null = null;

  constructor(host: PartHost) {
    this.#host = host;
  }

  button(text: string, say: CopyWords): TemplateResult {
    return html`<button class="quiet" part="button" type="button" @click=${() => this.#copy(text)}>
      ${this.#of(text) ? say.copied : say.copy}
    </button>`;
  }

  /** The text itself, where it was asked for and could not be copied. */
  byHand(text: string, say: CopyWords): TemplateResult | typeof nothing {
    return this.#of(text) === false
      ? html`<label class="by-hand"
          ><bdi>${say.copyByHand}</bdi><textarea readonly rows="4" dir="ltr" .value=${text}></textarea>
        </label>`
      : nothing;
  }

  /** Whether this text could be copied; null where nobody asked for it. */
  #of(text: string): boolean | null {
    return this.#last?.text === text ? this.#last.done : null;
  }

  #copy(text: string): void {
    const told = (done: boolean) => {
      this.#last = {text, done};
      this.#host.requestUpdate();
    };
    // Not there on pages without https, refused in frames that may not.
    const written = (navigator.clipboard as Clipboard | undefined)?.writeText(text);
    if (written) written.then(() => told(true)).catch(() => told(false));
    else told(false);
  }
}
