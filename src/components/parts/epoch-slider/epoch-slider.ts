import {html, nothing, type TemplateResult} from 'lit';
import {epochsDone, type Snapshot} from '../../../session/snapshot.ts';
import type {View} from '../../base/content.ts';
import type {RunHandle} from '../../base/run-handle.ts';
import {idleSlider} from './idle-slider.ts';

/** Epochs one can go back to: those kept, but for the one that is the weights of now. */
export function pastEpochs({archive, epoch, batch}: Snapshot): readonly number[] {
  return (archive?.epochs ?? []).filter((kept) => kept < epoch || (kept === epoch && batch > 0));
}

/** Every how many epochs one is kept, the newest aside; null where that is not regular, or cannot be told from so few. */
export function keptEvery(epochs: readonly number[]): number | null {
  const gaps = epochs.slice(1).map((epoch, i) => epoch - epochs[i]);
  const [first = 1] = gaps;
  const last = gaps.at(-1) ?? 1;
  const regular = gaps.slice(0, -1);
  // One epoch left out is no rule.
  if (first > 1 && regular.length < 2) return null;
  return regular.every((gap) => gap === first) && last <= first ? first : null;
}

/** Where the epoch that is shown is no longer kept, the nearest one before it is shown. */
export function followArchive(run: RunHandle): void {
  const {shown, snapshot} = run;
  if (shown === null || !snapshot.archive) return;
  const kept = snapshot.archive.epochs;
  if (kept.includes(shown)) return;
  run.show(kept.findLast((epoch) => epoch <= shown) ?? null);
}

/** The epoch to show for a time in epochs: the nearest of those kept, the earlier of two; null where now is nearest. */
export function nearestKept(time: number, snapshot: Snapshot): number | null {
  let nearest: number | null = null;
  let least = Math.abs(epochsDone(snapshot) - time);
  for (const epoch of pastEpochs(snapshot).toReversed()) {
    const distance = Math.abs(epoch - time);
    if (distance > least) continue;
    least = distance;
    nearest = epoch;
  }
  return nearest;
}

/** Goes from kept epoch to kept epoch; the last place is now. */
function slider({run, snapshot, messages}: View, past: readonly number[]): TemplateResult {
  const {shown} = run;
  const {slider: say} = messages.run;
  const {history} = snapshot;
  const place =
    shown === null
      ? past.length
      : Math.max(
          0,
          past.findLastIndex((epoch) => epoch <= shown),
        );
  const valLoss = history.valLoss[history.epoch.indexOf(shown ?? -1)];
  const value = shown === null ? say.isNow : say.value(shown, valLoss ?? null);
  return html`<input
    type="range"
    part="epoch-slider"
    dir="ltr"
    min="0"
    max=${past.length}
    .value=${String(place)}
    aria-label=${say.label}
    aria-valuetext=${value}
    @input=${(event: Event) => run.show(past[Number((event.target as HTMLInputElement).value)] ?? null)}
  />`;
}

function backToNow({run, messages}: View): TemplateResult | typeof nothing {
  if (run.shown === null) return nothing;
  return html`<button
    class="quiet"
    part="button"
    type="button"
    @click=${(event: Event) => {
      const around = (event.target as Element).closest('[part="epochs"]');
      run.show(null);
      // The button goes; what it did can be undone beside it.
      around?.querySelector('input')?.focus();
    }}
  >
    <bdi>${messages.run.slider.toNow}</bdi>
  </button>`;
}

/** Goes back to the weights of an epoch, and forward to now, in a row of its own. Its room is there before it is. */
export function epochSlider(view: View): TemplateResult {
  const {run, snapshot, messages} = view;
  const past = pastEpochs(snapshot);
  const {format} = messages.shell;
  if (past.length === 0)
    return idleSlider(messages.run.slider.name, snapshot.epoch, format.count(snapshot.epoch));
  return html`<div class="epochs" part="epochs">
    <bdi class="name" aria-hidden="true">${messages.run.slider.name}</bdi>
    ${slider(view, past)}
    <output aria-hidden="true">${format.count(run.shown ?? snapshot.epoch)}</output>
    ${backToNow(view)}
  </div>`;
}

/** The same on the axis of a chart, which draws it and is pressed in its place. */
export function axisSlider(view: View): TemplateResult | typeof nothing {
  const past = pastEpochs(view.snapshot);
  if (past.length === 0) return nothing;
  return html`<div class="on-axis" part="epochs">${slider(view, past)} ${backToNow(view)}</div>`;
}
