import {html, type TemplateResult} from 'lit';
import {decoderSum, type DecoderSum} from '../../numerics/decoder-sum.ts';
import type {LayerWeights} from '../../protocol/queries.ts';
import type {Activation} from '../../recipe/names.ts';
import {networkOf} from '../../recipe/derive.ts';
import {hasNetwork} from '../../session/snapshot.ts';
import type {PartHost} from '../base/content.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {Query} from '../parts/controls/query.ts';
import {tile} from '../parts/digits/image-columns.ts';
import {paint} from '../parts/digits/paint.ts';
import {inksOf, paintWeights} from '../parts/digits/paint-weights.ts';
import {weightsStyles} from '../parts/digits/weights-styles.ts';
import {Part} from '../parts/part.ts';
import type {CodeView} from './bars.ts';
import type {Desk} from './desk.ts';
import {addsUp, sumRoom, summand, told} from './sum-room.ts';

/** The picture as a decoder of one layer adds it up: bias, numbers times stencils, the largest first, then the activation. */
export class SumPanel extends Part<CodeView> {
  static override readonly styles = [weightsStyles];
  readonly #desk: Desk;
  readonly #layer: Query<'layer'>;
  readonly #sum = memoizeLast((code: Float32Array, layer: LayerWeights, activation: Activation) =>
    decoderSum(code, layer, activation, told),
  );

  constructor(host: PartHost, desk: Desk) {
    super(host);
    this.#desk = desk;
    this.#layer = new Query(host, 'layer');
  }

  protected override template(view: CodeView): TemplateResult {
    const {messages, recipe} = view;
    const {sum: say} = messages.code;
    const behind = recipe.hiddenUnits.length + 1;
    if (!addsUp(recipe)) return html`<p class="caption"><bdi>${say.deep(behind)}</bdi></p>`;
    const sum = this.#sumOf(view);
    if (!sum) return sumRoom([], say.waiting);
    const {terms, restUnits} = sum;
    const picture = (sign: string, words: string, kind = 'weights') =>
      summand(sign, html`<div role="img" aria-label=${words}>${tile('digit', kind)}</div>`, words);
    const summands = [
      picture('', say.bias),
      ...terms.map(({unit, value}) => picture('+', say.term(unit + 1, value))),
      ...(restUnits > 0 ? [picture('+', say.rest(restUnits))] : []),
      picture('=', say.whole),
      picture('→', say.output(recipe.outputActivation), 'sum-output'),
    ];
    return sumRoom(summands, say.says(terms.length, restUnits));
  }

  protected override draw(view: CodeView): void {
    const {run, snapshot, recipe} = view;
    if (!hasNetwork(snapshot) || !addsUp(recipe)) return this.gone();
    const {codeLayer} = networkOf(recipe);
    this.#layer.ask(run, [snapshot.reconstructions, run.shown], () => ({layer: codeLayer + 1}));
    const sum = this.#sumOf(view);
    if (!sum) return;
    const {terms, rest, restUnits, output} = sum;
    const pictures = [
      this.#layer.answer!.bias,
      ...terms.map(({picture}) => picture),
      ...(restUnits > 0 ? [rest] : []),
      sum.sum,
    ];
    // One scale for all of them, or they would not be seen to add up; what is beyond the largest stencil is full ink.
    const most = Math.max(1e-6, ...terms.map(({picture}) => largestOf(picture)));
    const root = this.host.renderRoot.querySelector('.stencil-sum');
    const canvases = [...(root?.querySelectorAll<HTMLCanvasElement>('canvas.weights') ?? [])];
    if (canvases.length !== pictures.length) return;
    const inks = inksOf(canvases[0]);
    canvases.forEach((canvas, i) => paintWeights(canvas, pictures[i], {from: 0, step: 1, most, inks}));
    paint(root!.querySelector('canvas.sum-output')!, output);
  }

  protected override gone(): void {
    this.#layer.forget();
  }

  #sumOf(view: CodeView): DecoderSum | null {
    const code = this.#desk.code(view);
    const {answer} = this.#layer;
    const {outputActivation, encodingDim} = view.recipe;
    const isOf = answer && code && answer.kernel.length === answer.bias.length * encodingDim;
    return isOf ? this.#sum(code, answer, outputActivation) : null;
  }
}

const largestOf = (values: Float32Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
