import {html, nothing, type TemplateResult} from 'lit';
import {distanceMeasures, mapSources, viewKinds, type ViewKind} from '../../recipe/map-choice.ts';
import type {View} from '../stage.ts';
import {button} from './paint.ts';
import type {Points} from './points.ts';
import type {Picture, Projector} from './projector.ts';
import {bounds, parametersOfKind, type Parameter, type ViewChoice} from './view-choice.ts';

export interface MenuActs {
  readonly choose: (part: Partial<ViewChoice>) => void;
}

/** Above the map: which view, which two numbers of it, and where a projection stands. */
export function viewMenu(
  {messages: {map: say, format}}: View,
  choice: ViewChoice,
  points: Points | null,
  picture: Picture | null,
  projector: Projector,
  {choose}: MenuActs,
): TemplateResult {
  const width = points?.width ?? 2;
  const {kind, dims, components, source} = choice;
  const explained = kind === 'pca' ? (picture?.projection?.explained ?? null) : null;
  const most = kind === 'pca' && source === 'pixels' ? 10 : width;
  const axis = (name: string, at: 0 | 1, pair: readonly [number, number], key: 'dims' | 'components') =>
    html`<label class="field">
      <bdi>${name}</bdi>
      <select
        part="select"
        .value=${String(pair[at])}
        @change=${(event: Event) => {
          const value = Number((event.target as HTMLSelectElement).value);
          choose({[key]: at === 0 ? [value, pair[1]] : [pair[0], value]});
        }}
      >
        ${Array.from({length: Math.min(most, 1024)}, (_, d) => {
          const share = explained?.[d];
          const words =
            key === 'dims'
              ? String(d + 1)
              : `${d + 1}${share === undefined ? '' : ` · ${format.percent(share)}`}`;
          return html`<option value=${d} ?selected=${d === pair[at]}>${words}</option>`;
        })}
      </select>
    </label>`;
  const pair = kind === 'pca' ? components : dims;
  const key = kind === 'pca' ? 'components' : 'dims';
  const axes = (kind === 'code' && width > 2) || (kind === 'pca' && most > 2);
  return html`<div class="view-menu" part="view-menu">
    <label class="field">
      <bdi>${say.view}</bdi>
      <select
        part="select"
        class="kind"
        .value=${kind}
        @change=${(event: Event) => choose({kind: (event.target as HTMLSelectElement).value as ViewKind})}
      >
        ${viewKinds.map((one) => html`<option value=${one} ?selected=${one === kind}>${say.kinds[one]}</option>`)}
      </select>
    </label>
    ${axes ? html`${axis(say.across, 0, pair, key)} ${axis(say.up, 1, pair, key)}` : nothing}
    ${runControls(say, format.percent, projector)}
  </div>`;
}

function runControls(
  say: View['messages']['map'],
  percent: (share: number) => string,
  projector: Projector,
): TemplateResult {
  const {state} = projector;
  switch (state.phase) {
    case 'running':
    case 'paused': {
      const paused = state.phase === 'paused';
      return html`<span class="buttons" role="group" aria-label=${say.projection}>
          ${button(paused ? say.resume : say.pause, () => (paused ? projector.resume() : projector.pause()))}
          ${button(say.stop, () => projector.stop())}
        </span>
        <span class="making"><bdi>${say.making(state.stage, percent(state.progress), paused)}</bdi></span>`;
    }
    case 'stopped':
      return html`${button(say.again, () => projector.again())}
        <span class="making"><bdi>${say.stopped(percent(state.progress))}</bdi></span>`;
    case 'failed':
      return html`${button(say.again, () => projector.again())}
        <span class="making"><bdi>${say.failed}</bdi></span>`;
    default:
      return html``;
  }
}

/** In the details: what is projected, of how many, with which parameters. */
export function viewSettings(
  {messages: {map: say}}: View,
  choice: ViewChoice,
  {choose}: MenuActs,
): TemplateResult {
  const field = (name: Parameter) => {
    const {min, max, step} = bounds[name];
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
          .value=${String(choice[name])}
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            const value = input.valueAsNumber;
            const whole = step >= 1 ? Math.round(value) : value;
            if (Number.isFinite(value)) choose({[name]: Math.max(min, Math.min(max, whole))});
            input.value = String(Number.isFinite(value) ? Math.max(min, Math.min(max, whole)) : choice[name]);
          }}
        />
      </div>
    </div>`;
  };
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
          .value=${choice[key]}
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
      ${parametersOfKind[choice.kind].map(field)}
      ${choiceOf('distance', say.distance, distanceMeasures, say.distances)}
    </div>
    <p class="caption"><bdi>${say.distanceHint}</bdi></p>`;
}
