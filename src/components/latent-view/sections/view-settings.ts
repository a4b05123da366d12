import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {live} from 'lit/directives/live.js';
import {parseText, type Accepted} from '../../../recipe/accepted.ts';
import {distanceMeasures, mapSources} from '../../../recipe/map-choice.ts';
import {complaintWords} from '../../../locales/complaints.ts';
import type {PartHost} from '../../base/content.ts';
import type {MapView} from '../map-view.ts';
import type {Embedding} from '../projector.ts';
import {bounds, parametersOfKind, type Parameter, type ViewChoice} from '../view-choice.ts';
import type {MenuActs} from '../view-menu.ts';

const acceptedOf = (name: Parameter): Accepted => {
  const {min, max, step} = bounds[name];
  return {kind: step >= 1 ? 'integer' : 'number', min, max};
};

/** In the details: what is projected, by which distance, with which parameters. What is not accepted is not applied. */
export class ViewSettings {
  readonly #host: PartHost;
  /** What was typed and is not accepted. */
  readonly #wrong = new Map<Parameter, string>();

  constructor(host: PartHost) {
    this.#host = host;
  }

  render(view: MapView, choice: ViewChoice, embedding: Embedding | null, {choose}: MenuActs): TemplateResult {
    const {map: say} = view.messages;
    const choiceOf = <K extends 'source' | 'distance'>(
      key: K,
      label: string,
      values: readonly ViewChoice[K][],
      names: Readonly<Record<ViewChoice[K], string>>,
    ) =>
      html`<div class="setting">
        <label for="map-${key}"><bdi>${label}</bdi></label>
        <div class="widget">
          <select
            id="map-${key}"
            part="select"
            .value=${live(choice[key])}
            @change=${(event: Event) => choose({[key]: (event.target as HTMLSelectElement).value})}
          >
            ${values.map((one) => html`<option value=${one} ?selected=${one === choice[key]}>${names[one]}</option>`)}
          </select>
        </div>
      </div>`;
    return html`<div class="settings">
        ${
          choice.kind === 'code'
            ? html`<p class="caption"><bdi>${say.noParameters}</bdi></p>`
            : choiceOf('source', say.source, mapSources, say.sources)
        }
        ${parametersOfKind[choice.kind].map((name) => this.#field(name, view, choice, embedding, choose))}
        ${choiceOf('distance', say.distance, distanceMeasures, say.distances)}
      </div>
      <p class="caption"><bdi>${say.distanceHint}</bdi></p>`;
  }

  #field(
    name: Parameter,
    {messages}: MapView,
    choice: ViewChoice,
    embedding: Embedding | null,
    choose: MenuActs['choose'],
  ): TemplateResult {
    const {map: say} = messages;
    const {format} = messages.shell;
    const {min, max, step} = bounds[name];
    const wrong = this.#wrong.get(name);
    // Fewer points than a parameter asks for: what was used instead.
    const limited = name === 'neighbours' || name === 'perplexity';
    const used = limited && embedding?.choice === choice ? embedding.projection?.used[name] : undefined;
    return html`<div class="setting">
      <label for="map-${name}"><bdi>${say.parameters[name]}</bdi></label>
      <div class="widget">
        <input
          id="map-${name}"
          class="short"
          type="number"
          part="input"
          dir="ltr"
          min=${min}
          max=${max}
          step=${step}
          aria-invalid=${wrong !== undefined}
          aria-describedby=${ifDefined(wrong === undefined ? undefined : `map-${name}-wrong`)}
          .value=${live(wrong ?? String(choice[name]))}
          @change=${(event: Event) => this.#apply(name, (event.target as HTMLInputElement).value, choose)}
        />
      </div>
      <p class="complaint" id="map-${name}-wrong" role="alert">
        ${
          wrong === undefined
            ? nothing
            : html`<bdi
                >${complaintWords(messages.notes)({attribute: say.parameters[name], value: wrong, accepted: acceptedOf(name)})}</bdi
              >`
        }
      </p>
      ${
        used !== undefined && Math.abs(used - choice[name]) > 1e-9
          ? html`<p class="caption">
              <bdi>${say.used(format.fixed(used, Number.isInteger(used) ? 0 : 1))}</bdi>
            </p>`
          : nothing
      }
    </div>`;
  }

  #apply(name: Parameter, text: string, choose: MenuActs['choose']): void {
    const value = parseText(text, acceptedOf(name));
    if (typeof value === 'number') {
      this.#wrong.delete(name);
      choose({[name]: value});
    } else this.#wrong.set(name, text);
    this.#host.requestUpdate();
  }
}
