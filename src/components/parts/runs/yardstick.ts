import {html, type TemplateResult} from 'lit';
import type {Recipe} from '../../../recipe/recipe.ts';
import type {Snapshot} from '../../../session/snapshot.ts';
import type {PartHost, View} from '../../base/content.ts';
import {Query} from '../controls/query.ts';
import {hasData} from '../data-needed/data-needed.ts';
import {Part} from '../part.ts';

/** While it trains, a mean squared error that the loss does not tell is asked for this often at most, in milliseconds. */
const everyMs = 2_000;

/** The mean squared error of the weights at the end of an epoch, on the test images. */
export interface MeasuredError {
  readonly epoch: number;
  readonly value: number;
}

/** Whether val_loss is the mean squared error. */
const isLoss = ({loss, activityL1}: Recipe): boolean => loss === 'mse' && activityL1 === 0;

/** Weights are told by what they reach: the same epoch with the same losses is of the same ones. */
const keyOf = ({epoch, loss, valLoss}: Snapshot['history'], i: number): string =>
  `${epoch[i]} ${loss[i]} ${valLoss[i]}`;

/**
 * What runs of all losses can be held against: the mean squared error on the test set. Measured where the loss is
 * another one, when the run rests; remembered for the time after.
 */
export class Yardstick extends Part {
  readonly #query: Query<'evaluate'>;
  readonly #known = new Map<string, number>();

  constructor(host: PartHost) {
    super(host);
    this.#query = new Query(host, 'evaluate', {minMs: everyMs});
  }

  /** The newest error of a run that is known; null where none is. */
  of(recipe: Recipe, {history}: Snapshot): MeasuredError | null {
    for (let i = history.epoch.length - 1; i >= 0; i--) {
      const value = isLoss(recipe) ? history.valLoss[i] : this.#known.get(keyOf(history, i));
      if (value !== undefined) return {epoch: history.epoch[i], value};
    }
    return null;
  }

  /** Measures while the run goes on, too: somebody looks. */
  measure(view: View): void {
    const {recipe, run, snapshot} = view;
    const {history} = snapshot;
    const {answer, answered} = this.#query;
    if (answer !== null) this.#known.set(String(answered[0]), answer);
    const last = history.epoch.length - 1;
    if (last < 0 || isLoss(recipe) || !hasData(view)) return this.#query.forget();
    const key = keyOf(history, last);
    if (this.#known.has(key)) return;
    this.#query.ask(run, [key, snapshot.data], () => ({by: 'mse'}), {epoch: history.epoch[last]});
  }

  /** It is not seen. */
  protected override template(): TemplateResult {
    return html``;
  }

  protected override draw(view: View): void {
    if (view.snapshot.status !== 'training') this.measure(view);
  }
}
