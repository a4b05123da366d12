import {html, nothing, type TemplateResult} from 'lit';
import {pixels} from '../../../pixels/size.ts';
import {unlikeLosses} from '../../../recipe/differences.ts';
import type {EarlierRun} from '../../base/run-handle.ts';
import type {PartHost, View} from '../../base/content.ts';
import {CopyOut} from '../controls/copy-out.ts';
import {copyStyles} from '../controls/copy-styles.ts';
import {section} from '../details/section.ts';
import {digitCanvas} from '../digits/image-columns.ts';
import {paintAll} from '../digits/paint.ts';
import {flatSince, plateauRuleOf} from '../explanation/explanations.ts';
import {undoWords} from '../explanation/undo-words.ts';
import type {Mark} from '../glossary/mark.ts';
import {Part} from '../part.ts';
import {runNames} from '../explanation/run-names.ts';
import {runsCsv, type RunRow} from './runs-csv.ts';
import {runsStyles} from './runs-styles.ts';
import type {MeasuredError, Yardstick} from './yardstick.ts';

/** A run among others: the last one goes on, or ended last. */
interface Entry extends EarlierRun {
  readonly name: string;
  readonly error: MeasuredError | null;
  readonly flat: number | null;
}

/** What draws the curves of the same runs. */
interface Curves {
  lift(place: number | null): void;
}

/** The runs of this element, side by side: what differs, what they reached, and what they draw. */
export class RunsSection extends Part {
  static override readonly styles = [runsStyles, copyStyles];
  readonly #chart: Curves;
  readonly #yardstick: Yardstick;
  readonly #mark: Mark;
  readonly #copy: CopyOut;
  /** The earlier run whose name was pressed. */
  #pressed: number | null = null;

  /** @param chart where a run that is pointed at stands out */
  /** @param mark has the terms of its headings explain themselves */
  constructor(host: PartHost, chart: Curves, yardstick: Yardstick, mark: Mark) {
    super(host);
    this.#mark = mark;
    this.#copy = new CopyOut(host);
    this.#chart = chart;
    this.#yardstick = yardstick;
  }

  protected override template(view: View): TemplateResult {
    const {run, snapshot, messages} = view;
    const {runs: say} = messages.run;
    if (run.earlier.length === 0 && snapshot.history.epoch.length === 0) return html``;
    const entries = this.#entries(view);
    const text = runsCsv(entries.map(rowOf));
    return section(
      say.title,
      'runs',
      html`<div class="scroll" tabindex="0" role="region" aria-label=${say.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">${say.run}</th>
                <th scope="col">${this.#mark('val_loss', messages)}</th>
                <th scope="col">${this.#mark(say.mse, messages)}</th>
                <th scope="col">${this.#mark(say.epochs, messages)}</th>
                <th scope="col">
                  <span aria-hidden="true">s</span><span class="heard">${say.seconds}</span>
                </th>
              </tr>
            </thead>
            ${entries.map((entry, i) => this.#row(entry, i, view)).toReversed()}
          </table>
        </div>
        <p class="caption"><bdi>${say.yardstick}</bdi></p>
        <div class="line">
          ${this.#copy.button(text, say)}
          ${
            run.earlier.length === 0
              ? nothing
              : html`<button class="quiet" part="button" type="button" @click=${() => run.clearEarlier()}>
                  ${say.clear}
                </button>`
          }
          ${
            run.kept && snapshot.status !== 'idle'
              ? html`<button class="quiet" part="button" type="button" @click=${() => run.undo()}>
                  ${undoWords(view)}
                </button>`
              : nothing
          }
        </div>
        ${this.#copy.byHand(text, say)}`,
    );
  }

  protected override draw(view: View): void {
    this.#yardstick.measure(view);
    const {run, snapshot} = view;
    const {renderRoot} = this.host;
    [...run.earlier.map((earlier) => earlier.snapshot), snapshot].forEach(({reconstructions}, i) =>
      paintAll(renderRoot, `.of-run-${i} canvas`, reconstructions),
    );
  }

  protected override gone(): void {
    this.#pressed = null;
    this.#chart.lift(null);
  }

  #entries(view: View): readonly Entry[] {
    const names = runNames(view);
    const {run, recipe, snapshot} = view;
    return [...run.earlier, {recipe, snapshot}].map((entry, i) => ({
      ...entry,
      name: names[i],
      error: this.#yardstick.of(entry.recipe, entry.snapshot),
      flat: flatSince(entry.snapshot.history, plateauRuleOf(entry.recipe)),
    }));
  }

  #row(entry: Entry, i: number, {run, recipe, messages, noun}: View): TemplateResult {
    const {runs: say} = messages.run;
    const {shell} = messages;
    const {format} = shell;
    const {history, reconstructions, seconds = null} = entry.snapshot;
    const isNow = i === run.earlier.length;
    const unlike = isNow ? null : unlikeLosses(entry.recipe, recipe);
    const lifts = !isNow && unlike === null;
    const valLoss = history.valLoss.at(-1);
    const epochs = history.epoch.at(-1) ?? 0;
    const trend = entry.flat === null ? say.falling : say.flat(entry.flat);
    const count = Math.floor((reconstructions?.length ?? 0) / pixels);
    const notes = [isNow ? say.now : [], unlike ? say.notDrawn(unlike, entry.recipe.loss) : []].flat();
    return html`<tbody
      class=${isNow ? 'now' : ''}
      @pointerenter=${() => lifts && this.#chart.lift(i)}
      @pointerleave=${() => this.#chart.lift(this.#pressed)}
    >
      <tr>
        <th scope="row">
          ${
            lifts
              ? html`<button
                  class="run-name"
                  type="button"
                  aria-pressed=${this.#pressed === i}
                  @focus=${() => this.#chart.lift(i)}
                  @blur=${() => this.#chart.lift(this.#pressed)}
                  @click=${() => this.#press(i)}
                >
                  <bdi>${entry.name}</bdi>
                </button>`
              : html`<bdi>${entry.name}</bdi>`
          }
          ${notes.map((note) => html`<small><bdi>${note}</bdi></small>`)}
        </th>
        <td>
          ${valLoss === undefined ? shell.facts.none : format.loss(valLoss)}<small
            >${entry.recipe.loss}</small
          >
        </td>
        <td>
          ${
            entry.error
              ? html`${format.loss(entry.error.value)}${
                  entry.error.epoch === epochs
                    ? nothing
                    : html`<small><bdi>${say.asOf(entry.error.epoch)}</bdi></small>`
                }`
              : shell.facts.none
          }
        </td>
        <td>
          ${format.count(epochs)}<small><bdi>${epochs > 1 ? trend : ''}</bdi></small>
        </td>
        <td>${seconds === null ? shell.facts.none : format.fixed(seconds, seconds < 10 ? 1 : 0)}</td>
      </tr>
      ${
        count === 0
          ? nothing
          : html`<tr>
              <td colspan="5">
                <div class="pictures of-run-${i}" role="img" aria-label=${say.pictures(noun, entry.name)}>
                  ${Array.from({length: count}, () => digitCanvas('reconstruction'))}
                </div>
              </td>
            </tr>`
      }
    </tbody>`;
  }

  #press(i: number): void {
    this.#pressed = this.#pressed === i ? null : i;
    this.#chart.lift(this.#pressed);
    this.host.requestUpdate();
  }
}

const rowOf = ({name, recipe, snapshot, error, flat}: Entry): RunRow => ({
  name,
  loss: recipe.loss,
  valLoss: snapshot.history.valLoss.at(-1) ?? null,
  mse: error?.value ?? null,
  epochs: snapshot.history.epoch.at(-1) ?? 0,
  flatSince: flat,
  seconds: snapshot.seconds ?? null,
});
