import {html, type TemplateResult} from 'lit';
import {Query} from '../controls/query.ts';
import {dataNeeded, drawnHere, hasData} from '../data-needed/data-needed.ts';
import {tile} from './image-columns.ts';
import {paintAll} from './paint.ts';
import {rowsStyles} from './rows-styles.ts';
import {worstStyles} from './worst-styles.ts';
import {OptionList} from '../controls/option-list.ts';
import {dataKey, sameSelection, select, selectionOf} from '../controls/selection.ts';
import {Part} from '../part.ts';
import type {PartHost, View} from '../../base/content.ts';

/** How the worst are shown. */
export interface WorstOptions {
  readonly count: number;
  /** What the list is called. */
  readonly title: string;
  /** Says what the average of all is, where the losses may be held against it. */
  readonly average?: (loss: string) => string;
  /** Draws what stands there until they are known, over what is said of it, where anything is. */
  readonly waiting?: (caption: string | null) => TemplateResult;
}

/**
 * The test pictures with the largest losses at the last validation, or at the epoch that is shown: asked for after each
 * epoch, and only while it is looked at.
 */
export class WorstRow extends Part<View, [WorstOptions]> {
  static override readonly styles = [rowsStyles, worstStyles];
  readonly #query: Query<'worst'>;
  readonly #list: OptionList;
  #count = 0;

  /** @param opened one is selected */
  constructor(host: PartHost, opened: () => void) {
    super(host);
    this.#query = new Query(host, 'worst');
    this.#list = new OptionList(host, '.worst .pair', (place) => {
      const index = this.#query.answer?.indices[place];
      if (index === undefined || !this.view) return;
      select(host, dataKey(this.view.recipe), {split: 'test', index});
      opened();
    });
  }

  protected override template(view: View, {count, title, average, waiting}: WorstOptions): TemplateResult {
    this.#count = count;
    const {snapshot, messages, noun, recipe} = view;
    const {worst: say, pictures} = messages.run;
    const {format} = messages.shell;
    const epoch = epochOf(view);
    const all = snapshot.data?.testCount ?? recipe.testSize ?? 0;
    if (epoch !== null && !hasData(view)) return html`${waiting?.(null)} ${dataNeeded(view)}`;
    const found = epoch === null ? null : this.#query.answer;
    if (!found || found.indices.length === 0) {
      const words = epoch === null ? say.none : say.waiting(noun, all);
      return waiting?.(words) ?? html`<p class="caption"><bdi>${words}</bdi></p>`;
    }
    const selected = selectionOf(dataKey(recipe));
    const at = found.indices.findIndex((index) => sameSelection(selected, {split: 'test', index}));
    const then = Number(this.#query.answered[0]);
    const mean = snapshot.history.valLoss[snapshot.history.epoch.indexOf(then)];
    // A penalty is part of the average, and of none of these.
    const held = average && mean !== undefined && recipe.activityL1 === 0;
    return html`${this.#list.columns({
      label: title,
      names: found.indices.map((_, i) => {
        const pair = pictures.pair(noun, found.labels?.[i] ?? null, true);
        return `${pair}; ${recipe.loss} ${format.loss(found.losses[i])}`;
      }),
      selected: at,
      tiles: (i) =>
        html`${tile('digit', 'original')} ${tile('digit reconstruction', 'reconstruction')}
          <small>${format.loss(found.losses[i])}</small>`,
      kind: 'worst',
    })}
    ${
      view.drawnHere
        ? drawnHere(view)
        : html`<p class="caption">
            <bdi
              >${say.caption(noun, all, then)}${held ? ` ${average(`${recipe.loss} ${format.loss(mean)}`)}` : ''}</bdi
            >
          </p>`
    }`;
  }

  protected override draw(view: View): void {
    const {run, snapshot} = view;
    const epoch = epochOf(view);
    const count = this.#count;
    const {low, high} = view.recipe.noiseFactor;
    if (epoch === null || !hasData(view)) this.#query.forget();
    else
      this.#query.ask(
        run,
        [epoch, snapshot.history.valLoss[0], snapshot.data, low, high, count],
        () => ({count}),
        {epoch},
      );
    const found = this.#query.answer;
    const {renderRoot} = this.host;
    paintAll(renderRoot, '.worst .original', found?.images ?? null);
    paintAll(renderRoot, '.worst .reconstruction', found?.reconstructions ?? null);
  }
}

/** The epoch whose validation counts; null before the first. */
function epochOf({run, snapshot}: View): number | null {
  return run.shown ?? snapshot.history.epoch.at(-1) ?? null;
}
