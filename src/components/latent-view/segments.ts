import {html, nothing, type TemplateResult} from 'lit';

export interface Segment<V extends string> {
  readonly value: V;
  readonly words: string;
  readonly icon?: TemplateResult;
}

/**
 * One of a few that stand side by side: radio buttons, so one stop for the Tab key, and arrow keys within. Where there is
 * an icon, its words may be left to who hears them, or rests the pointer on it.
 * @param choose null while there is nothing to choose for
 */
export function segments<V extends string>(
  name: string,
  label: string,
  all: readonly Segment<V>[],
  chosen: V,
  choose: ((value: V) => void) | null,
): TemplateResult {
  return html`<div class="segments ${name}" part=${name} role="radiogroup" aria-label=${label}>
    ${all.map(
      ({value, words, icon}) =>
        html`<label class="segment" title=${icon ? words : nothing}>
          <input
            type="radio"
            part="segment"
            name=${name}
            value=${value}
            ?disabled=${!choose}
            ?checked=${value === chosen}
            @change=${() => choose?.(value)}
          />
          ${icon ?? nothing}<bdi>${words}</bdi>
        </label>`,
    )}
  </div>`;
}
