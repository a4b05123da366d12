import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {live} from 'lit/directives/live.js';
import {asWritten} from '../../../locales/format.ts';
import {asTyped} from '../../../locales/typed.ts';
import type {Spoken} from '../../../locales/messages/groups.ts';
import type {SettingsMessages} from '../../../locales/messages/settings.ts';
import {complaintWords} from '../../../locales/complaints.ts';
import {sentence} from '../../../locales/sentences.ts';
import {fields, type Field} from '../../../recipe/fields.ts';
import {parseRecipe, type Complaint} from '../../../recipe/parse.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import {textOf} from '../../../recipe/write.ts';
import type {PartHost, View} from '../../base/content.ts';

/** What settings are shown of, and said in. */
export type SettingsView = View<'settings'>;

/** The powers of ten that the slider of a learning rate reaches. */
const rates = {min: -6, max: 1, step: 0.05};

/** Kinds of fields that hold one number, or two with something else between them. */
const withNumbers: ReadonlySet<string> = new Set(['integer', 'number', 'range', 'change', 'goal']);

/** What is wrong with a text for a field beside the other values of a recipe; null where it is accepted. */
export function complaintOf(field: Field, text: string, recipe: Recipe): Complaint | null {
  const given = (attribute: string) => {
    const other = fields.find((each) => each.attribute === attribute)!;
    const words = other === field ? text.trim() : textOf(other, recipe);
    // Nothing at all stands for what is not given, where that is a value.
    return words === '' && other.default === null ? null : words;
  };
  const {complaints} = parseRecipe(given);
  const own = complaints.find(({attribute}) => attribute === field.attribute);
  return own ?? complaints[0] ?? null;
}

/** Why a setting does nothing in this recipe; null where it does something. */
export function unusedBecause(
  {attribute, optimizers}: Field,
  recipe: Recipe,
  messages: Spoken<'settings'>,
): string | null {
  const {optimizer, noise, loss} = recipe;
  if (optimizers && !optimizers.includes(optimizer))
    return messages.notes
      ? sentence(messages.notes.remark, {code: 'argument-unused', attribute, optimizer})
      : null;
  if (attribute === 'noise-factor' && noise === 'none') return messages.settings.unused('noise', noise);
  if (attribute === 'huber-delta' && loss !== 'huber') return messages.settings.unused('loss', loss);
  return null;
}

/** What a setting is, and what its choice of now does. */
export function aboutSetting(
  field: Field,
  recipe: Recipe,
  {meanings, choices, startsOver}: SettingsMessages,
): string {
  const value = textOf(field, recipe);
  const choice = (choices as Readonly<Record<string, string>>)[value];
  const about = choice === undefined ? meanings[field.name] : `${meanings[field.name]} ${value}: ${choice}.`;
  return field.change === 'reset' ? `${about} (• ${startsOver})` : about;
}

/** The right widget for each field of the recipe's table. What is not accepted is said below it and not applied. */
export class SettingsForm {
  readonly #host: PartHost;
  /** Texts that are being changed, or were not accepted, by attribute. */
  readonly #drafts = new Map<string, string>();
  readonly #wrong = new Map<string, Complaint>();

  constructor(host: PartHost) {
    this.#host = host;
  }

  /** The widget of one setting, what is wrong with its text, and whether it does nothing. */
  render(field: Field, view: SettingsView): TemplateResult {
    const {attribute} = field;
    const {recipe, messages} = view;
    const id = `setting-${attribute}`;
    const wrong = this.#wrong.get(attribute);
    const unused = unusedBecause(field, recipe, messages);
    return html`<div class="setting ${unused ? 'unused' : ''}">
      <label for=${id}><bdi>${attribute}</bdi></label>
      <div class="widget">${this.#widget(field, id, view)}</div>
      <p class="explains" id="${id}-about"><bdi>${aboutSetting(field, recipe, messages.settings)}</bdi></p>
      <p class="complaint" id="${id}-wrong" role="alert">
        ${wrong ? html`<bdi>${complaintWords(messages.notes)(wrong)}</bdi>` : nothing}
      </p>
      ${unused ? html`<p class="caption"><bdi>${unused}</bdi></p>` : nothing}
    </div>`;
  }

  /** What was typed and not accepted is not wanted any more. */
  forget({attribute}: Field): void {
    this.#drafts.delete(attribute);
    this.#wrong.delete(attribute);
  }

  #widget(field: Field, id: string, view: SettingsView): TemplateResult {
    const {accepted, name} = field;
    const text = this.#drafts.get(field.attribute) ?? textOf(field, view.recipe);
    switch (accepted.kind) {
      case 'choice':
      case 'dataset': {
        const values = accepted.values.includes(text) ? accepted.values : [...accepted.values, text];
        return html`<select
          id=${id}
          part="select"
          dir="ltr"
          aria-describedby="${id}-about"
          @change=${this.#applied(field, view)}
        >
          ${values.map(
            (value) => html`<option value=${value} .selected=${live(value === text)}>${value}</option>`,
          )}
        </select>`;
      }
      case 'flag':
        return html`<input
          id=${id}
          type="checkbox"
          aria-describedby="${id}-about"
          .checked=${live(text === 'true')}
          @change=${(event: Event) =>
            this.#apply(field, String((event.target as HTMLInputElement).checked), view)}
        />`;
      case 'number': {
        const box = this.#box(field, id, text, view, 'decimal');
        if (name === 'learningRate') return html`${this.#logSlider(field, text, view)} ${box}`;
        if (accepted.max <= 1) return html`${this.#slider(field, text, view, accepted)} ${box}`;
        return box;
      }
      case 'integer':
        return this.#box(field, id, text, view, accepted.orAll ? undefined : 'numeric');
      default:
        return this.#box(field, id, text, view);
    }
  }

  /** A box for text, not for numbers: what is no number must stay readable, and be answered. */
  #box(
    field: Field,
    id: string,
    text: string,
    view: SettingsView,
    inputmode?: 'decimal' | 'numeric',
  ): TemplateResult {
    return html`<input
      id=${id}
      type="text"
      part="input"
      dir="ltr"
      class=${inputmode ? 'short' : ''}
      inputmode=${ifDefined(inputmode)}
      autocomplete="off"
      spellcheck="false"
      aria-invalid=${this.#wrong.has(field.attribute)}
      aria-describedby="${id}-wrong ${id}-about"
      .value=${live(text)}
      @input=${(event: Event) => this.#drafts.set(field.attribute, (event.target as HTMLInputElement).value)}
      @change=${this.#applied(field, view)}
    />`;
  }

  /** Equal distances are equal factors. It shows where it is dragged to, and applies when it is let go. */
  #logSlider(field: Field, text: string, view: SettingsView): TemplateResult {
    const value = Number(text);
    const power = Number.isFinite(value) && value > 0 ? Math.log10(value) : rates.min;
    const read = (event: Event) =>
      asWritten(Number((10 ** Number((event.target as HTMLInputElement).value)).toPrecision(2)));
    return this.#range(field, view, {...rates, at: power, text, read});
  }

  #slider(
    field: Field,
    text: string,
    view: SettingsView,
    {min, max}: {min: number; max: number},
  ): TemplateResult {
    const read = (event: Event) => String(Number((event.target as HTMLInputElement).value));
    return this.#range(field, view, {min, max, step: 0.01, at: Number(text) || 0, text, read});
  }

  #range(
    field: Field,
    view: SettingsView,
    {
      min,
      max,
      step,
      at,
      text,
      read,
    }: {
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly at: number;
      readonly text: string;
      readonly read: (event: Event) => string;
    },
  ): TemplateResult {
    return html`<input
      type="range"
      dir="ltr"
      min=${min}
      max=${max}
      step=${step}
      .value=${live(String(Math.max(min, Math.min(max, at))))}
      aria-label=${field.attribute}
      aria-valuetext=${text}
      @input=${(event: Event) => {
        this.#drafts.set(field.attribute, read(event));
        this.#host.requestUpdate();
      }}
      @change=${(event: Event) => this.#apply(field, read(event), view)}
    />`;
  }

  #applied(field: Field, view: SettingsView): (event: Event) => void {
    return (event) => this.#apply(field, (event.target as HTMLInputElement | HTMLSelectElement).value, view);
  }

  #apply(field: Field, given: string, {run, messages}: SettingsView): void {
    const {attribute, accepted} = field;
    // Everywhere else a comma stands between things.
    const text = withNumbers.has(accepted.kind) ? asTyped(given, messages.shell.format) : given;
    const {recipe} = run;
    const complaint = complaintOf(field, text, recipe);
    if (complaint) {
      this.#drafts.set(attribute, given);
      this.#wrong.set(attribute, complaint);
    } else {
      this.#drafts.delete(attribute);
      this.#wrong.delete(attribute);
      const written = text.trim();
      const value = written === '' && field.default === null ? null : written;
      if (written !== textOf(field, recipe)) run.set({[attribute]: value});
    }
    this.#host.requestUpdate();
  }
}
