import {html, nothing, type TemplateResult} from 'lit';
import type {MapView} from './map-view.ts';
import {button} from '../parts/controls/button.ts';
import type {Points} from './points.ts';
import type {Embedding, Projector} from './projector.ts';
import {axisCount, hasAxisChoice, type ViewChoice} from './view-choice.ts';

export interface MenuActs {
  readonly choose: (part: Partial<ViewChoice>) => void;
}

/** On the map, where the names of its axes are: which numbers of the code, or components, they show. */
export function axisChoices(
  {messages: {map: say, mapTools, mapShell, shell}}: MapView,
  choice: ViewChoice,
  {width}: Points,
  embedding: Embedding | null,
  {choose}: MenuActs,
): TemplateResult | typeof nothing {
  if (!hasAxisChoice(choice, width)) return nothing;
  const key = choice.kind === 'pca' ? 'components' : 'dims';
  const pair = choice[key];
  const explained = key === 'components' ? embedding?.projection?.explained : null;
  const wordsOf = (d: number): string => {
    if (key === 'dims') return mapShell.dimension(d + 1);
    const share = explained?.[d];
    return `${mapTools.kinds.pca} ${d + 1}${share === undefined ? '' : ` · ${shell.format.percent(share)}`}`;
  };
  const axis = (name: 'across' | 'up', at: 0 | 1) =>
    html`<label class="axis-choice ${name}">
      <span class="heard">${say[name]}</span>
      <select
        part="select"
        .value=${String(pair[at])}
        @change=${(event: Event) => {
          const value = Number((event.target as HTMLSelectElement).value);
          choose({[key]: at === 0 ? [value, pair[1]] : [pair[0], value]});
        }}
      >
        ${Array.from(
          {length: axisCount(choice, width)},
          (_, d) => html`<option value=${d} ?selected=${d === pair[at]}>${wordsOf(d)}</option>`,
        )}
      </select>
    </label>`;
  return html`${axis('across', 0)} ${axis('up', 1)}`;
}

/** On the map: where the making of it stands, and what can be done about that. */
export function makingChip(
  {messages: {map: say, shell}}: MapView,
  projector: Projector,
): TemplateResult | typeof nothing {
  const {state} = projector;
  const {percent} = shell.format;
  const act = (name: keyof typeof say.acts, does: () => void) => {
    const {label: words, full: label} = say.acts[name];
    return button(words, does, {label});
  };
  const chip = (words: string, buttons: TemplateResult) =>
    html`<div class="chip-on-map" part="making" role="group" aria-label=${say.projection}>
      <bdi>${words}</bdi> ${buttons}
    </div>`;
  switch (state.phase) {
    case 'running':
    case 'paused': {
      const paused = state.phase === 'paused';
      return chip(
        say.making(state.stage, percent(state.progress), paused ? 'paused' : state.secondsLeft),
        html`${paused ? act('resume', () => projector.resume()) : act('pause', () => projector.pause())}
        ${act('stop', () => projector.stop())}`,
      );
    }
    case 'stopped':
      return chip(
        say.stopped(percent(state.progress)),
        act('again', () => projector.again()),
      );
    case 'failed':
      return chip(
        say.failed,
        act('again', () => projector.again()),
      );
    default:
      return nothing;
  }
}
