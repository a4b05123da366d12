import {html, nothing, type TemplateResult} from 'lit';
import type {PartHost} from '../base/content.ts';
import {button} from '../parts/controls/button.ts';
import {OptionList} from '../parts/controls/option-list.ts';
import {dataKey, sameSelection, select} from '../parts/controls/selection.ts';
import {digitCanvas, tile} from '../parts/digits/image-columns.ts';
import {paint, paintAll} from '../parts/digits/paint.ts';
import {rowsStyles} from '../parts/digits/rows-styles.ts';
import {Part} from '../parts/part.ts';
import {isDead, type Bars, type CodeView} from './bars.ts';
import {codeRoom} from './code-room.ts';
import {rangeOf, type Desk} from './desk.ts';
import {IdleStage} from './code-sight.ts';
import {codeSightStyles} from './code-sight-styles.ts';

/** The digit, its reconstruction, its code to be dragged, and what is drawn of it; ten digits to choose from. */
export class Stage extends Part<CodeView> {
  static override readonly styles = [rowsStyles, codeSightStyles];
  readonly #desk: Desk;
  readonly #bars: Bars;
  readonly #idle: IdleStage;
  readonly #list: OptionList;

  constructor(host: PartHost, desk: Desk, bars: Bars) {
    super(host);
    this.#desk = desk;
    this.#bars = bars;
    this.#idle = new IdleStage(host);
    this.#list = new OptionList(host, '.code-digits .pair', (place) => {
      const {recipe, snapshot} = this.view!;
      const index = snapshot.samples?.indices[place];
      if (index !== undefined) select(host, dataKey(recipe), {split: 'test', index});
    });
  }

  protected override template(view: CodeView): TemplateResult {
    const {messages, noun, snapshot} = view;
    const {samples} = snapshot;
    if (!samples) return this.#idle.render(view);
    const {pictures} = messages.run;
    const image = this.#desk.image(view);
    const at = samples.indices.findIndex(
      (index) => image && sameSelection(image.selection, {split: 'test', index}),
    );
    return codeRoom(view, {
      original: tile('digit', 'given-original'),
      reconstruction: tile('digit reconstruction', 'given-made'),
      bars: this.#bars.render(view),
      drawn: html`<div class="tile" part="enlarged">${digitCanvas('code-made')}</div>`,
      acts: this.#acts(view),
      dead: this.#dead(view),
      digits: this.#list.columns({
        label: messages.code.choose(noun),
        names: samples.indices.map((_, i) => pictures.pair(noun, samples.labels?.[i] ?? null, false)),
        selected: at,
        tiles: () => tile('digit', 'choice'),
      }),
    });
  }

  /** What is decoded now, in a sentence. */
  says(view: CodeView): string | null {
    const {code: say} = view.messages;
    const {noun} = view;
    const code = this.#desk.code(view);
    const image = this.#desk.image(view);
    if (!code || !image) return null;
    const name = image.label === null ? noun : noun === 'digit' ? String(image.label) : noun;
    if (code.every((value) => value === 0)) return say.says.empty;
    const {base} = this.#desk;
    if (base.kind === 'random') {
      const statistics = this.#desk.statistics(view)!;
      const mean = (numbers: Float32Array) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
      return say.says.random(noun, mean(statistics.mean), mean(statistics.deviation));
    }
    if (base.kind === 'between') return say.says.between(image.label, base.label, noun, base.share);
    const own = this.#desk.own(view)!;
    const changed = code.reduce((sum, value, unit) => sum + Number(value !== own[unit]), 0);
    return changed === 0 ? say.says.own(name) : say.says.changed(name, changed);
  }

  protected override draw(view: CodeView): void {
    this.#desk.ask(view);
    const {samples} = view.snapshot;
    if (!samples) return;
    const {renderRoot} = this.host;
    const one = (kind: string, values: ArrayLike<number> | null) => {
      const canvas = renderRoot.querySelector<HTMLCanvasElement>(`canvas.${kind}`);
      if (canvas) paint(canvas, values);
    };
    one('given-original', this.#desk.image(view)?.values ?? null);
    one('given-made', this.#desk.ownMade(view));
    one('code-made', this.#desk.made(view));
    paintAll(renderRoot, 'canvas.choice', samples.images);
  }

  protected override gone(): void {
    this.#desk.forget();
  }

  #acts(view: CodeView): TemplateResult | typeof nothing {
    const {code: say} = view.messages;
    const code = this.#desk.code(view);
    if (!code) return nothing;
    const all = Array.from(code, (_, unit) => unit);
    const statistics = this.#desk.statistics(view);
    const someOff = this.#desk.off.size > 0;
    return html`${button(say.own(view.noun), () => this.#desk.restore(), {off: !this.#desk.isChanged})}
    ${button(someOff ? say.allOn : say.allOff, () => this.#desk.switch(all, someOff))}
    ${button(say.random, () => statistics && this.#desk.random(statistics, view), {off: !statistics})}`;
  }

  #dead(view: CodeView): string | typeof nothing {
    const statistics = this.#desk.statistics(view);
    if (!statistics) return nothing;
    const {least, most, count} = statistics;
    const dead = most.reduce((sum, value, unit) => sum + Number(isDead(least[unit], value)), 0);
    const lights = rangeOf(view.recipe)[0] === 0;
    return view.messages.code.dead(dead, most.length, count, view.noun, lights);
  }
}
