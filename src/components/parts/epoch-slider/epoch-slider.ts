import {html, nothing, type TemplateResult} from 'lit';
import type {Snapshot} from '../../../session/snapshot.ts';
import type {View} from '../../base/content.ts';
import type {RunHandle} from '../../base/run-handle.ts';

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

/** Goes back to the weights of an epoch, and forward to now. Its room is there before it is. */
export function epochSlider({run, snapshot, messages}: View): TemplateResult {
  const past = pastEpochs(snapshot);
  const {shown} = run;
  const {archive, history} = snapshot;
  if (!archive || past.length === 0) return html`<div class="epochs"></div>`;
  const {slider: say} = messages.run;
  const {format} = messages.shell;
  // The last place is now.
  const place =
    shown === null
      ? past.length
      : Math.max(
          0,
          past.findLastIndex((epoch) => epoch <= shown),
        );
  const valLoss = history.valLoss[history.epoch.indexOf(shown ?? -1)];
  const value = shown === null ? say.isNow : say.value(shown, valLoss ?? null);
  return html`<div class="epochs" part="epochs">
    <bdi class="name" aria-hidden="true">${say.name}</bdi>
    <input
      type="range"
      part="epoch-slider"
      dir="ltr"
      min="0"
      max=${past.length}
      .value=${String(place)}
      aria-label=${say.label}
      aria-valuetext=${value}
      @input=${(event: Event) => run.show(past[Number((event.target as HTMLInputElement).value)] ?? null)}
    />
    <output aria-hidden="true">${format.count(shown ?? snapshot.epoch)}</output>
    <div class="side">
      <small class=${shown === null ? '' : 'away'}
        ><bdi
          >${say.kept({
            every: keptEvery(archive.epochs),
            kept: archive.epochs.filter((epoch) => epoch > 0).length,
            epochs: Math.max(snapshot.epoch, archive.epochs.at(-1) ?? 0),
            bytes: archive.bytes,
            mostBytes: archive.mostBytes,
          })}</bdi
        ></small
      >
      ${
        shown === null
          ? nothing
          : html`<button
              class="quiet"
              part="button"
              type="button"
              @click=${(event: Event) => {
                const {parentElement} = (event.target as Element).closest('.side')!;
                run.show(null);
                // The button goes; what it did can be undone beside it.
                parentElement?.querySelector('input')?.focus();
              }}
            >
              <bdi>${say.toNow}</bdi>
            </button>`
      }
    </div>
  </div>`;
}
