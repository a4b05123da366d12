import {html, type ReactiveController, type TemplateResult} from 'lit';
import {drawDigit} from '../../../charts/digit.ts';
import type {Question} from '../../../protocol/questions.ts';
import {pixels} from '../../../pixels/size.ts';
import {fullByte} from '../../../pixels/values.ts';
import {Asking} from '../controls/query.ts';
import {dataNeeded, hasData} from '../data-needed/data-needed.ts';
import {tile} from './digits-row.ts';
import {OptionList} from '../controls/option-list.ts';
import {section} from '../details/section.ts';
import {dataKey, sameSelection, select, selectionOf} from '../controls/selection.ts';
import type {StageHost, View} from '../../base/content.ts';

const shownCount = 10;

/**
 * The test pictures with the largest losses at the last validation, or at the epoch that is shown: asked for after each
 * epoch, and only while it is looked at.
 */
export class WorstRow implements ReactiveController {
  readonly #host: StageHost;
  readonly #asking: Asking<Extract<Question, {type: 'worst'}>>;
  readonly #list: OptionList;
  /** While it is on the page. */
  #view: View | null = null;
  #drawn: unknown = null;

  constructor(host: StageHost) {
    this.#host = host;
    this.#asking = new Asking(host);
    this.#list = new OptionList(host, '.worst .pair', (place) => {
      const index = this.#asking.answer?.indices[place];
      if (index !== undefined && this.#view) select(host, dataKey(this.#view.recipe), {split: 'test', index});
    });
    host.addController(this);
  }

  render(view: View): TemplateResult {
    this.#view = view;
    const {snapshot, messages, noun, recipe} = view;
    const {worst: say, pictures} = messages.run;
    const {format} = messages.shell;
    const epoch = epochOf(view);
    if (epoch !== null && !hasData(view)) return section(say.title(noun), 'worst', dataNeeded(view));
    const found = epoch === null ? null : this.#asking.answer;
    const count = snapshot.data?.testCount ?? recipe.testSize ?? 0;
    if (!found || found.indices.length === 0) {
      const words = epoch === null ? say.none : say.waiting(noun, count);
      return section(say.title(noun), 'worst', html`<p class="caption"><bdi>${words}</bdi></p>`);
    }
    const selected = selectionOf(dataKey(recipe));
    const at = found.indices.findIndex((index) => sameSelection(selected, {split: 'test', index}));
    const stop = this.#list.stop(found.indices.length, at);
    const name = say.title(noun);
    return section(
      name,
      'worst',
      html`<ul
          class="pairs worst"
          role="listbox"
          aria-label=${name}
          aria-orientation="horizontal"
          @keydown=${this.#list.keyPressed}
          @click=${this.#list.clicked}
        >
          ${found.indices.map((_, i) => {
            const loss = format.loss(found.losses[i]!);
            const pair = pictures.pair(noun, found.labels?.[i] ?? null, true);
            return html`<li
              class="pair"
              role="option"
              aria-label="${pair}; ${recipe.loss} ${loss}"
              aria-selected=${i === at}
              tabindex=${i === stop ? 0 : -1}
            >
              ${tile('digit', 'original')} ${tile('digit reconstruction', 'reconstruction')}
              <small>${loss}</small>
            </li>`;
          })}
        </ul>
        <p class="caption">
          <bdi>${say.caption(noun, count, Number(this.#asking.answered[0]))}</bdi>
        </p>`,
    );
  }

  /** To be called where the details are closed. */
  rest(): void {
    this.#view = null;
  }

  hostUpdated(): void {
    if (!this.#view) return;
    const {trained, snapshot} = this.#view;
    const epoch = epochOf(this.#view);
    if (epoch === null || !hasData(this.#view)) this.#asking.forget();
    else
      this.#asking.ask(trained, [epoch, snapshot.history.valLoss[0], snapshot.data], () => ({
        type: 'worst',
        count: shownCount,
        epoch,
      }));
    const found = this.#asking.answer;
    const canvases = [...this.#host.renderRoot.querySelectorAll<HTMLCanvasElement>('.worst .pair canvas')];
    const [first] = canvases;
    if (!found || !first) {
      this.#drawn = null;
      return;
    }
    const ink = getComputedStyle(first).color;
    const drawn = [found, first, ink];
    if (Array.isArray(this.#drawn) && drawn.every((part, i) => part === (this.#drawn as unknown[])[i]))
      return;
    this.#drawn = drawn;
    canvases.forEach((canvas, k) => {
      const from = Math.floor(k / 2) * pixels;
      if (k % 2 === 0) drawDigit(canvas, found.images, {from, full: fullByte, ink});
      else drawDigit(canvas, found.reconstructions, {from, full: 1, ink});
    });
  }
}

/** The epoch whose validation counts; null before the first. */
function epochOf({trained, snapshot}: View): number | null {
  return trained.shown ?? snapshot.history.epoch.at(-1) ?? null;
}
