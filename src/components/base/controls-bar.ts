import {html, nothing, type TemplateResult} from 'lit';
import {downloadBytes} from '../../recipe/download.ts';
import {epochsDone, isUnderWay, type Snapshot} from '../../session/snapshot.ts';
import {icon} from './icons.ts';
import type {BarWords, ShellView} from './content.ts';

export interface BarActs {
  readonly main: () => void;
  readonly step: () => void;
  readonly reset: () => void;
}

/** How far it is, 0–1; null where nobody knows. */
function progressOf(snapshot: Snapshot): number | null {
  const {status, loading, epochs} = snapshot;
  if (status !== 'loading') return Math.min(1, epochsDone(snapshot) / (epochs || 1));
  return loading?.total ? Math.min(1, loading.loaded / loading.total) : null;
}

/** The bar's words before a run. */
export function shellWords({snapshot, recipe, messages, linkedTo}: ShellView, invalid: boolean): BarWords {
  const {button, status: say} = messages.shell;
  const train = {label: button.train, icon: 'play'} as const;
  if (invalid) return {...train, line: say.invalid};
  const {loading, status, data} = snapshot;
  if (status === 'loading') {
    const line = loading?.phase === 'data' ? say.loadingData(loading.loaded, loading.total) : say.starting;
    return {label: button.cancel, icon: 'cross', line};
  }
  if (status === 'error') return {...train, line: say.failed};
  const {strong} = say.idle(recipe.epochs);
  // What another element will download it says itself.
  const bytes = data || linkedTo !== null ? 0 : downloadBytes(recipe);
  return {...train, line: {strong, rest: bytes === 0 ? '' : `· ${say.toLoad(bytes)}`}};
}

/**
 * The buttons, where the run stands, and how far it is. One element per button whatever its face, and `aria-disabled`
 * instead of `disabled`: so that no one's focus is lost.
 */
export function controlsBar(
  {snapshot, messages}: ShellView,
  words: BarWords,
  {
    buttons,
    invalid,
    acts,
  }: {readonly buttons: readonly string[]; readonly invalid: boolean; readonly acts: BarActs},
): TemplateResult {
  const {button, status: say} = messages.shell;
  const {status} = snapshot;
  const blocked = invalid || status === 'error';
  const busy = isUnderWay(snapshot);
  const {line} = words;
  const progress = progressOf(snapshot);
  const named = (
    name: string,
    free: boolean,
    act: () => void,
    label: string,
    picture: TemplateResult | typeof nothing = nothing,
    style = '',
    short: string | undefined = undefined,
  ) =>
    buttons.includes(name)
      ? html`<button
          class=${style}
          part="button ${name}-button"
          type="button"
          aria-disabled=${!free}
          aria-label=${short ? label : nothing}
          @click=${() => free && act()}
        >
          ${picture}<bdi data-short=${short ?? nothing}>${label}</bdi>
        </button>`
      : nothing;
  return html`
    <div class="top">
      <div class="bar" part="controls">
        ${
          ['play', 'step', 'reset'].some((name) => buttons.includes(name))
            ? html`<div class="buttons" role="group" aria-label=${button.group}>
                ${named('play', !blocked, acts.main, words.label, icon(words.icon), 'main', words.short)}
                ${named('step', !blocked && !busy, acts.step, button.step, nothing, '', '+1')}
                ${named('reset', status !== 'idle', acts.reset, button.reset, icon('reset'), 'reset')}
              </div>`
            : nothing
        }
        <p class="state" part="status">
          <bdi><b>${line.strong}</b>${line.rest ? ` ${line.rest}` : ''}</bdi>
        </p>
      </div>
      ${
        // A progress element without a value moves to and fro; it cannot go back to that by property.
        progress === null
          ? html`<progress part="progress" aria-label=${say.progress}></progress>`
          : html`<progress part="progress" aria-label=${say.progress} max="1" .value=${progress}></progress>`
      }
    </div>
  `;
}
