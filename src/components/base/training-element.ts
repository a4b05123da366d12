import type {CSSResultGroup, CSSResultOrNative, TemplateResult} from 'lit';
import {html, LitElement, nothing} from 'lit';
import type {Group} from '../../locales/messages/groups.ts';
import type {Status, TrainEvent} from '../../protocol/events.ts';
import {fieldAttributes} from '../../recipe/fields.ts';
import type {Complaint, ParsedRecipe} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {AutoplayController} from './autoplay-controller.ts';
import {ContentLoader} from './content-loader.ts';
import type {CreateContent, ShellView} from './content.ts';
import {shellWords, type BarActs} from './controls-bar.ts';
import {fireComplaints, fireLink, fireNotLoaded} from './error-events.ts';
import {frame} from './frame.ts';
import {LanguageController} from './language-controller.ts';
import type {Link} from './link-controller.ts';
import {OwnComplaints} from './own-complaints.ts';
import type {DataArrays} from './own-data.ts';
import {checkStep} from './step-amount.ts';
import {printStyles} from './print-styles.ts';
import {problem, remarksList} from './problem.ts';
import {RunController} from './run-controller.ts';
import type {RunHandle} from './run-handle.ts';
import {defineRecipeProperties, upgradeProperties, type RecipeProperties} from './recipe-properties.ts';
import type {OpenSession} from './session-controller.ts';
import {ShownRun} from './shown-run.ts';
import type {ValuesQuestion} from './values-question.ts';
import {version} from './version.ts';

/** Comes with the session: an element that was trained answers offline, too. */
const loadQuestions = () => import('./values-question.ts');

/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type --
   the recipe's accessors are made from the table of fields */
export interface TrainingElement extends RecipeProperties {}

/**
 * What all elements that train have in common: the recipe's attributes, a run of their own or one they are linked to,
 * the bar of controls, and the programming interface. A subclass gives what it is about: before anybody acts, by
 * {@link idle}; after that, by the stage it loads.
 */
export abstract class TrainingElement<G extends Group = never> extends LitElement {
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
  /** What opens sessions; for tests. @internal */
  static loadSession: () => Promise<OpenSession> = async () =>
    (await import('../../session/session.ts')).openSession;

  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return [...super.finalizeStyles(styles), printStyles];
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...fieldAttributes, 'for', 'lang'];
  }

  static {
    defineRecipeProperties(this.prototype, (element) => element.#own.recipe);
  }

  readonly #language = new LanguageController<G | 'run'>(this);
  readonly #loader = new ContentLoader<G | 'run'>(this, async () => {
    const [create] = await Promise.all([this.loadContent(), this.#language.load(this.messages)]);
    return create;
  });
  readonly #own = new RunController(this, {
    defaults: (this.constructor as typeof TrainingElement).recipeDefaults,
    load: async () => {
      const [open] = await Promise.all([this.#class.loadSession(), this.#loader.load(), loadQuestions()]);
      return open;
    },
    options: () => ({workerBase: this.getAttribute('worker-base') ?? this.#class.workerBase}),
    prepare: () => this.#loader.load(),
    graceMs: () => this.#class.graceMs,
    refused: (parsed) => this.#refused(parsed),
  });
  readonly #shown = new ShownRun(this, this.#own, {
    heard: (events) => this.#heard(events),
    linked: (link) => this.#linked(link),
  });
  readonly #autoplay = new AutoplayController(this, this.#own, () => this.#shown.isOwn);
  readonly #complaints = new OwnComplaints(
    this,
    () => this.ownComplaints,
    () => this.#language.shell,
  );
  #detailsOpen = false;

  get #class(): typeof TrainingElement {
    return this.constructor as typeof TrainingElement;
  }

  /** Where the run stands. */
  get status(): Status {
    const {valid, snapshot} = this.trained;
    return valid && this.#complaints.none ? snapshot.status : 'error';
  }

  /** One entry an epoch, as Keras's history has them. A copy: it does not grow. */
  get history(): {epoch: number[]; loss: number[]; val_loss: number[]} {
    const {epoch, loss, valLoss} = this.trained.snapshot.history;
    return {epoch: [...epoch], loss: [...loss], val_loss: [...valLoss]};
  }

  /** The recipe in force: attributes, defaults, and what the reader set; of a linked element, the other's. */
  get recipe(): Recipe {
    return this.trained.recipe;
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
    if (!this.#shown.broken && this.#complaints.none) this.trained.play();
  }

  /** Rests after the batch under way; while data load, stops loading. */
  pause(): void {
    this.#autoplay.stopped();
    this.trained.pause();
  }

  /**
   * Trains this many epochs, or batches, then pauses; several calls add up. One epoch if nothing is said.
   * @throws {RangeError} if the amount is no whole number above 0, or more than 10,000 epochs or a million batches
   */
  step(amount: {readonly epochs?: number; readonly batches?: number} = {epochs: 1}): void {
    checkStep(amount);
    this.#autoplay.started();
    if (!this.#shown.broken && this.#complaints.none) this.trained.step(amount);
  }

  /** Forgets all that was learned: fresh weights, empty history. The reader may take it back. */
  reset(): void {
    this.#autoplay.stopped();
    this.trained.reset();
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
    return this.#inWords(this.trained.save(purpose ?? 'full'));
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
    return this.#inWords(this.trained.load(source));
  }

  /**
   * Codes of images.
   * @param images n × 784, row by row: a Float32Array of values in 0–1, or a Uint8Array in 0–255
   * @returns n × encoding-dim
   * @throws {RangeError} if the length is no multiple of 784, or a value is NaN or infinite
   * @throws {DOMException} InvalidStateError, if nothing has been trained yet
   */
  async encode(images: Float32Array | Uint8Array): Promise<Float32Array> {
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
  async reconstruct(images: Float32Array | Uint8Array): Promise<Float32Array> {
    return this.#values('reconstruct', images);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    upgradeProperties(this, 'data');
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (fieldAttributes.includes(name)) {
      this.#own.attributeChanged(name);
      this.#warnIfUnused();
    } else if (name === 'for') this.#shown.forChanged();
    else this.requestUpdate();
  }

  /** Called by the watch on what is in the window. @internal */
  viewChanged(inView: boolean): void {
    this.#autoplay.viewChanged(inView);
  }

  /** The network it shows: its own, or the one it is linked to. */
  protected get trained(): RunHandle {
    return this.#shown.trained;
  }

  /** What is wrong with attributes of its own, beside the recipe's: nothing trains meanwhile. */
  protected get ownComplaints(): readonly Complaint[] {
    return [];
  }

  /** The groups of messages spoken once somebody has acted; they are fetched beside what is shown then. */
  protected abstract readonly messages: readonly ['run', ...G[]];

  /** Fetches what is shown once somebody has acted. */
  protected abstract loadContent(): Promise<CreateContent<G | 'run'>>;

  /** What it shows before anybody acts, between the bar and the details. */
  protected abstract idle(view: ShellView): TemplateResult;

  /** The bar's buttons that there are, by name. */
  protected get buttons(): readonly string[] {
    // The buttons are beside the network they train, unless the author wants them here too.
    if (!this.#shown.isOwn && !this.hasAttribute('controls')) return [];
    return this.#own.recipe.controls;
  }

  protected override render(): TemplateResult {
    const {shell, spoken} = this.#language;
    const {trained, broken} = this.#shown;
    const view = this.#shown.view<never>(spoken ?? {shell});
    const content = spoken && this.#loader.content;
    const full = spoken && content ? this.#shown.view(spoken) : null;
    const invalid = !trained.valid || broken !== null || !this.#complaints.none;
    return frame(view, {
      name: shell.name,
      states: [
        view.snapshot.reconstructions ? '' : 'untrained',
        this.querySelector(':scope > [slot="fallback"]') ? 'replaceable' : '',
        this.#language.arriving ? 'arriving' : '',
      ],
      words: (this.#complaints.none && full && content!.bar(full)) || shellWords(view, invalid),
      bar: {buttons: this.buttons, invalid, acts: this.#acts},
      body: broken
        ? problem([shell.link[broken.kind](broken.name)], [])
        : full
          ? content!.body(full)
          : html`${this.idle(view)}${remarksList(view)}`,
      details: this.#detailsOpen && full ? content!.details(full) : nothing,
      detailsOpen: this.#detailsOpen,
      detailsToggled: this.#detailsToggled,
      ofData: broken === null,
      announcement: content?.announcement,
      fallbackChanged: () => this.requestUpdate(),
    });
  }

  readonly #acts: BarActs = {
    main: () => {
      const {status} = this.trained.snapshot;
      if (status === 'training' || status === 'loading') this.pause();
      else this.play();
    },
    step: () => this.step(),
    reset: () => this.reset(),
  };

  readonly #detailsToggled = (event: Event): void => {
    this.#detailsOpen = (event.target as HTMLDetailsElement).open;
    if (this.#detailsOpen) this.#loader.try();
    this.requestUpdate();
  };

  #linked(link: Link): void {
    if (this.#shown.isOthersBegun) this.#loader.try();
    this.#warnIfUnused();
    fireLink(this, link, this.#language.shell);
    this.requestUpdate();
  }

  #heard(events: readonly TrainEvent[]): void {
    const {content} = this.#loader;
    if (!content && this.#shown.isOthersBegun) this.#loader.try();
    const {spoken, shell} = this.#language;
    if (content && spoken) content.heard(events, this.#shown.view(spoken));
    else if (this.trained === this.#own) fireNotLoaded(this, events, shell);
    this.requestUpdate();
  }

  #refused({complaints}: ParsedRecipe): void {
    if (this.#shown.isOwn) fireComplaints(this, complaints, this.#language.shell);
  }

  #warnIfUnused(): void {
    if (this.#shown.isOwn) return;
    void import('./unused-attributes.ts').then(
      ({warnOfUnused}) => this.#shown.isOwn || warnOfUnused(this),
      () => undefined,
    );
  }

  async #values(type: ValuesQuestion, values: Float32Array | Uint8Array): Promise<Float32Array> {
    const {askValues} = await loadQuestions();
    return this.#inWords(askValues(this.trained, type, values));
  }

  #inWords<T>(promise: Promise<T>): Promise<T> {
    return promise.catch(async (error: unknown) => {
      throw (await loadQuestions()).inWords(error, this.#language.spoken);
    });
  }
}
