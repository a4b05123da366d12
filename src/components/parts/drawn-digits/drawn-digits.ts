import type {ReactiveController} from 'lit';
import {unitValues} from '../../../pixels/values.ts';
import {drawnCount, type QueryName} from '../../../protocol/queries.ts';
import type {DataSummary} from '../../../protocol/events.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import {isAtHand} from '../../../recipe/download.ts';
import {hasNetwork} from '../../../session/snapshot.ts';
import type {PartHost, View} from '../../base/content.ts';
import {nounOf} from '../../base/noun.ts';
import type {RunHandle} from '../../base/run-handle.ts';
import {memoizeByKey} from '../controls/memoize.ts';
import {Query} from '../controls/query.ts';

const dataset = 'digits';
const data: DataSummary = {
  kind: dataset,
  name: dataset,
  trainCount: 0,
  testCount: drawnCount,
  bytesLoaded: 0,
  fromCache: false,
};

/**
 * What is shown of a network from a file whose images would cost a download: the digits that the library draws go through
 * it, in a view as of a run of theirs, until its own images are loaded.
 */
export class DrawnDigits implements ReactiveController {
  readonly #drawn: Query<'drawn'>;
  readonly #made: Query<'reconstruct'>;
  /** What is shown of them in this update. */
  #wanted: {readonly run: RunHandle; readonly weights: readonly unknown[]} | null = null;

  constructor(host: PartHost) {
    this.#drawn = new Query(host, 'drawn');
    this.#made = new Query(host, 'reconstruct');
    host.addController(this);
  }

  /** For what shows the ten pictures: those that the run has, or that came with its file. */
  pictures<V extends View>(view: V): V {
    return view.snapshot.samples ? view : this.images(view);
  }

  /** For what looks at the test images: those of the data set, where they are loaded or cost nothing. */
  images<V extends View>(view: V): V {
    const {snapshot, recipe} = view;
    if (!hasNetwork(snapshot) || snapshot.data !== null || isAtHand(recipe)) return view;
    const run = ofDrawn(view.run);
    this.#wanted = {run, weights: [snapshot.epoch, snapshot.batch, run.shown]};
    // Of another network they are not known yet.
    const drawn = this.#drawn.answer;
    return {
      ...view,
      run,
      recipe: ofDigits(recipe),
      noun: nounOf({dataset}),
      snapshot: {
        ...snapshot,
        data,
        samples: drawn?.samples ?? null,
        testLabels: drawn?.labels ?? null,
        reconstructions: this.#made.answer,
      },
      drawnHere: true,
    };
  }

  hostUpdate(): void {
    this.#wanted = null;
  }

  hostUpdated(): void {
    if (!this.#wanted) {
      this.#drawn.forget();
      this.#made.forget();
      return;
    }
    const {run, weights} = this.#wanted;
    this.#drawn.ask(run, [dataset], () => ({drawnHere: true}));
    const drawn = this.#drawn.answer;
    if (drawn) this.#made.ask(run, [drawn, ...weights], () => ({images: unitValues(drawn.samples.images)}));
  }
}

// One object a recipe and a run: whoever asks tells by it whether to ask anew.
const ofDigits = memoizeByKey((recipe: Recipe): Recipe => Object.freeze({...recipe, dataset}));

const ofImages: ReadonlySet<QueryName> = new Set(['codes', 'images', 'units', 'worst']);

/** The run, in which whoever asks about images asks about these. */
const ofDrawn = memoizeByKey((run: RunHandle): RunHandle => {
  const ask: RunHandle['ask'] = (name, question, options) => {
    return run.ask(name, ofImages.has(name) ? {...question, drawnHere: true} : question, options);
  };
  return new Proxy(run, {
    get(_, name) {
      if (name === 'ask') return ask;
      const value: unknown = Reflect.get(run, name, run);
      return typeof value === 'function' ? (value.bind(run) as unknown) : value;
    },
  });
});
