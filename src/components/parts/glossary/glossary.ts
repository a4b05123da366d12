import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {placeIn} from '../../../charts/own-place.ts';
import type {GlossaryMessages, Term} from '../../../locales/messages/glossary.ts';
import type {PartHost} from '../../base/content.ts';
import {glossaryStyles} from './glossary-styles.ts';
import {parted} from './parted.ts';

/** Whoever was not told that Escape went down is not told that it goes up. */
const letGo = (event: KeyboardEvent): void => {
  if (event.key === 'Escape') event.stopPropagation();
};

/** Space between what is explained, or the element's edge, and the explanation, in pixels. */
const gap = 4;

/**
 * Explains words where they stand: to whoever points at one, comes to it by keyboard, or taps it. One explanation is
 * open at a time; it goes with Escape, a press elsewhere, or when its word is left, and may be pointed at itself.
 */
export class Glossary implements ReactiveController {
  static readonly styles = [glossaryStyles];
  readonly #host: PartHost;
  /** The button of the word that is explained, and whether it was pressed. */
  #open: {readonly button: HTMLElement; readonly term: Term; readonly isHeld: boolean} | null = null;

  constructor(host: PartHost) {
    this.#host = host;
    host.addController(this);
  }

  /** A sentence whose terms explain themselves. */
  mark(sentence: string, glossary: GlossaryMessages): unknown {
    return parted(sentence, glossary).map(({text, term}) =>
      term === null
        ? text
        : html`<button
            type="button"
            class="term"
            part="term"
            @pointerenter=${(event: PointerEvent) => event.pointerType === 'mouse' && this.#show(event, term)}
            @pointerleave=${this.#left}
            @focus=${(event: FocusEvent) => this.#show(event, term)}
            @blur=${this.#close}
            @click=${(event: Event) => this.#press(event, term)}
            .textContent=${text}
          ></button>`,
    );
  }

  /** What is open, at the end of what it belongs to. */
  explanation(glossary: GlossaryMessages): TemplateResult {
    return html`<div
      class="meaning"
      part="meaning"
      role="tooltip"
      id="meaning"
      ?hidden=${!this.#open}
      @pointerleave=${this.#left}
    >
      ${this.#open ? html`<bdi>${glossary[this.#open.term].meaning}</bdi>` : nothing}
    </div>`;
  }

  hostUpdated(): void {
    const {renderRoot} = this.#host;
    for (const button of renderRoot.querySelectorAll('.term')) {
      if (button === this.#open?.button) button.setAttribute('aria-describedby', 'meaning');
      else button.removeAttribute('aria-describedby');
    }
    if (!this.#open) return;
    const {button} = this.#open;
    // It went with its sentence.
    if (!button.isConnected) return this.#close();
    const meaning = renderRoot.querySelector<HTMLElement>('.meaning');
    const frame = meaning?.offsetParent as HTMLElement | null | undefined;
    if (!meaning || !frame) return;
    const {left: clientX, bottom: clientY} = button.getBoundingClientRect();
    const [left, top] = placeIn({clientX, clientY}, frame);
    const most = frame.clientWidth - meaning.offsetWidth - gap;
    meaning.style.left = `${Math.max(gap, Math.min(left, most))}px`;
    meaning.style.top = `${top}px`;
  }

  hostDisconnected(): void {
    this.#close();
  }

  #show({currentTarget}: Event, term: Term, isHeld = false): void {
    const button = currentTarget as HTMLElement;
    if (this.#open?.button === button && this.#open.isHeld === isHeld) return;
    if (!this.#open) {
      document.addEventListener('keydown', this.#escape, true);
      document.addEventListener('pointerdown', this.#elsewhere, true);
    }
    this.#open = {button, term, isHeld};
    this.#host.requestUpdate();
  }

  /** A tap opens it, as the pointer or the focus that came with it may have; another one closes it. */
  #press(event: Event, term: Term): void {
    if (this.#open?.button === event.currentTarget && this.#open.isHeld) this.#close();
    else this.#show(event, term, true);
  }

  readonly #close = (): void => {
    if (!this.#open) return;
    this.#open = null;
    document.removeEventListener('keydown', this.#escape, true);
    document.removeEventListener('pointerdown', this.#elsewhere, true);
    this.#host.requestUpdate();
  };

  /** The pointer may go from the word to its explanation and back; what was pressed or has the focus stays. */
  readonly #left = ({relatedTarget}: PointerEvent): void => {
    if (!this.#open || this.#open.isHeld || this.#open.button.matches(':focus-visible')) return;
    const to = relatedTarget instanceof Element ? relatedTarget : null;
    if (to !== this.#open.button && !to?.closest('.meaning')) this.#close();
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Neither the page nor anything else of ours closes something with it, wherever the focus is.
    event.preventDefault();
    event.stopPropagation();
    document.addEventListener('keyup', letGo, {capture: true, once: true});
    this.#close();
  };

  readonly #elsewhere = (event: PointerEvent): void => {
    const path = event.composedPath();
    const {renderRoot} = this.#host;
    if (path.some((one) => one === this.#open?.button || one === renderRoot.querySelector('.meaning')))
      return;
    this.#close();
  };
}
