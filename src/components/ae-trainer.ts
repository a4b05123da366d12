import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {Failure} from '../protocol/errors.ts';
import type {Status, TrainEvent} from '../protocol/protocol.ts';
import {fieldAttributes, type Change} from '../recipe/fields.ts';
import type {ParsedRecipe} from '../recipe/parse.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Snapshot} from '../session/snapshot.ts';
import {Announcer} from './announcer.ts';
import {barStyles} from './bar-styles.ts';
import {ChartPanel} from './chart-panel.ts';
import {chartStyles} from './chart-styles.ts';
import {controlsBar} from './controls-bar.ts';
import {detailsPanel} from './details.ts';
import {detailsStyles} from './details-styles.ts';
import {DigitsRow} from './digits-row.ts';
import {digitsStyles} from './digits-styles.ts';
import {EventRelay} from './event-relay.ts';
import {fire} from './events.ts';
import {factsList} from './facts.ts';
import {imageValues} from './images.ts';
import {LanguageController} from './language-controller.ts';
import {momentOf, nounOf} from './moment.ts';
import {RecipeController} from './recipe-controller.ts';
import {SessionController, type OpenSession} from './session-controller.ts';
import {complaintsPanel, failurePanel, remarksList, sayLine, type StoryActs} from './story.ts';
import {storyStyles} from './story-styles.ts';
import {themeStyles} from './theme-styles.ts';
import {trainerStyles} from './trainer-styles.ts';
import {version} from './version.ts';
import {savesData, ViewController} from './view-controller.ts';

/** What one call of `step` may ask for. */
const mostEpochs = 10_000;
const mostBatches = 1_000_000;

/**
 * Trains an autoencoder in the page and shows it learning: ten test digits over their reconstructions, the loss by
 * epoch, and one sentence about what can be seen. Nothing is downloaded and nothing is computed before the reader
 * presses Train, or `autoplay` comes into view. Its attributes are the recipe.
 *
 * @tagname ae-trainer
 *
 * @fires {CustomEvent<TrainBeginDetail>} ae-train-begin - Training starts or goes on: `{epochs}`.
 * @fires {CustomEvent<ProgressDetail>} ae-progress - Batches are behind, at most once a frame:
 *   `{epoch, batch, batches, epochs, loss, msPerStep, secondsLeft}`.
 * @fires {CustomEvent<EpochEndDetail>} ae-epoch-end - An epoch is finished: `{epoch, loss, valLoss}`. None is left out,
 *   and they come in order.
 * @fires {CustomEvent<GoalDetail>} ae-goal - The `goal` is reached: `{epoch, value}`.
 * @fires {CustomEvent<TrainEndDetail>} ae-train-end - Training ends: `{reason, epoch}`; `reason` is `done`, `plateau`,
 *   `stopped` or `diverged`.
 * @fires {CustomEvent<RecipeChangeDetail>} ae-recipe-change - The reader changed the recipe: `{recipe, attributes}`.
 * @fires {CustomEvent<ErrorDetail>} ae-error - Something stands in the way: `{code, message, attribute?}`.
 *
 * @attr {string} worker-base - Folder of your own with the worker files, for pages whose policy allows only that. Read
 *   when the first worker starts.
 *
 * @slot fallback - Shown where this element cannot run, and in print when nothing has been trained.
 *
 * @csspart frame - The whole, with its border.
 * @csspart controls - The bar of buttons and the status line.
 * @csspart button - Every button; the bar's are also `play-button`, `step-button` and `reset-button`.
 * @csspart status - Where the run stands, in words.
 * @csspart progress - The thin bar below the buttons.
 * @csspart digits - The ten pairs.
 * @csspart digit - One picture; the lower ones are also `reconstruction`.
 * @csspart moment - The sentence about this moment; also `notice` when it tells of something that was mended.
 * @csspart problem - What stands in the way of training.
 * @csspart remarks - Notes on the recipe.
 * @csspart chart - The loss chart.
 * @csspart facts - The figures beside it.
 * @csspart details - The disclosure at the end.
 * @csspart history - The table of epochs in it.
 * @csspart data-chip - What the data are.
 *
 * @cssprop [--ae-ink=CanvasText] - Text, and the ink of the digits.
 * @cssprop [--ae-paper=Canvas] - The background.
 * @cssprop [--ae-accent=light-dark(#0b63bf, #6cb2ff)] - The main button, progress, and val_loss.
 * @cssprop [--ae-on-accent=light-dark(#fff, #06213f)] - Text on the accent.
 * @cssprop [--ae-muted] - Secondary text; CanvasText mixed with Canvas.
 * @cssprop [--ae-line] - Borders and grid lines.
 * @cssprop [--ae-soft] - The ground of the digits.
 * @cssprop [--ae-good=light-dark(#1b7f4b, #5fd39a)] - What is better.
 * @cssprop [--ae-bad=light-dark(#b3261e, #ff8f86)] - What is wrong.
 * @cssprop [--ae-radius=10px] - Radius of the frame; the rest follows.
 * @cssprop [--ae-font=system-ui, sans-serif] - Font families.
 * @cssprop [--ae-font-size=14px] - Size of ordinary text; the rest follows.
 */
export class AeTrainer extends LitElement {
  /** The library's version. */
  static readonly version = version;
  /** Where the worker files lie, if not beside the library's own files. */
  static workerBase: string | null = null;
  /** How long it may be out of the page before what it holds is freed, in milliseconds. Within it, a move keeps all. */
  static graceMs = 2000;
  /** What opens sessions; for tests. */
  static loadSession: () => Promise<OpenSession> = async () =>
    (await import('../session/session.ts')).openSession;

  static override styles = [
    themeStyles,
    barStyles,
    digitsStyles,
    storyStyles,
    chartStyles,
    detailsStyles,
    trainerStyles,
  ];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...fieldAttributes, 'lang'];
  }

  readonly #language = new LanguageController(this);
  readonly #recipe = new RecipeController(this, {
    recipeChanged: (recipe, change) => this.#recipeChanged(recipe, change),
    recipeRefused: (parsed) => this.#recipeRefused(parsed),
  });
  readonly #session = new SessionController(this, {
    load: () => (this.constructor as typeof AeTrainer).loadSession(),
    options: () => ({
      workerBase: this.getAttribute('worker-base') ?? (this.constructor as typeof AeTrainer).workerBase,
    }),
    recipe: () => this.#recipe.recipe,
    heard: (events) => this.#heard(events),
    graceMs: () => (this.constructor as typeof AeTrainer).graceMs,
  });
  readonly #view = new ViewController(this);
  readonly #relay = new EventRelay(this, (failure) => this.#messageOf(failure));
  readonly #announcer = new Announcer(() => this.requestUpdate());
  readonly #digits = new DigitsRow(this, () => this.renderRoot);
  readonly #chart = new ChartPanel(this, () => this.renderRoot);
  #detailsOpen = false;
  #dismissed = new Set<string>();
  /** Rests because it went out of view, and goes on when it is back. */
  #resting = false;
  /** `autoplay` starts it once, and not after the reader decided otherwise. */
  #autoplayed = false;

  /** Where the run stands. */
  get status(): Status {
    return this.#recipe.valid ? this.#session.snapshot.status : 'error';
  }

  /** One entry an epoch, as Keras's history has them. A copy: it does not grow. */
  get history(): {epoch: number[]; loss: number[]; val_loss: number[]} {
    const {epoch, loss, valLoss} = this.#session.snapshot.history;
    return {epoch: [...epoch], loss: [...loss], val_loss: [...valLoss]};
  }

  /** The recipe in force: attributes, defaults, and what the reader set. */
  get recipe(): Recipe {
    return this.#recipe.recipe;
  }

  /** Trains until the epochs are done; after the last, as many again. After a failure to load, tries again. */
  play(): void {
    this.#autoplayed = true;
    if (this.#recipe.valid) this.#session.play();
  }

  /** Rests after the batch under way; while data load, stops loading. */
  pause(): void {
    this.#resting = false;
    this.#session.pause();
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
    if (this.#recipe.valid) this.#session.step(amount);
  }

  /** Forgets all that was learned: fresh weights, empty history. */
  reset(): void {
    this.#resting = false;
    this.#session.reset(this.#recipe.recipe);
  }

  /**
   * Codes of images.
   * @param images n × 784, row by row: a Float32Array of values in 0–1, or a Uint8Array in 0–255
   * @returns n × encoding-dim
   * @throws {RangeError} if the length is no multiple of 784
   * @throws {DOMException} InvalidStateError, if nothing has been trained yet
   */
  async encode(images: Float32Array | Uint8Array): Promise<Float32Array> {
    return this.#values({type: 'encode', images: imageValues(images)});
  }

  /**
   * Images of codes.
   * @param codes n × encoding-dim
   * @returns n × 784; mostly in 0–1, as far as the output activation keeps to it
   * @throws {RangeError} if the length is no multiple of encoding-dim
   * @throws {DOMException} InvalidStateError, if nothing has been trained yet
   */
  async decode(codes: Float32Array): Promise<Float32Array> {
    if (!(codes instanceof Float32Array)) throw new TypeError('Codes are given as a Float32Array.');
    if (codes.length === 0 || codes.length % this.recipe.encodingDim !== 0) {
      throw new RangeError(
        `Codes have ${this.recipe.encodingDim} numbers each; ${codes.length} numbers were given.`,
      );
    }
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

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (fieldAttributes.includes(name)) this.#recipe.attributeChanged(name);
    else this.requestUpdate();
  }

  /** Called by the watch on what is in the window. @internal */
  viewChanged(inView: boolean): void {
    const {autoplay, pauseOffscreen} = this.recipe;
    const {status} = this.#session.snapshot;
    if (!inView) {
      if (!pauseOffscreen || status !== 'training') return;
      this.#session.pause();
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

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // `autoplay` may be set while the element is in view.
    if (this.#view.inView && this.recipe.autoplay && !this.#autoplayed) this.viewChanged(true);
  }

  protected override render(): TemplateResult {
    const {recipe, complaints, remarks} = this.#recipe.parsed;
    const messages = this.#language.messages;
    const {snapshot} = this.#session;
    const noun = nounOf(recipe);
    const invalid = complaints.length > 0;
    const acts = this.#acts;
    return html`
      <section
        class="frame ${snapshot.reconstructions ? '' : 'untrained'} ${this.#language.arriving ? 'arriving' : ''}"
        part="frame"
        aria-label=${messages.name}
        aria-busy=${snapshot.status === 'loading'}
      >
        ${controlsBar(snapshot, recipe, messages, {
          invalid,
          acts: {main: () => this.#main(), step: () => this.step(), reset: () => this.reset()},
        })}
        ${this.#digits.render(snapshot, messages, noun)} ${this.#story(snapshot, recipe, complaints)}
        <div class="split">
          ${this.#chart.render(snapshot, messages, noun)} ${factsList(snapshot, recipe, messages, noun)}
        </div>
        ${remarksList(remarks, messages, acts)}
        ${detailsPanel(snapshot, recipe, messages, {
          open: this.#detailsOpen,
          toggled: (open) => {
            this.#detailsOpen = open;
            this.requestUpdate();
          },
        })}
        <div class="heard" role="status">${this.#announcer.text || nothing}</div>
      </section>
      <div class="fallback"><slot name="fallback"></slot></div>
    `;
  }

  #story(snapshot: Snapshot, recipe: Recipe, complaints: ParsedRecipe['complaints']): TemplateResult {
    const messages = this.#language.messages;
    if (complaints.length > 0) return complaintsPanel(complaints, messages);
    if (snapshot.status === 'error' && snapshot.failure) {
      return failurePanel(snapshot.failure, recipe, messages, this.#acts);
    }
    return sayLine(momentOf(snapshot, recipe), this.#notice(snapshot), messages, this.#acts);
  }

  #notice({notice, engine}: Snapshot): string | null {
    const {failure, notice: say} = this.#language.messages;
    if (notice && !this.#dismissed.has(JSON.stringify(notice))) return failure[notice.code](notice.values);
    return engine?.where === 'page' && !this.#dismissed.has('page') ? say.page : null;
  }

  readonly #acts: StoryActs = {
    retry: () => this.play(),
    useBuiltIn: () => this.#startOver({dataset: 'digits'}),
    startLower: (rate) => this.#startOver({'learning-rate': String(rate)}),
    useSigmoid: () => this.#set({'output-activation': 'sigmoid'}),
    dismiss: () => {
      const {notice} = this.#session.snapshot;
      const key = JSON.stringify(notice);
      this.#dismissed.add(notice && !this.#dismissed.has(key) ? key : 'page');
      this.requestUpdate();
    },
  };

  #main(): void {
    const {status} = this.#session.snapshot;
    if (status === 'training' || status === 'loading') this.pause();
    else this.play();
  }

  /** What the reader sets stands over the attributes. */
  #set(values: Readonly<Record<string, string>>): void {
    this.#recipe.override(values);
    fire(this, 'ae-recipe-change', {recipe: this.recipe, attributes: Object.keys(values)});
  }

  #startOver(values: Readonly<Record<string, string>>): void {
    this.#set(values);
    this.reset();
    this.play();
    // The button that was pressed is gone; the one that stands for what it did is here.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.bar button')?.focus());
  }

  #recipeChanged(recipe: Recipe, change: Change): void {
    if (change === 'reset') this.#session.reset(recipe);
    else if (change === 'live') this.#session.change(recipe);
  }

  #recipeRefused({complaints}: ParsedRecipe): void {
    if (['training', 'loading'].includes(this.#session.snapshot.status)) this.#session.pause();
    const messages = this.#language.messages;
    for (const complaint of complaints) {
      const {attribute} = complaint;
      fire(this, 'ae-error', {code: 'attribute-invalid', message: messages.complaint(complaint), attribute});
    }
  }

  #heard(events: readonly TrainEvent[]): void {
    this.#announcer.hear(events, this.#session.snapshot, this.recipe, this.#language.messages);
    this.#relay.relay(events);
  }

  #messageOf({code, values}: Failure): string {
    return this.#language.messages.failure[code](values);
  }

  async #values(question: Parameters<SessionController['ask']>[0]): Promise<Float32Array> {
    const answer = await this.#session.ask(question);
    if (answer.type !== 'values') throw new TypeError(`Expected values, got ${answer.type}.`);
    return answer.values;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ae-trainer': AeTrainer;
  }
}
