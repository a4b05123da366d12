import {difference} from '../../../src/recipe/derive.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import {before, Timeline, type At} from '../timeline.ts';

export const atStart: At = {epoch: 0, batch: 0};

type Known = Pick<Way, 'timeline' | 'hasPending' | 'lastTold'>;

/** The way that a session's weights come by, as the commands to its workers and what these say of them show it. */
export class Way {
  timeline: Timeline;
  /** Engines that have trained these weights. */
  engines: Set<string>;
  #run = -1;
  /** What the worker goes by, once it has heard all that it was sent. */
  #sent: Recipe;
  /** Changes of which it has not said yet where they took effect. */
  #pending: Recipe[] = [];
  #lastTold: At = atStart;
  #timesBack = 0;

  constructor(recipe: Recipe, timeline = Timeline.from(recipe), engines: Iterable<string> = []) {
    this.#sent = recipe;
    this.timeline = timeline;
    this.engines = new Set(engines);
  }

  /** Whether a worker holds the run, as far as the page knows. */
  get isOpen(): boolean {
    return this.#run >= 0;
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Where it stood when it last said so. */
  get lastTold(): At {
    return this.#lastTold;
  }

  /** How often it went back to earlier weights, or began from some. */
  get timesBack(): number {
    return this.#timesBack;
  }

  is(run: unknown): boolean {
    return run === this.#run;
  }

  /** The way to weights found there; not known for certain where a change may have come before them. */
  at(place: At, {timeline, hasPending, lastTold}: Known = this): Timeline {
    return hasPending && before(lastTold, place) ? timeline.doubtful() : timeline;
  }

  /** It goes on in a worker, from there. */
  opens(run: number, from: At, recipe: Recipe): void {
    const timeline = this.at(from);
    this.#timesBack++;
    this.#run = run;
    this.#pending = [];
    this.#sent = recipe;
    this.#lastTold = from;
    this.timeline = timeline.turned(from, recipe);
  }

  /** Its worker is gone. */
  closes(): void {
    this.#run = -1;
  }

  /** A change on its way to the worker. */
  changes(recipe: Recipe): void {
    if (difference(this.#sent, recipe).names.length > 0) this.#pending.push(recipe);
    this.#sent = recipe;
  }

  /** The worker says where one took effect. @returns whether there was any */
  changed(at: At): boolean {
    const recipe = this.#pending.shift();
    if (recipe) this.timeline = this.timeline.turned(at, recipe);
    return recipe !== undefined;
  }

  stands(at: At): void {
    this.#lastTold = at;
  }

  /** It went back to earlier weights. */
  back(at: At): void {
    this.#timesBack++;
    this.timeline = this.timeline.back(at);
  }
}
