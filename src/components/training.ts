import type {ReactiveControllerHost} from 'lit';
import type {Answer, Question, TrainEvent} from '../protocol/protocol.ts';
import type {Change} from '../recipe/fields.ts';
import type {ParsedRecipe} from '../recipe/parse.ts';
import type {Recipe} from '../recipe/recipe.ts';
import type {Saved} from '../session/api.ts';
import type {Snapshot} from '../session/snapshot.ts';
import {fire} from './events.ts';
import {RecipeController} from './recipe-controller.ts';
import {SessionController, type SessionSource} from './session-controller.ts';
import type {EarlierRun, RecipeTexts, Trained} from './trained.ts';

/** Earlier runs kept for comparison; the oldest goes first. */
const mostEarlier = 4;

export interface TrainingOptions extends Pick<SessionSource, 'load' | 'options' | 'graceMs'> {
  /** Texts that stand for attributes not given: the element's own defaults. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** The attributes cannot be trained as they are. */
  readonly refused: (parsed: ParsedRecipe) => void;
}

/** A host's own recipe and run, and which of its epochs is shown. */
export class Training implements Trained {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly #recipe: RecipeController;
  readonly #session: SessionController;
  readonly #listeners = new Set<(events: readonly TrainEvent[]) => void>();
  #shown: number | null = null;
  #shownPictures: Float32Array | null = null;
  #earlier: readonly EarlierRun[] = [];
  #undo: {readonly texts: RecipeTexts; readonly saved: Saved} | null = null;
  /** While it takes over a run together with its recipe. */
  #adopting = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: TrainingOptions) {
    this.host = host;
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
      heard: (events) => this.#heard(events),
    });
  }

  get parsed(): ParsedRecipe {
    return this.#recipe.parsed;
  }

  get recipe(): Recipe {
    return this.#recipe.recipe;
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

  /** To be called when one of the host's recipe attributes changed. */
  attributeChanged(attribute: string): void {
    this.#recipe.attributeChanged(attribute);
  }

  play(): void {
    if (!this.valid) return;
    this.show(null);
    this.#session.play();
  }

  pause(): void {
    this.#session.pause();
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

  /** Takes over a run from elsewhere: recipe, weights and history. */
  adopt(texts: RecipeTexts, saved: Saved): void {
    this.#keepRun(this.#recipe.texts);
    this.#adopting = true;
    this.#recipe.override(texts);
    this.#recipe.flush();
    this.#adopting = false;
    this.#session.restore(saved);
    this.#tell([]);
  }

  /** The run as it stands, to be kept; null before there is one. */
  save(): Promise<Saved | null> {
    return this.#session.save();
  }

  clearEarlier(): void {
    this.#earlier = [];
    this.#tell([]);
  }

  watch(indices: readonly number[] | null): void {
    this.#session.watch(indices);
  }

  show(epoch: number | null): void {
    if (epoch === this.#shown) return;
    this.#unshow();
    this.#shown = epoch;
    if (epoch !== null) this.#picture(epoch);
    this.#tell([]);
  }

  ask(question: Question, options: {slot?: string; signal?: AbortSignal} = {}): Promise<Answer> {
    const asked =
      this.#shown === null || !('epoch' in question) || question.epoch !== undefined
        ? question
        : {...question, epoch: this.#shown};
    return this.#session.ask(asked, options);
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
      this.#session.reset(recipe);
    } else if (change === 'live') this.#session.change(recipe);
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
