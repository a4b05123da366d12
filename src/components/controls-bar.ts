import {html, nothing, type TemplateResult} from 'lit';
import type {Line, Messages} from '../locales/messages.ts';
import type {Status} from '../protocol/protocol.ts';
import {downloadBytes} from '../recipe/download.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Snapshot} from '../session/snapshot.ts';
import {icon, type IconName} from './icons.ts';

export interface BarActs {
  readonly main: () => void;
  readonly step: () => void;
  readonly reset: () => void;
}

/** The epoch under way counts as soon as its first batch is behind. */
export function shownEpoch({status, epoch, epochs, batch}: Snapshot): number {
  const under = status === 'training' || batch > 0 ? epoch + 1 : epoch;
  return Math.min(under, Math.max(epochs, epoch));
}

function statusLine(snapshot: Snapshot, recipe: Recipe, {status: say}: Messages, invalid: boolean): Line {
  const {epoch, epochs, loading, secondsLeft} = snapshot;
  if (invalid && epoch === 0) return say.invalid;
  switch (snapshot.status) {
    case 'idle': {
      const {strong} = say.idle(recipe.epochs);
      const bytes = downloadBytes(recipe);
      return {strong, rest: bytes === 0 ? '' : `· ${say.toLoad(bytes)}`};
    }
    case 'loading':
      if (loading?.stage === 'data') return say.loadingData(loading.loaded, loading.total);
      return say.starting;
    case 'training':
      return say.training(shownEpoch(snapshot), epochs, secondsLeft);
    case 'paused':
      return say.paused(shownEpoch(snapshot), epochs);
    case 'done':
      return say.done(epoch);
    case 'error':
      return epoch > 0 || snapshot.batch > 0 || snapshot.failure?.code === 'diverged'
        ? say.stopped(shownEpoch(snapshot), epochs)
        : say.failed;
  }
}

/** How far it is, 0–1; null where nobody knows. */
function progressOf({status, loading, epoch, epochs, batch, batches}: Snapshot): number | null {
  if (status === 'loading') return loading?.total ? Math.min(1, loading.loaded / loading.total) : null;
  if (epochs === 0) return 0;
  return Math.min(1, (epoch + (batches > 0 ? batch / batches : 0)) / epochs);
}

function mainFace(status: Status, recipe: Recipe, {button}: Messages): {label: string; icon: IconName} {
  switch (status) {
    case 'loading':
      return {label: button.cancel, icon: 'cross'};
    case 'training':
      return {label: button.pause, icon: 'pause'};
    case 'paused':
      return {label: button.resume, icon: 'play'};
    case 'done':
      return {label: button.more(recipe.epochs), icon: 'play'};
    default:
      return {label: button.train, icon: 'play'};
  }
}

/**
 * The buttons, where the run stands, and how far it is. One element per button whatever its face, and `aria-disabled`
 * instead of `disabled`: so that no one's focus is lost.
 */
export function controlsBar(
  snapshot: Snapshot,
  recipe: Recipe,
  messages: Messages,
  {invalid, acts}: {readonly invalid: boolean; readonly acts: BarActs},
): TemplateResult {
  const {button, status: say} = messages;
  const {status} = snapshot;
  const has = (name: string) => recipe.controls.includes(name);
  const face = mainFace(status, recipe, messages);
  const blocked = invalid || status === 'error';
  const busy = status === 'training' || status === 'loading';
  const line = statusLine(snapshot, recipe, messages, invalid);
  const progress = progressOf(snapshot);
  const only = (free: boolean, act: () => void) => () => free && act();
  return html`
    <div class="top">
      <div class="bar" part="controls">
        ${
          ['play', 'step', 'reset'].some(has)
            ? html`<div class="buttons" role="group" aria-label=${button.group}>
                ${
                  has('play')
                    ? html`<button
                        class="main"
                        part="button play-button"
                        type="button"
                        aria-disabled=${blocked}
                        @click=${only(!blocked, acts.main)}
                      >
                        ${icon(face.icon)}<bdi>${face.label}</bdi>
                      </button>`
                    : nothing
                }
                ${
                  has('step')
                    ? html`<button
                        part="button step-button"
                        type="button"
                        aria-disabled=${blocked || busy}
                        @click=${only(!blocked && !busy, acts.step)}
                      >
                        <bdi>${button.step}</bdi>
                      </button>`
                    : nothing
                }
                ${
                  has('reset')
                    ? html`<button
                        part="button reset-button"
                        type="button"
                        aria-disabled=${status === 'idle'}
                        class="reset"
                        @click=${only(status !== 'idle', acts.reset)}
                      >
                        ${icon('reset')}<bdi>${button.reset}</bdi>
                      </button>`
                    : nothing
                }
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
