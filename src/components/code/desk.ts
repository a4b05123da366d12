import {fillNormal, streamKey} from '../../numerics/random.ts';
import {codeBetween} from '../../numerics/decoder-sum.ts';
import type {UnitStatistics} from '../../protocol/queries.ts';
import type {Samples} from '../../protocol/state.ts';
import type {Activation} from '../../recipe/names.ts';
import {networkOf} from '../../recipe/derive.ts';
import {hasNetwork} from '../../session/snapshot.ts';
import type {PartHost, View} from '../base/content.ts';
import {memoizeByKey, memoizeLast} from '../parts/controls/memoize.ts';
import {Query} from '../parts/controls/query.ts';
import {hasData} from '../parts/data-needed/data-needed.ts';
import {imageOf, SelectedImage, type ImageAtHand} from '../parts/inspector/selected-image.ts';

/** Which numbers an activation gives: what a code can be. */
const ranges: Readonly<Record<Activation, readonly [least: number, most: number]>> = {
  relu: [0, Infinity],
  softplus: [0, Infinity],
  sigmoid: [0, 1],
  tanh: [-1, 1],
  elu: [-1, Infinity],
  linear: [-Infinity, Infinity],
};

export const rangeOf = ({codeActivation}: {readonly codeActivation: Activation}): readonly [number, number] =>
  ranges[codeActivation];

/** Where the code comes from that is decoded, before anybody touches it. */
export type Base =
  | {readonly kind: 'own'}
  | {readonly kind: 'random'; readonly code: Float32Array}
  | {
      readonly kind: 'between';
      readonly other: Float32Array;
      /** The class of the other digit. */
      readonly label: number | null;
      readonly share: number;
    };

const own: Base = {kind: 'own'};

/** The first picture that is shown stands for one that nobody has selected. */
const firstOf = memoizeByKey((samples: Samples) =>
  imageOf(samples, 0, {split: 'test', index: samples.indices[0] ?? 0}),
);

/** A code that is worked on: a digit's own, or another, with what the reader has changed in it, and what is drawn of it. */
export class Desk {
  readonly #host: PartHost;
  readonly #image: SelectedImage;
  readonly #own: Query<'encode'>;
  readonly #ownMade: Query<'reconstruct'>;
  readonly #made: Query<'decode'>;
  readonly #statistics: Query<'units'>;
  readonly #changed = new Map<number, number>();
  readonly #off = new Set<number>();
  /** The digit that all of this is about. */
  #about: ImageAtHand | null = null;
  #base: Base = own;
  #version = 0;
  #asked = -1;
  #draws = 0;
  readonly #put = memoizeLast((...[base]: readonly [base: Float32Array, version: number]): Float32Array =>
    base.map((value, unit) => (this.#off.has(unit) ? 0 : (this.#changed.get(unit) ?? value))),
  );
  readonly #mixed = memoizeLast((from: Float32Array, to: Float32Array, share: number) =>
    codeBetween(from, to, share),
  );

  constructor(host: PartHost) {
    this.#host = host;
    this.#image = new SelectedImage(host);
    this.#own = new Query(host, 'encode');
    this.#ownMade = new Query(host, 'reconstruct');
    this.#made = new Query(host, 'decode');
    this.#statistics = new Query(host, 'units', {minMs: 1000});
  }

  get base(): Base {
    return this.#base;
  }

  get off(): ReadonlySet<number> {
    return this.#off;
  }

  /** Whether anything but the digit's own code is decoded. */
  get isChanged(): boolean {
    return this.#base !== own || this.#changed.size > 0 || this.#off.size > 0;
  }

  /** The selected digit, or the first of those shown. Of another one nothing has been changed yet. */
  image(view: View): ImageAtHand | null {
    const {samples} = view.snapshot;
    const image = this.#image.find(view) ?? (samples && samples.indices.length > 0 ? firstOf(samples) : null);
    if (image !== this.#about) {
      this.#about = image;
      this.#clear();
    }
    return image;
  }

  /** The digit's own code; null until it is known. */
  own(view: View): Float32Array | null {
    const {answer} = this.#own;
    const isOf = this.#own.answered[0] === this.image(view) && answer?.length === view.recipe.encodingDim;
    return isOf ? answer : null;
  }

  ownMade(view: View): Float32Array | null {
    return this.#ownMade.answered[0] === this.image(view) ? this.#ownMade.answer : null;
  }

  /** The code that is decoded. The same object until it changes. */
  code(view: View): Float32Array | null {
    const first = this.own(view);
    if (!first) return null;
    const base = this.#base;
    if (base.kind === 'own') return this.#put(first, this.#version);
    if (base.kind === 'random') return this.#put(base.code, this.#version);
    return this.#put(this.#mixed(first, base.other, base.share), this.#version);
  }

  /** The newest picture of it. */
  made(view: View): Float32Array | null {
    return this.code(view) ? this.#made.answer : null;
  }

  statistics({recipe}: View): UnitStatistics | null {
    const {answer} = this.#statistics;
    return answer?.on.length === recipe.encodingDim ? answer : null;
  }

  /** To be called once an update is over. */
  ask(view: View): void {
    const {run, snapshot, recipe} = view;
    const {reconstructions} = snapshot;
    if (!hasNetwork(snapshot)) return this.forget();
    this.#image.ask(view);
    const image = this.image(view);
    if (!image || !reconstructions) return;
    const now = [reconstructions, run.shown];
    this.#own.ask(run, [image, ...now], () => ({images: image.values.slice()}));
    this.#ownMade.ask(run, [image, ...now], () => ({images: image.values.slice()}));
    if (hasData(view))
      this.#statistics.ask(run, [snapshot.epoch, run.shown, view.drawnHere], () => ({
        layer: networkOf(recipe).codeLayer,
      }));
    const code = this.code(view);
    if (!code) return;
    // What a hand does is answered at once, however soon after the last.
    const atOnce = this.#asked !== this.#version;
    this.#asked = this.#version;
    this.#made.ask(run, [code, ...now], () => ({codes: code.slice()}), {atOnce});
  }

  forget(): void {
    for (const query of [this.#image, this.#own, this.#ownMade, this.#made, this.#statistics]) query.forget();
  }

  set(unit: number, value: number): void {
    this.#changed.set(unit, value);
    this.#off.delete(unit);
    this.#tell();
  }

  /** Switches numbers off, or on again. */
  switch(units: readonly number[], on: boolean): void {
    for (const unit of units)
      if (on) this.#off.delete(unit);
      else this.#off.add(unit);
    this.#tell();
  }

  /** Back to the digit's own code. */
  restore(): void {
    this.#clear();
    this.#tell();
  }

  between(other: Float32Array, label: number | null, share: number): void {
    this.#clear();
    this.#base = {kind: 'between', other, label, share};
    this.#tell();
  }

  /** Numbers drawn each by itself, as the codes of the test images spread. */
  random({mean, deviation}: UnitStatistics, {recipe}: View): void {
    const [least, most] = rangeOf(recipe);
    const normal = new Float32Array(mean.length);
    fillNormal(streamKey(recipe.seed, 'codes', ++this.#draws), normal);
    this.#clear();
    const code = normal.map((value, unit) =>
      Math.min(most, Math.max(least, mean[unit] + deviation[unit] * value)),
    );
    this.#base = {kind: 'random', code};
    this.#tell();
  }

  #clear(): void {
    this.#changed.clear();
    this.#off.clear();
    this.#base = own;
    this.#version++;
  }

  #tell(): void {
    this.#version++;
    this.#host.requestUpdate();
  }
}
