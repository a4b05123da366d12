import {nothing, type TemplateResult} from 'lit';
import type {Messages, OwnShellGroup} from '../../locales/messages/groups.ts';
import type {Status, TrainEvent} from '../../protocol/events.ts';
import {fieldAttributes} from '../../recipe/fields.ts';
import {nothingOwn, type AnyOwnTable} from '../../recipe/own-fields.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import type {Limits} from '../../session/watchdog.ts';
import {AutoplayController} from './autoplay-controller.ts';
import {barStyles} from './bar-styles.ts';
import {ContentLoader} from './content-loader.ts';
import {shellWords, type BarActs} from './controls-bar.ts';
import {fireNotLoaded} from './error-events.ts';
import {frameStyles} from './frame-styles.ts';
import {frame} from './frame.ts';
import {LanguageController} from './language-controller.ts';
import {messageStyles} from './message-styles.ts';
import {OwnFields} from './own-fields.ts';
import {focusCame} from './first-keys.ts';
import type {DataArrays, Images} from './author-data.ts';
import {checkStep} from './step-amount.ts';
import {printStyles} from './print-styles.ts';
import {problem} from './problem.ts';
import {RunController} from './run-controller.ts';
import type {RunHandle} from './run-handle.ts';
import {
  defineProperties,
  recipeFields,
  upgradeProperties,
  type RecipeProperties,
} from './field-properties.ts';
import type {OpenSession} from '../../session/lazy-session.ts';
import {isUnderWay} from '../../session/snapshot.ts';
import {SettingsLoader} from './settings-loader.ts';
import {ShellLoader, type LoadShell} from './shell-loader.ts';
import {ShownRun} from './shown-run.ts';
import {StyledElement} from './styled-element.ts';
import type {ValuesQuestion} from './values-question.ts';
import {themeStyles} from './theme-styles.ts';
import {version} from './version.ts';
import {workerBaseOf} from './worker-base.ts';

/** Comes with the session: an element that was trained answers offline, too. */
const loadQuestions = () => import('./values-question.ts');

/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type --
   the recipe's accessors are made from the table of fields */
export interface TrainingElement extends RecipeProperties {}

/**
 * What all elements that train have in common: the recipe's attributes, a run of their own or one they are linked to,
 * the bar of controls, and the programming interface. A subclass is hardly more than a name: what its elements are about
 * is in the shell it loads, and what they show once somebody has acted in the content that the shell loads.
 *
 * @attr {string} for - Id of the element whose network it shows, in place of one of its own.
 * @attr {string} lang - Its language; else that of the nearest element that has one.
 * @attr {string} worker-base - Folder of your own with the worker files, for pages whose policy allows only that. Read
 *   when the first worker starts.
 *
 * @slot fallback - Shown where this element cannot run, and in print when nothing has been trained.
 */
export abstract class TrainingElement extends StyledElement {
  /** The library's version. */
  static readonly version = version;
  /** Where the worker files lie, if not beside the library's own files. */
  static workerBase: string | null = null;
  /**
   * How long it may be out of the page before what it holds is freed, in milliseconds. Within it, a move keeps all.
   * @internal
   */
  static graceMs = 2000;
  /** Texts that stand for recipe attributes not given. */
  static readonly recipeDefaults: Readonly<Record<string, string>> = {};
  /** What it takes beside a recipe. */
  protected static readonly ownTable: AnyOwnTable = nothingOwn;
  /** What it shows before anybody acts, and what it says there beside what every element says. */
  static readonly loadShell: LoadShell;
  protected static readonly shellGroups: readonly OwnShellGroup[] = [];
  /** How long workers may be silent; for tests. @internal */
  static limits: Limits | undefined;
  /** What opens sessions; for tests. @internal */
  static loadSession: () => Promise<OpenSession> = async () =>
    (await import('../../session/session.ts')).openSession;

  /** What is adopted later comes before the last of them. */
  static override readonly styles = [themeStyles, frameStyles, barStyles, messageStyles, printStyles];

  /** Lit's, called once for each class that is defined. */
  protected static override finalize(): void {
    super.finalize();
    defineProperties(this.prototype, recipeFields, (element) => element.#own.recipe);
    defineProperties(this.prototype, this.ownTable.fields, (element) => element.#fields.own);
  }

  static override get observedAttributes(): string[] {
    const own = this.ownTable.fields.map(({attribute}) => attribute);
    return [...super.observedAttributes, ...fieldAttributes, ...own, 'for', 'lang'];
  }

  readonly #language = new LanguageController(this);
  readonly #shell = new ShellLoader(this, this.#class.loadShell, this.#language, this.#class.shellGroups);
  readonly #loader = new ContentLoader(this, this.#shell, this.#language);
  readonly #settings = new SettingsLoader(this, this.#shell, this.#language);
  readonly #own = new RunController(this, {
    defaults: this.#class.recipeDefaults,
    load: async () => {
      const [open] = await Promise.all([this.#class.loadSession(), this.#loader.load(), loadQuestions()]);
      return open;
    },
    options: () => ({
      workerBase: workerBaseOf(this),
      limits: this.#class.limits,
    }),
    loadContent: () => this.#loader.load(),
    graceMs: () => this.#class.graceMs,
    freed: () => this.#autoplay.freed(),
    refused: ({complaints}): void => {
      if (this.#shown.isOwn)
        this.#language.note((notes, words) => notes?.fireComplaints(this, complaints, words));
    },
  });
  readonly #shown = new ShownRun(this, this.#own, {
    heard: (events) => this.#heard(events),
    linked: () => this.#linked(),
  });
  readonly #autoplay = new AutoplayController(this, this.#shown);
  readonly #fields = new OwnFields(this, this.#class.ownTable, this.#language, this.#own, () => this.recipe);

  get #class(): typeof TrainingElement {
    return this.constructor as typeof TrainingElement;
  }

  /** Where the run stands. */
  get status(): Status {
    const {valid, snapshot} = this.run;
    return valid && this.#fields.none ? snapshot.status : 'error';
  }

  /** One entry an epoch, as Keras's history has them. A copy: it does not grow. */
  get history(): {epoch: number[]; loss: number[]; val_loss: number[]} {
    const {epoch, loss, valLoss} = this.run.snapshot.history;
    return {epoch: [...epoch], loss: [...loss], val_loss: [...valLoss]};
  }

  /** The recipe in force: attributes, defaults, and what the reader set; of a linked element, the other's. */
  get recipe(): Recipe {
    return this.run.recipe;
  }

  /**
   * The author's own images in place of the `dataset`; null for the data set. Setting it starts over. The arrays are
   * copied, or handed over where `transfer` is true; floats are kept as bytes, rounded to 1/255.
   * @throws {TypeError} if train or test is no Float32Array or Uint8Array
   * @throws {RangeError} if a length is no multiple of 784, or labels do not fit
   */
  get data(): DataArrays | null {
    return this.#own.data;
  }

  set data(data: DataArrays | null) {
    this.#own.data = data;
  }

  /** Trains until the epochs are done; after the last, as many again. After a failure to load, tries again. */
  play(): void {
    this.#autoplay.started();
    if (!this.#shown.broken && this.#fields.none) this.run.play();
  }

  /** Rests after the batch under way; while data load, stops loading. */
  pause(): void {
    this.#autoplay.stopped();
    this.run.pause();
  }

  /**
   * Trains this many epochs, or batches, then pauses; several calls add up. One epoch if nothing is said.
   * @throws {RangeError} if the amount is no whole number above 0, or more than 10,000 epochs or a million batches
   */
  step(amount: {readonly epochs?: number; readonly batches?: number} = {epochs: 1}): void {
    checkStep(amount);
    this.#autoplay.started();
    if (!this.#shown.broken && this.#fields.none) this.run.step(amount);
  }

  /** Forgets all that was learned: fresh weights, empty history. The reader may take it back. */
  reset(): void {
    this.#autoplay.stopped();
    this.run.reset();
  }

  /**
   * The run in one file: recipe, history, weights and the optimizer's state, all of one moment. A safetensors file.
   * @param options `{for: 'show'}`: enough to show what was learned, weights alone with 8 bits a number; who goes on from
   *   it begins with a fresh optimizer
   * @throws {RangeError} if it is to be for anything else
   * @throws {DOMException} InvalidStateError before the first epoch
   */
  async save(options: {readonly for?: 'show'} | null = {}): Promise<Blob> {
    const {for: purpose} = options ?? {};
    if (purpose !== undefined && purpose !== 'show')
      throw new RangeError("A run is saved for 'show', or, without saying for what, to go on from.");
    return this.#inWords(this.run.save(purpose ?? 'full'));
  }

  /**
   * Goes on from a saved run in place of what there is; play trains on.
   * @param source what `save` gave, or its url
   * @throws {TypeError} if it is neither
   * @throws {DOMException} AbortError if another is loaded, or all is started over, before it is there
   * @throws {Error} if it cannot be had, is damaged, or is no such file, in the page's language, with `code` as in
   *   `ae-error`; then nothing is changed
   */
  async load(source: Blob | ArrayBuffer | string | URL): Promise<void> {
    return this.#inWords(this.run.load(source));
  }

  /**
   * Codes of images.
   * @param images n × 784, row by row: a Float32Array of values in 0–1, or a Uint8Array (clamped or not) in 0–255
   * @returns n × encoding-dim
   * @throws {RangeError} if the length is no multiple of 784, or a value is NaN or infinite
   * @throws {DOMException} InvalidStateError, if nothing has been trained yet
   */
  async encode(images: Images): Promise<Float32Array> {
    return this.#values('encode', images);
  }

  /**
   * Images of codes.
   * @param codes n × encoding-dim
   * @returns n × 784; mostly in 0–1, as far as the output activation keeps to it
   * @throws {RangeError} if the length is no multiple of encoding-dim, or a value is NaN or infinite
   * @throws {DOMException} InvalidStateError, if nothing has been trained yet
   */
  async decode(codes: Float32Array): Promise<Float32Array> {
    return this.#values('decode', codes);
  }

  /**
   * What the network makes of images: `decode` of `encode`.
   * @param images as for `encode`
   * @returns n × 784
   */
  async reconstruct(images: Images): Promise<Float32Array> {
    return this.#values('reconstruct', images);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusin', focusCame);
    upgradeProperties(this, [{name: 'data'}, ...recipeFields, ...this.#class.ownTable.fields]);
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (fieldAttributes.includes(name)) {
      this.#own.attributeChanged(name);
      this.#shown.tell(this.#language);
    } else if (name === 'for') this.#shown.forChanged();
    else this.requestUpdate();
  }

  /** Called by the watch on what is in the window. @internal */
  viewChanged(inView: boolean): void {
    this.#autoplay.viewChanged(inView);
    if (inView) this.#shell.seen();
  }

  /** The network it shows: its own, or the one it is linked to. */
  protected get run(): RunHandle {
    return this.#shown.run;
  }

  /** The bar's buttons that there are, by name. */
  get #buttons(): readonly string[] {
    // The buttons are beside the network they train, unless the author wants them here too.
    if (!this.#shown.isOwn && !this.hasAttribute('controls')) return [];
    return this.#own.recipe.controls;
  }

  /** Once what it shows is here, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#shell.settled();
    await this.#shown.told;
    await this.#language.noted;
    return super.getUpdateComplete();
  }

  protected override render(): TemplateResult | typeof nothing {
    const {spoken} = this.#language;
    if (!spoken || !this.#shell.shell) return this.#shell.awaited();
    const {shell} = spoken;
    const {run, broken} = this.#shown;
    const view = this.#shown.view(spoken, this.#fields);
    const {content} = this.#loader;
    const invalid = !run.valid || broken !== null || !this.#fields.none;
    return frame(view, {
      names: (spoken as Partial<Messages>)[this.#class.shellGroups[0]] ?? shell,
      standIn: this.#language.standIn,
      states: [
        view.snapshot.reconstructions ? '' : 'untrained',
        this.querySelector(':scope > [slot="fallback"]') ? 'replaceable' : '',
      ],
      words: (this.#fields.none && content?.bar(view)) || shellWords(view, invalid),
      bar: {buttons: this.#buttons, invalid, acts: this.#acts},
      settings: broken ? nothing : this.#settings.render(view),
      body: broken
        ? problem([spoken.notes?.link[broken.kind](broken.name) ?? broken.name], [])
        : this.#loader.body(view),
      tabbed: this.#loader.tabbed(view, broken !== null),
      ofData: broken === null,
      announcement: content?.announcement,
      fallbackChanged: () => this.requestUpdate(),
    });
  }

  readonly #acts: BarActs = {
    main: () => (isUnderWay(this.run.snapshot) ? this.pause() : this.play()),
    step: () => this.step(),
    reset: () => this.reset(),
  };

  #linked(): void {
    if (this.#shown.isOthersBegun) this.#loader.try();
    this.#shown.tell(this.#language);
    this.requestUpdate();
  }

  #heard(events: readonly TrainEvent[]): void {
    const {content} = this.#loader;
    if (!content && this.#shown.isOthersBegun) this.#loader.try();
    const {spoken} = this.#language;
    if (content && spoken) content.heard(events, this.#shown.view(spoken, this.#fields));
    else if (this.run === this.#own) this.#language.say((words) => fireNotLoaded(this, events, words));
    this.requestUpdate();
  }

  async #values(type: ValuesQuestion, values: Images): Promise<Float32Array> {
    const {run} = this;
    const {recipe, snapshot} = run;
    const {askValues} = await loadQuestions();
    return this.#inWords(askValues(run, {recipe, snapshot}, type, values));
  }

  #inWords<T>(promise: Promise<T>): Promise<T> {
    return promise.catch(async (error: unknown) => {
      throw (await loadQuestions()).inWords(error, this);
    });
  }
}
