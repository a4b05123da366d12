import type {ReactiveControllerHost} from 'lit';
import type {Answer, Question} from '../../protocol/questions.ts';
import type {TrainEvent} from '../../protocol/events.ts';
import {fieldAttributes, type Change} from '../../recipe/fields.ts';
import type {ParsedRecipe} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {ownName} from '../../recipe/own-data.ts';
import type {Saved, SaveOptions, SessionOptions} from '../../session/api.ts';
import type {OwnData} from '../../session/own-data.ts';
import type {Snapshot} from '../../session/snapshot.ts';
import {FailureError, failureOf} from '../../protocol/errors.ts';
import {networkOf} from '../../recipe/derive.ts';
import {fire} from './events.ts';
import {ownDataOf, type DataArrays} from './own-data.ts';
import {RecipeController} from './recipe-controller.ts';
import {SessionController, type SessionSource} from './session-controller.ts';
import type {EarlierRun, RecipeTexts, Trained} from './run-handle.ts';
import {version} from './version.ts';

/** Whether the weights and the optimizer's state of one fit the other. */
const sameModel = (a: Recipe, b: Recipe): boolean =>
  a.optimizer === b.optimizer && JSON.stringify(networkOf(a)) === JSON.stringify(networkOf(b));

/** A saved run under a recipe that may plan other epochs than its own: no fewer than have begun. */
function planned(saved: Saved, recipe: Recipe): Saved {
  if (recipe.epochs === saved.recipe.epochs) return {...saved, recipe};
  const {epoch, batch} = saved.snapshot;
  const epochs = Math.max(recipe.epochs, batch > 0 ? epoch + 1 : epoch);
  const status = epoch < epochs ? 'paused' : saved.snapshot.status;
  return {...saved, recipe, snapshot: {...saved.snapshot, epochs, status}};
}

/** Earlier runs kept for comparison; the oldest goes first. */
const mostEarlier = 4;

export interface TrainingOptions extends Pick<SessionSource, 'load' | 'options' | 'graceMs'> {
  /** Texts that stand for attributes not given: the element's own defaults. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** Fetches what shows a run; awaited before there is one to show. */
  readonly prepare: () => Promise<unknown>;
  /** The attributes cannot be trained as they are. */
  readonly refused: (parsed: ParsedRecipe) => void;
}

/** A host's own recipe and run, and which of its epochs is shown. */
export class Training implements Trained {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly #recipe: RecipeController;
  readonly #session: SessionController;
  readonly #listeners = new Set<(events: readonly TrainEvent[]) => void>();
  #data: DataArrays | null = null;
  #own: OwnData | null = null;
  /** The last recipe that was made to name the author's arrays. */
  #named: {readonly of: Recipe; readonly own: OwnData; readonly recipe: Recipe} | null = null;
  readonly #prepare: () => Promise<unknown>;
  readonly #options: () => SessionOptions;
  /** The saved run that the attribute names, once it is fetched or under way. */
  #weights: {readonly url: string; readonly loading: Promise<void>; failed: boolean} | null = null;
  #shown: number | null = null;
  #shownPictures: Float32Array | null = null;
  #earlier: readonly EarlierRun[] = [];
  #undo: {readonly texts: RecipeTexts; readonly saved: Saved} | null = null;
  /** While it takes over a run together with its recipe. */
  #adopting = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: TrainingOptions) {
    this.host = host;
    this.#prepare = options.prepare;
    this.#options = options.options;
    this.#recipe = new RecipeController(
      host,
      {
        recipeChanged: (recipe, change, before) => this.#recipeChanged(recipe, change, before),
        recipeRefused: (parsed) => {
          if (['training', 'loading'].includes(this.#session.snapshot.status)) this.#session.pause();
          options.refused(parsed);
        },
      },
      options.defaults,
    );
    this.#session = new SessionController(host, {
      ...options,
      recipe: () => this.recipe,
      own: () => this.#own,
      heard: (events) => this.#heard(events),
    });
  }

  get parsed(): ParsedRecipe {
    return this.#recipe.parsed;
  }

  get recipe(): Recipe {
    return this.#withOwn(this.#recipe.recipe);
  }

  get valid(): boolean {
    return this.#recipe.valid;
  }

  get snapshot(): Snapshot {
    const {snapshot} = this.#session;
    return this.#shown === null || !this.#shownPictures
      ? snapshot
      : {...snapshot, reconstructions: this.#shownPictures};
  }

  get own(): OwnData | null {
    return this.#own;
  }

  get shown(): number | null {
    return this.#shown;
  }

  get earlier(): readonly EarlierRun[] {
    return this.#earlier;
  }

  get undoable(): boolean {
    return this.#undo !== null;
  }

  /** Texts of the attributes that were given, by element or reader. */
  get texts(): RecipeTexts {
    return this.#recipe.texts;
  }

  subscribe(listener: (events: readonly TrainEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get data(): DataArrays | null {
    return this.#data;
  }

  /** The author's own arrays in place of the `dataset`; null for the data set again. Starts over. */
  set data(data: DataArrays | null) {
    if (data === this.#data) return;
    const own = data && ownDataOf(data);
    this.#keepRun(this.#recipe.texts);
    this.#data = data;
    this.#own = own;
    this.#session.reset(this.recipe);
    this.#tell([]);
  }

  /** To be called when one of the host's recipe attributes changed. */
  attributeChanged(attribute: string): void {
    this.#recipe.attributeChanged(attribute);
  }

  play(): void {
    if (!this.valid) return;
    this.show(null);
    // After a failure, once more.
    if (this.#weights?.failed) this.#weights = null;
    const loading = this.wantWeights();
    if (loading) void loading.then(() => this.#session.snapshot.status !== 'error' && this.#session.play());
    else this.#session.play();
  }

  /**
   * Fetches the saved run that the recipe names, once; after a failure, when somebody plays. What goes wrong is in the snapshot.
   * @returns null where there is nothing to wait for
   */
  wantWeights(): Promise<void> | null {
    const url = this.valid ? this.recipe.weights : null;
    if (url === null) return (this.#weights = null);
    if (this.#weights?.url === url) return null;
    this.#session.fetching();
    const loading = this.load(url, {beneath: true}).catch((error: unknown) => {
      if (this.#weights?.loading !== loading) return;
      this.#weights.failed = true;
      this.#session.failed(failureOf(error));
    });
    this.#weights = {url, loading, failed: false};
    return loading;
  }

  pause(): void {
    this.#session.pause();
  }

  look(): void {
    if (this.valid) this.#session.look();
  }

  step(amount: {readonly epochs?: number; readonly batches?: number}): void {
    if (!this.valid) return;
    this.show(null);
    this.#session.step(amount);
  }

  reset(): void {
    this.#keepRun(this.#recipe.texts);
    this.#session.reset(this.recipe);
    this.#tell([]);
  }

  set(values: RecipeTexts): void {
    this.#recipe.override(values);
    fire(this.host, 'ae-recipe-change', {recipe: this.recipe, attributes: Object.keys(values)});
    this.#tell([]);
  }

  startOver(values: RecipeTexts): void {
    this.set(values);
    if (this.snapshot.status !== 'idle') this.reset();
    this.play();
  }

  undo(): void {
    const undo = this.#undo;
    if (!undo) return;
    const before = this.#recipe.texts;
    // The run that is given up can be had back in turn.
    this.#undo = null;
    this.#earlier = this.#earlier.filter(({history}) => history !== undo.saved.snapshot.history);
    this.adopt(undo.texts, undo.saved);
    const attributes = Object.keys(undo.texts).filter((name) => undo.texts[name] !== before[name]);
    if (attributes.length > 0) fire(this.host, 'ae-recipe-change', {recipe: this.recipe, attributes});
  }

  /**
   * The run in one file.
   * @throws DOMException InvalidStateError before the first epoch
   */
  async save(form: SaveOptions['form'] = 'full'): Promise<Blob> {
    const given = Object.entries(this.#recipe.fullTexts).filter(
      // Where it was read from is not part of it.
      (entry): entry is [string, string] => entry[1] !== null && entry[0] !== 'weights',
    );
    const file = await this.#session.save({form, texts: Object.fromEntries(given), version});
    if (!file) throw new DOMException('No epoch has been trained yet.', 'InvalidStateError');
    return file;
  }

  /**
   * Goes on from a file, in place of what there is.
   * @param source the file, or its url
   * @param beneath whether attributes that are given stand over what the file says of the recipe
   * @throws FailureError `run-…` where it cannot be had or used
   */
  async load(
    source: Blob | ArrayBuffer | string,
    {beneath = false, signal = new AbortController().signal} = {},
  ): Promise<void> {
    const [{readRun, savedFrom}] = await Promise.all([import('../../session/reading.ts'), this.#prepare()]);
    const run = await readRun(source, this.#options());
    signal.throwIfAborted();
    const saved = savedFrom(run);
    const given = this.#recipe.texts;
    const own = (name: string) => name === 'weights' || (beneath && given[name] !== null);
    const texts = Object.fromEntries(
      fieldAttributes.map((name) => [name, own(name) ? (given[name] ?? null) : (run.texts[name] ?? null)]),
    );
    const {recipe} = this.#recipe.try(texts);
    if (!sameModel(recipe, saved.recipe))
      throw new FailureError('run-invalid', {
        url: typeof source === 'string' ? source : 'file',
        reason: 'shape',
      });
    this.adopt(texts, planned(saved, recipe));
  }

  /** Takes over a run from elsewhere: recipe, weights and history. */
  adopt(texts: RecipeTexts, saved: Saved): void {
    this.#keepRun(this.#recipe.texts);
    this.#adopting = true;
    this.#recipe.override(texts);
    this.#recipe.flush();
    this.#adopting = false;
    if (saved.own !== this.#own) this.#data = null;
    this.#own = saved.own;
    this.#session.restore(saved);
    this.#tell([]);
  }

  clearEarlier(): void {
    this.#earlier = [];
    this.#tell([]);
  }

  watch(indices: readonly number[] | null): void {
    this.#session.watch(indices);
  }

  show(epoch: number | null): void {
    // Only what is kept can be shown: the nearest epoch before the one asked for.
    const kept = this.#session.snapshot.archive?.epochs ?? [];
    const shown = epoch === null ? null : (kept.findLast((at) => at <= epoch) ?? null);
    if (shown === this.#shown) return;
    this.#unshow();
    this.#shown = shown;
    if (shown !== null) this.#picture(shown);
    this.#tell([]);
  }

  ask(question: Question, options: {slot?: string; signal?: AbortSignal} = {}): Promise<Answer> {
    const {type} = question;
    // Not of a network's weights.
    if (
      this.#shown === null ||
      type === 'checkpoint' ||
      type === 'save' ||
      type === 'images' ||
      type === 'memory' ||
      question.epoch !== undefined
    )
      return this.#session.ask(question, options);
    return this.#session.ask({...question, epoch: this.#shown}, options);
  }

  /** Ends the run and frees what it holds, because another network takes its place. */
  release(): void {
    this.#unshow();
    this.#session.end();
  }

  #unshow(): void {
    this.#shown = null;
    this.#shownPictures = null;
  }

  /** The ten pictures as that epoch drew them. */
  #picture(epoch: number): void {
    const {samples} = this.#session.snapshot;
    if (!samples) return;
    const images = Float32Array.from(samples.images, (byte) => byte / 255);
    this.#session.ask({type: 'reconstruct', images, epoch}, {slot: 'shown'}).then(
      (answer) => {
        if (this.#shown !== epoch || answer.type !== 'values') return;
        this.#shownPictures = answer.values;
        this.#tell([]);
      },
      // A newer place of the slider took its place, or the run has ended.
      () => undefined,
    );
  }

  #recipeChanged(recipe: Recipe, change: Change, before: RecipeTexts): void {
    if (this.#adopting) return;
    if (change === 'reset') {
      this.#keepRun(before);
      this.#session.reset(this.#withOwn(recipe));
    } else if (change === 'live') this.#session.change(this.#withOwn(recipe));
  }

  #withOwn(recipe: Recipe): Recipe {
    const own = this.#own;
    if (!own) return recipe;
    if (this.#named?.of !== recipe || this.#named.own !== own) {
      this.#named = {of: recipe, own, recipe: Object.freeze({...recipe, dataset: ownName(own.key)})};
    }
    return this.#named.recipe;
  }

  /** Before a reset: the run's curve stays, and the way back. */
  #keepRun(texts: RecipeTexts): void {
    this.#unshow();
    const saved = this.#session.keep();
    if (!saved) return;
    this.#undo = {texts, saved};
    const {recipe, snapshot} = saved;
    this.#earlier = [...this.#earlier, {recipe, history: snapshot.history}].slice(-mostEarlier);
  }

  #heard(events: readonly TrainEvent[]): void {
    const samples = events.some(({type}) => type === 'samples');
    if (samples && this.#shown !== null) this.#picture(this.#shown);
    this.#tell(events);
  }

  #tell(events: readonly TrainEvent[]): void {
    for (const listener of [...this.#listeners]) listener(events);
  }
}
