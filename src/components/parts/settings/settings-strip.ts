import {html, nothing, type TemplateResult} from 'lit';
import {placeIn} from '../../../charts/own-place.ts';
import type {Field} from '../../../recipe/fields.ts';
import {textOf} from '../../../recipe/write.ts';
import {icon} from '../../base/icons.ts';
import type {CreateSettings} from '../../base/shell.ts';
import type {PartHost} from '../../base/content.ts';
import {choiceStyles} from '../controls/choice-styles.ts';
import {fieldStyles} from '../controls/field-styles.ts';
import {Part, stylesOf} from '../part.ts';
import {settingFields} from './setting-fields.ts';
import {aboutSetting, SettingsForm, unusedBecause, type SettingsView} from './settings-form.ts';
import {settingsStyles} from './settings-styles.ts';
import {stripStyles} from './strip-styles.ts';

/** Settings that are shown at once; the others come behind a button. */
const most = 4;

/**
 * The settings that `controls` names, each as a pill with its value: pressed, it opens its widget below. A dot marks
 * those whose change starts over; what the reader changed stands out, and goes back by its cross.
 */
class SettingsStrip extends Part<SettingsView> {
  static override readonly styles = [choiceStyles, fieldStyles, settingsStyles, stripStyles];
  readonly #form: SettingsForm;
  #open: Field | null = null;
  #showsAll = false;
  /** What is to be focused once it is drawn, by selector. */
  #focus: string | null = null;

  constructor(host: PartHost) {
    super(host);
    this.#form = new SettingsForm(host);
  }

  protected override template(view: SettingsView): TemplateResult {
    const {messages, recipe} = view;
    const {settings: say} = messages;
    const all = settingFields(recipe.controls);
    const shown = this.#showsAll || all.length <= most + 1 ? all : all.slice(0, most);
    const open = this.#open && shown.includes(this.#open) ? this.#open : null;
    return html`<div
      class="strip"
      role="group"
      aria-label=${say.title}
      @keydown=${this.#keyPressed}
      @focusout=${this.#left}
    >
      <div class="pills ${this.#showsAll ? 'all' : ''}" @scroll=${this.#place}>
        ${shown.map((field) => this.#pill(field, field === open, view))}
        ${
          all.length > most + 1
            ? html`<button
                class="pill rest"
                part="button more-settings"
                type="button"
                aria-expanded=${this.#showsAll}
                aria-label=${this.#showsAll ? say.fewer : say.more}
                title=${this.#showsAll ? say.fewer : say.more}
                @click=${this.#toggleAll}
              >
                ${this.#showsAll ? '−' : '…'}
              </button>`
            : nothing
        }
        ${shown.some(({change}) => change === 'reset') ? html`<small class="key">${say.startsOver}</small>` : nothing}
      </div>
      ${open ? html`<div class="pop" part="setting">${this.#form.render(open, view)}</div>` : nothing}
    </div>`;
  }

  #pill(field: Field, isOpen: boolean, {messages, run, recipe}: SettingsView): TemplateResult {
    const {attribute, change} = field;
    const {settings: say} = messages;
    const isChanged = run.overridden.includes(attribute);
    const own = run.host.getAttribute(attribute);
    const isUnused = unusedBecause(field, recipe, messages) !== null;
    return html`<span
      class="pill ${isChanged ? 'changed' : ''} ${isUnused ? 'unused' : ''}"
      part="setting-pill"
    >
      <button
        type="button"
        part="button"
        id="pill-${attribute}"
        class=${change === 'reset' ? 'starts-over' : ''}
        aria-expanded=${isOpen}
        title=${aboutSetting(field, recipe, say)}
        aria-description=${change === 'reset' ? say.startsOver : nothing}
        @click=${() => this.#toggle(field)}
      >
        <bdi>${attribute}</bdi> <b><bdi>${textOf(field, recipe) || '–'}</bdi></b>
      </button>
      ${
        isChanged
          ? html`<button
              type="button"
              part="button"
              class="back"
              aria-label=${say.back(attribute)}
              @click=${() => {
                this.#form.forget(field);
                run.set({[attribute]: own});
              }}
            >
              ${icon('cross')}
            </button>`
          : nothing
      }
    </span>`;
  }

  protected override draw(): void {
    this.#place();
    this.#fitKey();
    if (this.#focus === null) return;
    this.host.renderRoot.querySelector<HTMLElement>(this.#focus)?.focus({preventScroll: true});
    this.#focus = null;
  }

  protected override gone(): void {
    document.removeEventListener('pointerdown', this.#pressed);
  }

  hostDisconnected(): void {
    this.gone();
  }

  /** What a dot means is told by each setting; in the line only where all of it has room. */
  #fitKey(): void {
    const key = this.host.renderRoot.querySelector<HTMLElement>('.key');
    if (!key) return;
    key.hidden = false;
    const {scrollWidth, clientWidth} = key.parentElement!;
    key.hidden = scrollWidth > clientWidth;
  }

  #toggle(field: Field): void {
    if (this.#open === field) return this.#close(field);
    this.#open = field;
    this.#focus = '.pop :is(input, select)';
    document.addEventListener('pointerdown', this.#pressed);
    this.host.requestUpdate();
  }

  /** @param focused whose pill has the focus then */
  #close(focused: Field | null): void {
    this.#open = null;
    this.#focus = focused && `#pill-${focused.attribute}`;
    document.removeEventListener('pointerdown', this.#pressed);
    this.host.requestUpdate();
  }

  /** Whoever presses elsewhere is done with it. */
  readonly #pressed = (event: Event): void => {
    const strip = this.host.renderRoot.querySelector('.strip');
    if (!strip || !event.composedPath().includes(strip)) this.#close(null);
  };

  readonly #toggleAll = (): void => {
    this.#showsAll = !this.#showsAll;
    this.host.requestUpdate();
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#open) return;
    event.preventDefault();
    this.#close(this.#open);
  };

  /** Whoever goes on with the Tab key is done with it too. */
  readonly #left = ({currentTarget, relatedTarget}: FocusEvent): void => {
    if (relatedTarget instanceof Node && !(currentTarget as Element).contains(relatedTarget))
      this.#close(null);
  };

  /** Under its pill, and within the strip. */
  readonly #place = (): void => {
    const {renderRoot} = this.host;
    const pop = renderRoot.querySelector<HTMLElement>('.pop');
    const pill = renderRoot.querySelector<HTMLElement>('.pill:has([aria-expanded="true"]:not(.rest))');
    if (!pop || !pill) return;
    const strip = renderRoot.querySelector<HTMLElement>('.strip')!;
    const {left: clientX, bottom: clientY} = pill.getBoundingClientRect();
    const [left, top] = placeIn({clientX, clientY}, strip);
    pop.style.left = `${Math.max(0, Math.min(left, strip.clientWidth - pop.offsetWidth))}px`;
    pop.style.top = `${top + 6}px`;
  };
}

/** The settings of an element. */
export const createSettings: CreateSettings = (host) => {
  const strip = new SettingsStrip(host);
  return {styles: stylesOf([strip]), render: (view) => strip.render(view)};
};
