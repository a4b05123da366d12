import {html, nothing, type TemplateResult} from 'lit';
import {viewKinds, type ViewKind} from '../../recipe/map-choice.ts';
import type {MapView} from './map-view.ts';
import {button} from '../parts/controls/button.ts';
import type {Points} from './points.ts';
import type {Embedding, Projector} from './projector.ts';
import type {ViewChoice} from './view-choice.ts';

export interface MenuActs {
  readonly choose: (part: Partial<ViewChoice>) => void;
}

/** Above the map: which view, which two numbers of it, and where a projection stands. */
export function viewMenu(
  {messages}: MapView,
  choice: ViewChoice,
  points: Points | null,
  embedding: Embedding | null,
  projector: Projector,
  {choose}: MenuActs,
): TemplateResult {
  const {map: say} = messages;
  const {format} = messages.shell;
  const width = points?.width ?? 2;
  const {kind, dims, components, source} = choice;
  const explained = kind === 'pca' ? (embedding?.projection?.explained ?? null) : null;
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
  say: MapView['messages']['map'],
  percent: (share: number) => string,
  projector: Projector,
): TemplateResult {
  const {state} = projector;
  const act = (name: keyof typeof say.acts, does: () => void) => {
    const {label: words, full: label} = say.acts[name];
    return button(words, does, {label});
  };
  const again = (words: string) =>
    html`<span class="buttons">${act('again', () => projector.again())}</span>
      <span class="making"><bdi>${words}</bdi></span>`;
  switch (state.phase) {
    case 'running':
    case 'paused': {
      const paused = state.phase === 'paused';
      return html`<span class="buttons" role="group" aria-label=${say.projection}>
          ${paused ? act('resume', () => projector.resume()) : act('pause', () => projector.pause())}
          ${act('stop', () => projector.stop())}
        </span>
        <span class="making"><bdi>${say.making(state.stage, percent(state.progress), paused)}</bdi></span>`;
    }
    case 'stopped':
      return again(say.stopped(percent(state.progress)));
    case 'failed':
      return again(say.failed);
    default:
      return html``;
  }
}
