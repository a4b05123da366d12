import {html, nothing, type TemplateResult} from 'lit';
import {dataNeeded, hasData} from '../data-needed/data-needed.ts';
import {hasNetwork} from '../../../session/snapshot.ts';
import type {DigitsRow} from './digits-row.ts';
import {section, toggle} from '../details/section.ts';
import {dataKey} from '../controls/selection.ts';
import {Part} from '../part.ts';
import type {PartHost, View} from '../../base/content.ts';

/** Pictures in the row. */
const shown = 10;

type Choice =
  | {readonly kind: 'each' | 'random' | 'index'}
  /** Ten of one class, after so many of it. */
  | {readonly kind: 'class'; readonly label: number; readonly after: number};

/** The places of ten pictures of a class, after so many of it; from the first again where there are no more. */
export function placesOfClass(labels: ArrayLike<number>, label: number, after: number): number[] {
  const all: number[] = [];
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) all.push(i);
  const from = all.length > 0 ? after % all.length : 0;
  return [...all.slice(from), ...all.slice(0, from)].slice(0, shown);
}

/** Ten different places below `count`, in order. */
export function randomPlaces(count: number, random: () => number = Math.random): number[] {
  const places = new Set<number>();
  while (places.size < Math.min(shown, count)) places.add(Math.floor(random() * count));
  return [...places].sort((a, b) => a - b);
}

/** Up to ten whole numbers below `count`, with commas or spaces between; null where the text says something else. */
export function parsePlaces(text: string, count: number): number[] | null {
  const parts = text.split(/[\s,]+/).filter(Boolean);
  const places = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : NaN));
  const good = places.length > 0 && places.length <= shown && places.every((place) => place < count);
  return good ? [...new Set(places)] : null;
}

/** Which ten test pictures are shown, and which rows below them. */
export class DigitChoice extends Part {
  readonly #row: DigitsRow;
  #choice: Choice = {kind: 'each'};
  #wrong = false;
  /** The data set the choice is about. */
  #key: string | null = null;

  constructor(host: PartHost, row: DigitsRow) {
    super(host);
    this.#row = row;
  }

  protected override template(view: View): TemplateResult {
    const {snapshot, messages, noun} = view;
    const {choice: say} = messages.run;
    const {testLabels, samples, data} = snapshot;
    const classes = testLabels ? [...new Set(testLabels)].sort((a, b) => a - b).slice(0, 50) : [];
    const value = this.#choice.kind === 'class' ? `class ${this.#choice.label}` : this.#choice.kind;
    const places = this.#choice.kind === 'index';
    return section(
      say.title(noun),
      'digit-choice',
      html`<div class="line">
          <label class="field">
            <bdi>${say.which}</bdi>
            <select part="select" .value=${value} ?disabled=${!data} @change=${this.#chosen}>
              ${testLabels || value === 'each' ? option('each', say.each, value) : nothing}
              ${classes.map((label) => option(`class ${label}`, say.ofClass(noun, label), value))}
              ${option('random', say.random, value)} ${option('index', say.byIndex, value)}
            </select>
          </label>
          ${
            this.#choice.kind === 'class' || this.#choice.kind === 'random'
              ? html`<button class="quiet" part="button" type="button" @click=${this.#another}>
                  <bdi>${say.another}</bdi>
                </button>`
              : nothing
          }
        </div>
        ${hasData(view) || !hasNetwork(snapshot) ? nothing : dataNeeded(view)}
        ${
          places
            ? html`<label class="field">
                  <bdi>${say.places}</bdi>
                  <input
                    type="text"
                    part="input"
                    dir="ltr"
                    inputmode="numeric"
                    aria-invalid=${this.#wrong}
                    aria-describedby="places-wrong"
                    .value=${(samples?.indices ?? []).join(', ')}
                    @change=${this.#placesGiven}
                  />
                </label>
                <p class="complaint" id="places-wrong" role="alert">
                  ${this.#wrong ? html`<bdi>${say.placesWrong(shown, (data?.testCount ?? 1) - 1)}</bdi>` : nothing}
                </p>`
            : nothing
        }
        <div class="line">
          ${toggle(say.errorRow, this.#row.showsError, (shows) => (this.#row.showsError = shows))}
        </div>`,
    );
  }

  /** A choice made for one data set means nothing in another. */
  protected override draw({recipe, run}: View): void {
    const key = dataKey(recipe);
    if (this.#key === key) return;
    const before = this.#key;
    this.#key = key;
    if (before === null || this.#choice.kind === 'each') return;
    this.#choice = {kind: 'each'};
    this.#wrong = false;
    run.watch(null);
    this.host.requestUpdate();
  }

  readonly #chosen = (event: Event): void => {
    const {value} = event.target as HTMLSelectElement;
    const label = /^class (\d+)$/.exec(value)?.[1];
    this.#choice =
      label === undefined ? {kind: value as 'each'} : {kind: 'class', label: Number(label), after: 0};
    this.#wrong = false;
    this.#watch();
  };

  readonly #another = (): void => {
    if (this.#choice.kind === 'class') this.#choice = {...this.#choice, after: this.#choice.after + shown};
    this.#watch();
  };

  #watch(): void {
    const {run, snapshot} = this.view!;
    const choice = this.#choice;
    if (choice.kind === 'each') run.watch(null);
    if (choice.kind === 'random') run.watch(randomPlaces(snapshot.data?.testCount ?? 0));
    if (choice.kind === 'class' && snapshot.testLabels)
      run.watch(placesOfClass(snapshot.testLabels, choice.label, choice.after));
    this.host.requestUpdate();
  }

  readonly #placesGiven = (event: Event): void => {
    const {run, snapshot} = this.view!;
    const places = parsePlaces((event.target as HTMLInputElement).value, snapshot.data?.testCount ?? 0);
    this.#wrong = places === null;
    if (places) run.watch(places);
    this.host.requestUpdate();
  };
}

const option = (value: string, words: string, chosen: string) =>
  html`<option value=${value} ?selected=${value === chosen}>${words}</option>`;
