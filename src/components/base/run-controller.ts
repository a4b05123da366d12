import type {ReactiveControllerHost} from 'lit';
import type {Queries, QueryName} from '../../protocol/queries.ts';
import type {TrainEvent} from '../../protocol/events.ts';
import type {Change} from '../../recipe/fields.ts';
import type {ParsedRecipe} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {authorDataName} from '../../recipe/author-data.ts';
import type {AskOptions, Saved, SaveOptions} from '../../session/api.ts';
import type {LazySession, LazySource} from '../../session/lazy-session.ts';
import {haveSameSizes, type AuthorData} from '../../session/author-data.ts';
import type {RunFile} from '../../session/reading.ts';
import {isUnderWay, type Snapshot} from '../../session/snapshot.ts';
import {fire} from './events.ts';
import {authorDataOf, type DataArrays} from './author-data.ts';
import {RecipeController} from './recipe-controller.ts';
import {SessionLifetime} from './session-lifetime.ts';
import type {EarlierRun, RecipeTexts, RunHandle} from './run-handle.ts';
import type {RunMemory} from './run-memory.ts';
import {version} from './version.ts';
import {SavedRunLoader} from './saved-run-loader.ts';

export interface RunControllerOptions extends Pick<LazySource, 'load' | 'options'> {
  /** How long its host may be out of the page before what it holds is freed, in milliseconds. */
  readonly graceMs: () => number;
  /** Texts that stand for attributes not given: the element's own defaults. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** Fetches what shows a run; awaited before there is one to show. */
  readonly loadContent: () => Promise<unknown>;
  /** The run is ended, and what it held freed. */
  readonly freed: () => void;
  /** The attributes cannot be trained as they are. */
  readonly refused: (parsed: ParsedRecipe) => void;
}

/** What an author gave, for as long as a run that can be had back was trained on it. */
const given = new WeakMap<AuthorData, DataArrays>();

const none: readonly EarlierRun[] = [];

/** A host's own recipe and run, and which of its epochs is shown. */
export class RunController implements RunHandle {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly #recipe: RecipeController;
  readonly #session: LazySession;
  readonly #listeners = new Set<(events: readonly TrainEvent[]) => void>();
  #authorData: AuthorData | null = null;
  /** The last recipe that was made to name the author's arrays. */
  #named: {readonly of: Recipe; readonly own: AuthorData; readonly recipe: Recipe} | null = null;
  readonly #saved: SavedRunLoader;
  /** Null before the first session: there is nothing to remember. */
  #memory: RunMemory | null = null;
  /** While it takes over a run together with its recipe. */
  #adopting = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: RunControllerOptions) {
    this.host = host;
    this.#recipe = new RecipeController(
      host,
      {
        recipeChanged: (recipe, change, before) => this.#recipeChanged(recipe, change, before),
        recipeRefused: (parsed) => {
          if (isUnderWay(this.#session.snapshot)) this.#session.pause();
          options.refused(parsed);
        },
      },
      options.defaults,
    );
    const {load, graceMs} = options;
    const source = {
      load: async () => {
        const [open, {createMemory}] = await Promise.all([load(), import('./run-memory.ts')]);
        this.#memory ??= createMemory(this.#session, () => this.#tell([]));
        return open;
      },
      options: options.options,
      recipe: () => this.recipe,
      own: () => this.#authorData,
      freed: () => {
        this.#saved.weights.freed(this.recipe);
        options.freed();
      },
    };
    this.#session = new SessionLifetime(host, source, graceMs).session;
    this.#session.subscribe((_, events) => this.#heard(events));
    this.#saved = new SavedRunLoader(this.#session, {
      recipe: this.#recipe,
      own: () => this.#authorData,
      loadContent: options.loadContent,
      options: options.options,
      take: (texts, saved) => this.#take(texts, saved),
    });
    host.addController({hostDisconnected: () => this.#saved.weights.thinkBetter()});
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
    return (this.#memory?.shown ?? this.#session).snapshot;
  }

  get own(): AuthorData | null {
    return this.#authorData;
  }

  get overridden(): readonly string[] {
    return this.#recipe.overridden;
  }

  get shown(): number | null {
    return this.#memory?.shown.epoch ?? null;
  }

  get earlier(): readonly EarlierRun[] {
    return this.#memory?.history.earlier ?? none;
  }

  get kept(): Recipe | null {
    return this.#memory?.history.kept ?? null;
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
    return (this.#authorData && given.get(this.#authorData)) ?? null;
  }

  /**
   * The author's own arrays in place of the `dataset`; null for the data set again. Starts over, but where a run from a
   * file was trained on as many images and lacks them: it goes on with these.
   */
  set data(data: DataArrays | null) {
    const before = this.#authorData;
    const isLacking = before?.train === null;
    if (data === this.data && !isLacking) return;
    const fresh = data && authorDataOf(data);
    const isWhole = fresh !== null && isLacking && haveSameSizes(fresh, before);
    const own = isWhole ? {...fresh, key: before.key} : fresh;
    if (own) given.set(own, data!);
    // What is fetched is still to come: of these arrays, or of none of them.
    if (this.#saved.weights.isUnderWay(this.#recipe.recipe.weights)) this.#authorData = own;
    else if (isWhole) {
      const saved = this.#session.keep();
      this.#authorData = own;
      this.#memory?.shown.clear();
      if (saved) this.#session.restore({...saved, own});
    } else {
      this.#saved.supersede();
      this.#keepRun(this.#recipe.texts);
      this.#authorData = own;
      this.#session.reset(this.recipe);
    }
    this.#tell([]);
  }

  /** To be called when one of the host's recipe attributes changed. */
  attributeChanged(attribute: string): void {
    this.#recipe.attributeChanged(attribute);
  }

  play(): void {
    this.#goOn(() => this.#session.play());
  }

  /** Trains from the saved run that the recipe names, where it names one. */
  #goOn(act: () => void): void {
    if (!this.valid) return;
    this.show(null);
    this.#saved.weights.retry();
    this.wantWeights();
    this.#saved.weights.then(act);
  }

  /** Fetches the saved run that the recipe names, once; after a failure, when somebody plays. What goes wrong is in the snapshot. */
  wantWeights(): void {
    this.#saved.weights.want(this.valid ? this.recipe.weights : null);
  }

  pause(): void {
    this.#saved.weights.cancel();
    this.#session.pause();
  }

  prepare(): void {
    if (this.valid) this.#session.prepare();
  }

  step(amount: {readonly epochs?: number; readonly batches?: number}): void {
    this.#goOn(() => this.#session.step(amount));
  }

  reset(): void {
    this.#saved.supersede();
    this.#keepRun(this.#recipe.texts);
    this.#session.reset(this.recipe);
    this.#tell([]);
  }

  set(values: RecipeTexts): void {
    // Whoever chooses a data set wants no other images.
    if ('dataset' in values) this.data = null;
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
    const undo = this.#memory?.history.takeBack();
    if (!undo) return;
    const before = this.#recipe.texts;
    // The run that is given up can be had back in turn.
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
    if (!file) throw new DOMException('Nothing has been trained yet.', 'InvalidStateError');
    return file;
  }

  /**
   * Goes on from a file, in place of what there is.
   * @throws as {@link SavedRunLoader.load}
   */
  load(source: RunFile): Promise<void> {
    return this.#saved.load(source);
  }

  /** Takes over a run from elsewhere: recipe, weights and history. */
  adopt(texts: RecipeTexts, saved: Saved): void {
    this.#saved.supersede();
    this.#take(texts, saved);
  }

  #take(texts: RecipeTexts, saved: Saved): Recipe {
    this.#keepRun(this.#recipe.texts);
    this.#adopting = true;
    this.#recipe.override(texts);
    this.#recipe.flush();
    this.#adopting = false;
    this.#authorData = saved.own;
    const {recipe} = this;
    this.#session.restore({...saved, recipe});
    this.#tell([]);
    return recipe;
  }

  clearEarlier(): void {
    this.#memory?.history.clearEarlier();
    this.#tell([]);
  }

  watch(indices: readonly number[] | null): void {
    this.#session.watch(indices);
  }

  show(epoch: number | null): void {
    if (this.#memory?.shown.show(epoch)) this.#tell([]);
  }

  ask<K extends QueryName>(
    name: K,
    ask: Queries[K]['ask'],
    options?: AskOptions,
  ): Promise<Queries[K]['answer']> {
    return this.#session.ask(name, ask, {epoch: this.shown ?? undefined, ...options});
  }

  /** Ends the run and frees what it holds, because another network takes its place. */
  release(): void {
    this.#memory?.shown.clear();
    this.#session.dispose();
  }

  #recipeChanged(recipe: Recipe, change: Change, before: RecipeTexts): void {
    if (this.#adopting) return;
    if (change === 'reset') {
      // What is fetched is still to come: beneath what the attributes say by then.
      if (this.#saved.weights.isUnderWay(recipe.weights)) return;
      this.#keepRun(before);
      this.#session.reset(this.#withOwn(recipe));
    } else if (change === 'live') this.#session.change(this.#withOwn(recipe));
  }

  #withOwn(recipe: Recipe): Recipe {
    const own = this.#authorData;
    if (!own) return recipe;
    if (this.#named?.of !== recipe || this.#named.own !== own) {
      this.#named = {
        of: recipe,
        own,
        recipe: Object.freeze({...recipe, dataset: authorDataName(own.key)}),
      };
    }
    return this.#named.recipe;
  }

  /** Before a reset: the run's curve stays, and the way back. */
  #keepRun(texts: RecipeTexts): void {
    this.#memory?.shown.clear();
    const saved = this.#session.keep();
    if (saved) this.#memory?.history.keep({texts, saved});
  }

  #heard(events: readonly TrainEvent[]): void {
    if (events.some(({type}) => type === 'samples')) this.#memory?.shown.draw();
    this.#tell(events);
  }

  #tell(events: readonly TrainEvent[]): void {
    for (const listener of [...this.#listeners]) listener(events);
  }
}
