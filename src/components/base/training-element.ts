import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type CSSResultOrNative,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type {Group, Spoken} from '../../locales/messages/groups.ts';
import type {ShellMessages} from '../../locales/messages/shell.ts';
import {complaintWords} from '../../locales/sentences.ts';
import {FailureError} from '../../protocol/errors.ts';
import type {Answer, Question} from '../../protocol/questions.ts';
import type {Status, TrainEvent} from '../../protocol/events.ts';
import {fieldAttributes, fields} from '../../recipe/fields.ts';
import type {Complaint, ParsedRecipe} from '../../recipe/parse.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {controlsBar, shellWords} from './controls-bar.ts';
import {adoptLater} from './adopt-styles.ts';
import {fire} from './events.ts';
import {imageValues} from './images.ts';
import {LanguageController} from './language-controller.ts';
import {LinkController, type Link} from './link-controller.ts';
import {nounOf} from './noun.ts';
import {chipText} from './data-chip.ts';
import type {DataArrays} from './own-data.ts';
import {problem, remarksList} from './problem.ts';
import type {OpenSession} from './session-controller.ts';
import {printStyles} from './print-styles.ts';
import type {CreateStage, ShellView, Stage, View} from './content.ts';
import type {Trained} from './run-handle.ts';
import {Training} from './run-controller.ts';
import {version} from './version.ts';
import {savesData, ViewController} from './visibility-controller.ts';

/** What one call of `step` may ask for. */
const mostEpochs = 10_000;
const mostBatches = 1_000_000;

/** Recipe attributes that concern what an element shows, not what is trained. */
const viewAttributes = new Set(
  fields.filter(({change}) => change === 'view').map(({attribute}) => attribute),
);

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

  readonly #language = new LanguageController<G | 'run'>(this);
  readonly #own = new Training(this, {
    defaults: (this.constructor as typeof TrainingElement).recipeDefaults,
    load: async () => {
      const [open] = await Promise.all([this.#class.loadSession(), this.#loadStage()]);
      return open;
    },
    options: () => ({workerBase: this.getAttribute('worker-base') ?? this.#class.workerBase}),
    prepare: () => this.#loadStage(),
    graceMs: () => this.#class.graceMs,
    refused: (parsed) => this.#refused(parsed),
  });
  readonly #link = new LinkController(this, this.#own, (link) => this.#linked(link));
  readonly #view = new ViewController(this);
  #unsubscribe: (() => void) | null = null;
  #stage: Stage<G | 'run'> | null = null;
  #loadingStage: Promise<void> | null = null;
  #detailsOpen = false;
  /** Rests because it went out of view, and goes on when it is back. */
  #resting = false;
  /** `autoplay` starts it once, and not after the reader decided otherwise. */
  #autoplayed = false;
  #warned = false;

  constructor() {
    super();
    this.#follow(this.#own);
  }

  get #class(): typeof TrainingElement {
    return this.constructor as typeof TrainingElement;
  }

  /** Where the run stands. */
  get status(): Status {
    const {valid, snapshot} = this.trained;
    return valid && this.#fit ? snapshot.status : 'error';
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
    this.#autoplayed = true;
    if (!this.#stray && this.#fit) this.trained.play();
  }

  /** Rests after the batch under way; while data load, stops loading. */
  pause(): void {
    this.#resting = false;
    this.trained.pause();
  }

  /**
   * Trains this many epochs, or batches, then pauses; several calls add up. One epoch if nothing is said.
   * @throws {RangeError} if the amount is no whole number above 0, or more than 10,000 epochs or a million batches
   */
  step(amount: {readonly epochs?: number; readonly batches?: number} = {epochs: 1}): void {
    const {epochs, batches} = amount;
    const whole = (value: unknown) => value === undefined || (Number.isInteger(value) && Number(value) > 0);
    if (!whole(epochs) || !whole(batches) || (epochs === undefined) === (batches === undefined)) {
      throw new RangeError('A step takes {epochs} or {batches}, a whole number above 0.');
    }
    if ((epochs ?? 0) > mostEpochs || (batches ?? 0) > mostBatches) {
      throw new RangeError(`A step takes at most ${mostEpochs} epochs or ${mostBatches} batches.`);
    }
    this.#autoplayed = true;
    if (!this.#stray && this.#fit) this.trained.step(amount);
  }

  /** Forgets all that was learned: fresh weights, empty history. The reader may take it back. */
  reset(): void {
    this.#resting = false;
    this.trained.reset();
  }

  /**
   * The run in one file: recipe, history, weights and the optimizer's state, all of one moment. A safetensors file.
   * @param options `{for: 'show'}`: enough to show what was learned, weights alone with 8 bits a number; who goes on from
   *   it begins with a fresh optimizer
   * @throws {RangeError} if it is to be for anything else
   * @throws {DOMException} InvalidStateError before the first epoch
   */
  async save(options: {readonly for?: 'show'} = {}): Promise<Blob> {
    const {for: purpose} = options;
    if (purpose !== undefined && purpose !== 'show')
      throw new RangeError("A run is saved for 'show', or, without saying for what, to go on from.");
    return this.trained.save(purpose ?? 'full');
  }

  /**
   * Goes on from a saved run in place of what there is; play trains on.
   * @param source what `save` gave, or its url
   * @throws {Error} if it cannot be had, is damaged, or is no such file, in the page's language, with `code` as in
   *   `ae-error`; then nothing is changed
   */
  async load(source: Blob | ArrayBuffer | string): Promise<void> {
    try {
      await this.trained.load(source);
    } catch (error) {
      const {spoken} = this.#language;
      if (!(error instanceof FailureError) || !spoken) throw error;
      const {code, values} = error.failure;
      throw Object.assign(new Error(spoken.run.failure[code](values), {cause: error}), {code});
    }
  }

  /**
   * Codes of images.
   * @param images n × 784, row by row: a Float32Array of values in 0–1, or a Uint8Array in 0–255
   * @returns n × encoding-dim
   * @throws {RangeError} if the length is no multiple of 784, or a value is NaN or infinite
   * @throws {DOMException} InvalidStateError, if nothing has been trained yet
   */
  async encode(images: Float32Array | Uint8Array): Promise<Float32Array> {
    return this.#values({type: 'encode', images: imageValues(images)});
  }

  /**
   * Images of codes.
   * @param codes n × encoding-dim
   * @returns n × 784; mostly in 0–1, as far as the output activation keeps to it
   * @throws {RangeError} if the length is no multiple of encoding-dim, or a value is NaN or infinite
   * @throws {DOMException} InvalidStateError, if nothing has been trained yet
   */
  async decode(codes: Float32Array): Promise<Float32Array> {
    if (!(codes instanceof Float32Array)) throw new TypeError('Codes are given as a Float32Array.');
    if (codes.length === 0 || codes.length % this.recipe.encodingDim !== 0) {
      throw new RangeError(
        `Codes have ${this.recipe.encodingDim} numbers each; ${codes.length} numbers were given.`,
      );
    }
    const odd = codes.findIndex((value) => !Number.isFinite(value));
    if (odd >= 0) throw new RangeError(`Codes hold finite values; value ${odd} is ${codes[odd]}.`);
    return this.#values({type: 'decode', codes});
  }

  /**
   * What the network makes of images: `decode` of `encode`.
   * @param images as for `encode`
   * @returns n × 784
   */
  async reconstruct(images: Float32Array | Uint8Array): Promise<Float32Array> {
    return this.#values({type: 'reconstruct', images: imageValues(images)});
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Given before the script was here: it hides the accessor.
    if (!Object.hasOwn(this, 'data')) return;
    const {data} = this;
    Reflect.deleteProperty(this, 'data');
    this.data = data;
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (fieldAttributes.includes(name)) {
      this.#own.attributeChanged(name);
      this.#warnIfUnused();
    } else if (name === 'for') this.#link.forChanged();
    else this.requestUpdate();
  }

  /** Called by the watch on what is in the window. @internal */
  viewChanged(inView: boolean): void {
    const {link} = this.#link;
    if (link.kind !== 'own') return;
    if (inView) this.#wantWeights();
    const {autoplay, pauseOffscreen} = this.#own.recipe;
    const {status} = this.#own.snapshot;
    if (!inView) {
      if (!pauseOffscreen || status !== 'training') return;
      this.#own.pause();
      this.#resting = true;
    } else if (this.#resting) {
      this.#resting = false;
      if (status === 'paused' || status === 'training') this.play();
    } else if (autoplay && !this.#autoplayed && status === 'idle' && !savesData()) this.play();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resting = false;
  }

  /** The network it shows: its own, or the one it is linked to. */
  protected get trained(): Trained {
    const {link} = this.#link;
    return link.kind === 'linked' ? link.trained : this.#own;
  }

  /** What is wrong with attributes of its own, beside the recipe's: nothing trains meanwhile. */
  protected get ownComplaints(): readonly Complaint[] {
    return [];
  }

  get #fit(): boolean {
    return this.ownComplaints.length === 0;
  }

  /** The groups of messages spoken once somebody has acted; they are fetched beside what is shown then. */
  protected abstract readonly messages: readonly ['run', ...G[]];

  /** Fetches what is shown once somebody has acted. */
  protected abstract loadStage(): Promise<CreateStage<G | 'run'>>;

  /** What it shows before anybody acts, between the bar and the details. */
  protected abstract idle(view: ShellView): TemplateResult;

  /** A link that leads to no network. */
  get #stray(): Exclude<Link, {kind: 'own' | 'linked'}> | null {
    const {link} = this.#link;
    return link.kind === 'own' || link.kind === 'linked' ? null : link;
  }

  /** The bar's buttons that there are, by name. */
  protected get buttons(): readonly string[] {
    const {link} = this.#link;
    // The buttons are beside the network they train, unless the author wants them here too.
    if (link.kind !== 'own' && !this.hasAttribute('controls')) return [];
    return this.#own.recipe.controls;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#view.inView) this.#wantWeights();
    // `autoplay` may be set while the element is in view.
    if (this.#view.inView && this.#own.recipe.autoplay && !this.#autoplayed) this.viewChanged(true);
  }

  protected override render(): TemplateResult {
    const {shell, spoken} = this.#language;
    const {trained} = this;
    const {snapshot} = trained;
    const view = this.#viewOf<never>(trained, spoken ?? {shell});
    const stage = spoken && this.#stage;
    const full = spoken && stage ? this.#viewOf(trained, spoken) : null;
    const stray = this.#stray;
    const invalid = !trained.valid || stray !== null || !this.#fit;
    const words = (this.#fit && full && stage!.bar(full)) || shellWords(view, invalid);
    const state = [
      snapshot.reconstructions ? '' : 'untrained',
      this.querySelector(':scope > [slot="fallback"]') ? 'replaceable' : '',
      this.#language.arriving ? 'arriving' : '',
    ];
    return html`
      <section
        class="frame ${state.join(' ')}"
        part="frame"
        aria-label=${shell.name}
        aria-busy=${snapshot.status === 'loading'}
      >
        ${controlsBar(view, words, {
          buttons: this.buttons,
          invalid,
          acts: {main: () => this.#main(), step: () => this.step(), reset: () => this.reset()},
        })}
        ${stray ? this.#strayPanel(stray, shell) : full ? stage!.body(full) : this.#first(view)}
        ${this.#foot(view, full)}
        <div class="heard" role="status">${stage?.announcement || nothing}</div>
      </section>
      <div class="fallback"><slot name="fallback" @slotchange=${this.#fallbackChanged}></slot></div>
      <slot></slot>
    `;
  }

  #viewOf<S extends Group>(trained: Trained, messages: Spoken<S>): View<S> {
    const {recipe, snapshot} = trained;
    const {link} = this.#link;
    const linkedTo = link.kind === 'linked' ? link.name : null;
    return {trained, snapshot, recipe, messages, noun: nounOf(recipe), linkedTo};
  }

  #first(view: ShellView): TemplateResult {
    return html`${this.idle(view)}${remarksList(view)}`;
  }

  #foot(view: ShellView, full: View<G | 'run'> | null): TemplateResult {
    const {details: say} = view.messages.shell;
    return html`<div class="foot">
      <details part="details" ?open=${this.#detailsOpen} @toggle=${this.#detailsToggled}>
        <summary>${say.title}</summary>
        ${this.#detailsOpen && full ? this.#stage!.details(full) : nothing}
      </details>
      ${
        // Nothing is known of the data of an element that is not there.
        ['own', 'linked'].includes(this.#link.link.kind)
          ? html`<span class="chip" part="data-chip">${chipText(view)}</span>`
          : nothing
      }
    </div>`;
  }

  readonly #fallbackChanged = (): void => this.requestUpdate();

  readonly #detailsToggled = (event: Event): void => {
    this.#detailsOpen = (event.target as HTMLDetailsElement).open;
    if (this.#detailsOpen) void this.#loadStage().catch(() => undefined);
    this.requestUpdate();
  };

  #strayPanel(
    {kind, name}: Exclude<Link, {kind: 'own' | 'linked'}>,
    messages: ShellMessages,
  ): TemplateResult {
    return problem([messages.link[kind](name)], []);
  }

  #main(): void {
    const {status} = this.trained.snapshot;
    if (status === 'training' || status === 'loading') this.pause();
    else this.play();
  }

  /** The stage and the words it speaks, once; after a failure, again. */
  #loadStage(): Promise<void> {
    this.#loadingStage ??= Promise.all([this.loadStage(), this.#language.load(this.messages)]).then(
      ([create]) => {
        this.#stage = create(this);
        adoptLater(this, [...this.#stage.styles, printStyles]);
        this.requestUpdate();
      },
      (error: unknown) => {
        this.#loadingStage = null;
        throw error;
      },
    );
    return this.#loadingStage;
  }

  #linked(link: Link): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    if (link.kind !== 'own') this.#own.release();
    const trained = link.kind === 'linked' ? link.trained : this.#own;
    this.#follow(trained);
    this.#warnIfUnused();
    if (link.kind === 'circle' || link.kind === 'not-a-model') {
      const message = this.#language.shell.link[link.kind](link.name);
      fire(this, 'ae-error', {code: `link-${link.kind}`, message, attribute: 'for'});
    }
    this.requestUpdate();
  }

  #follow(trained: Trained): void {
    this.#unsubscribe = trained.subscribe((events) => {
      // A linked element has something to show as soon as the other one has.
      if (trained !== this.#own && trained.snapshot.status !== 'idle' && !this.#stage)
        void this.#loadStage().catch(() => undefined);
      const {spoken, shell} = this.#language;
      if (this.#stage && spoken) this.#stage.heard(events, this.#viewOf(trained, spoken));
      else if (trained === this.#own) this.#tellNotLoaded(events, shell);
      this.requestUpdate();
    });
    if (trained !== this.#own && trained.snapshot.status !== 'idle')
      void this.#loadStage().catch(() => undefined);
  }

  /** An element that names a saved run shows it as soon as it is looked at. */
  #wantWeights(): void {
    if (this.#link.link.kind === 'own' && !savesData()) this.#own.wantWeights();
  }

  /** Failures are told by the stage, but for the one that it is not there. */
  #tellNotLoaded(events: readonly TrainEvent[], {notLoaded: message}: ShellMessages): void {
    for (const event of events) {
      if (event.type !== 'failure') continue;
      fire(this, 'ae-error', {code: event.failure.code, message});
    }
  }

  #refused({complaints}: ParsedRecipe): void {
    if (this.#link.link.kind === 'own') this.tellComplaints(complaints);
  }

  protected tellComplaints(complaints: readonly Complaint[]): void {
    for (const complaint of complaints) {
      const {attribute} = complaint;
      const message = complaintWords(this.#language.shell)(complaint);
      fire(this, 'ae-error', {code: 'attribute-invalid', message, attribute});
    }
  }

  /** A linked element's recipe is the other's. */
  #warnIfUnused(): void {
    if (this.#warned || this.#link.link.kind === 'own') return;
    const unused = fieldAttributes.filter((name) => this.hasAttribute(name) && !viewAttributes.has(name));
    if (unused.length === 0) return;
    this.#warned = true;
    console.warn(
      `<${this.localName} for> shows another element's network; its own ${unused.join(', ')} ${unused.length > 1 ? 'are' : 'is'} not used.`,
    );
  }

  async #values(question: Question): Promise<Float32Array> {
    const answer: Answer = await this.trained.ask(question);
    if (answer.type !== 'values') throw new TypeError(`Expected values, got ${answer.type}.`);
    return answer.values;
  }
}
