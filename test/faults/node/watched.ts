import type {Answer, Checkpoint, Order, Question, TrainEvent} from '../../../src/protocol/protocol.ts';
import {difference} from '../../../src/recipe/derive.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import type {Session} from '../../../src/session/api.ts';
import type {Snapshot} from '../../../src/session/snapshot.ts';
import {imagesOf, ownOf, recipeOf, type Attributes} from './recipes.ts';
import {before, Timeline, type At} from './timeline.ts';
import type {World} from './world.ts';

/** A question on its way, and what became of it. */
export interface Asked {
  readonly question: Question;
  readonly at: number;
  /** What the session's run was at the time. */
  readonly life: number;
  outcome: {readonly answer: Answer} | {readonly error: Error} | null;
}

/** A checkpoint that the page was told, and how its weights are to have come about. */
export interface Told {
  readonly how: string;
  readonly checkpoint: Checkpoint;
  readonly recipe: Recipe;
  readonly timeline: Timeline;
  readonly engine: string;
}

/** What one run takes over from another. */
export interface Run {
  readonly attributes: Attributes;
  readonly recipe: Recipe;
  readonly timeline: Timeline;
  readonly valLosses: readonly number[];
  readonly engines: Iterable<string>;
}

/** From here on a divergence is no wonder. */
const daringRate = 10;

export const atStart: At = {epoch: 0, batch: 0};

/** A session with a witness: what it was told to do, what it said, and whether that can be true. */
export class Watched {
  readonly name: string;
  readonly session: Session;
  readonly world: World;
  attributes: Attributes;
  recipe: Recipe;
  timeline: Timeline;
  /** Counts resets, restores and the like: what was asked before belongs to another run. */
  life = 0;
  /** Engines that have trained these weights. */
  engines = new Set<string>();
  onPage = false;
  /** Whether it was set a rate that may well diverge. */
  daring = false;
  diverged = false;
  disposed = false;
  /** Where it is to come to rest, by what it was told to do at rest and from where; null where nobody knows. */
  expected: (At & {readonly from: At; readonly opened: boolean}) | null = null;
  /** It was told to pause, and nothing since. */
  wantsRest = false;
  /** Epochs were changed while nothing was trained, so that 'paused' or 'done' say nothing of them. */
  epochsChangedAtRest = false;
  readonly asked: Asked[] = [];
  readonly told: Told[] = [];
  readonly faults: string[] = [];
  heardAt = 0;
  /** What was told of each epoch that is not void. */
  #valLosses: number[] = [];
  #begun = false;
  /** Where it stood when it last said so. */
  #at = {epoch: 0, batch: 0, epochs: 0};
  #run = -1;
  #workerRecipe: Recipe;
  #pending: Recipe[] = [];
  #lastTold: At = atStart;
  #replacing = false;
  #notice: Snapshot['notice'] = null;

  constructor(name: string, world: World, attributes: Attributes) {
    this.name = name;
    this.world = world;
    this.attributes = attributes;
    this.recipe = this.#workerRecipe = recipeOf(attributes);
    this.timeline = Timeline.from(this.recipe);
    this.daring = this.recipe.learningRate >= daringRate;
    this.session = world.library.openSession(this.recipe, {own: ownOf(this.recipe)});
    this.session.subscribe((snapshot, events) => this.#hear(snapshot, events));
    this.heardAt = world.simulator.awake;
  }

  get snapshot(): Snapshot {
    return this.session.snapshot;
  }

  get resting(): boolean {
    return !['training', 'loading'].includes(this.snapshot.status);
  }

  /** Its data may not be what they should be: some of a server's files were not what they are. */
  get tainted(): boolean {
    return this.world.network.faulted && this.recipe.dataset.startsWith('https:');
  }

  /** Whether its numbers can be held against a run that nobody disturbed. */
  get comparable(): boolean {
    return this.timeline.certain && !this.tainted && this.engines.size === 1;
  }

  blame(what: string): void {
    if (!this.faults.includes(what)) this.faults.push(what);
  }

  /** Another run in its place. */
  reset(attributes: Attributes): void {
    const recipe = recipeOf(attributes);
    this.replace({attributes, recipe, timeline: Timeline.from(recipe), valLosses: [], engines: []}, () =>
      this.session.reset(recipe, ownOf(recipe)),
    );
  }

  replace({attributes, recipe, timeline, valLosses, engines}: Run, act: () => void): void {
    this.#replacing = true;
    this.life++;
    this.attributes = attributes;
    this.recipe = recipe;
    this.timeline = timeline;
    this.engines = new Set(engines);
    this.onPage = this.diverged = this.epochsChangedAtRest = false;
    this.daring = [recipe, ...timeline.turns].some(({learningRate}) => learningRate >= daringRate);
    this.wantsRest = false;
    this.expected = null;
    this.#run = -1;
    this.#pending = [];
    this.#lastTold = atStart;
    act();
    this.#valLosses = [...valLosses];
    this.#replacing = false;
    this.#compare(this.snapshot);
  }

  play(): void {
    const {status, epoch, epochs, batch} = this.snapshot;
    this.wantsRest = false;
    // After the last epoch, as many again.
    const again = status === 'done' && epoch >= epochs && batch === 0 && !this.epochsChangedAtRest;
    if (status !== 'training') this.expected = null;
    if (again)
      this.expected = {
        epoch: epoch + this.recipe.epochs,
        batch: 0,
        from: {epoch, batch},
        opened: this.isOpen,
      };
    this.session.play();
  }

  pause(): void {
    this.wantsRest = true;
    this.expected = null;
    this.session.pause();
  }

  step({epochs = 0, batches = 0}: {readonly epochs?: number; readonly batches?: number}): void {
    const {status, epoch, batch} = this.snapshot;
    this.wantsRest = false;
    this.expected = null;
    if (['idle', 'paused', 'done'].includes(status)) {
      const inEpoch = Math.ceil(imagesOf(this.recipe).train.length / 784 / this.recipe.batchSize);
      const flat = batch + batches;
      const until =
        epochs > 0
          ? {epoch: epoch + epochs, batch: 0}
          : {epoch: epoch + Math.floor(flat / inEpoch), batch: flat % inEpoch};
      this.expected = {...until, from: {epoch, batch}, opened: this.isOpen};
    }
    this.session.step(epochs > 0 ? {epochs} : {batches});
  }

  /** Whether a worker holds the run, as far as the page knows. */
  get isOpen(): boolean {
    return this.#run >= 0;
  }

  /** Whether the way to weights found there is not known for certain. */
  isDoubtfulAt(place: At): boolean {
    return this.#pending.length > 0 && before(this.#lastTold, place);
  }

  /** The run changes while it goes on. */
  change(changed: Attributes): void {
    this.attributes = {...this.attributes, ...changed};
    this.recipe = recipeOf(this.attributes);
    this.daring ||= this.recipe.learningRate >= daringRate;
    if ('epochs' in changed) {
      this.expected = null;
      this.epochsChangedAtRest ||= this.resting || this.snapshot.status === 'loading';
    }
    this.session.change(this.recipe);
  }

  ask(question: Question, options: Parameters<Session['ask']>[1] = {}): Asked {
    const {now} = this.world.simulator;
    const asked: Asked = {question, at: now, life: this.life, outcome: null};
    this.asked.push(asked);
    this.session.ask(question, options).then(
      (answer) => (asked.outcome = {answer}),
      (error: unknown) => (asked.outcome = {error: error as Error}),
    );
    return asked;
  }

  /** Waits until it rests and has said all there is to say. @returns whether it came to that */
  async rests(ms: number): Promise<boolean> {
    const {world} = this;
    const {simulator} = world;
    const end = simulator.now + ms;
    while (simulator.now < end) {
      if (!(await simulator.advance(end - simulator.now, () => this.resting && world.unsent === 0)))
        return false;
      // A hidden page hears what is left within seconds.
      if (!(await simulator.advance(3000, () => !this.resting || world.unsent > 0))) return true;
    }
    return false;
  }

  dispose(): void {
    this.disposed = true;
    this.session.dispose();
  }

  /** A command on its way to a worker. */
  command(name: string, given: readonly unknown[]): void {
    if (name === 'open') {
      const [run, order] = given as [number, Order];
      if (order.recipe !== this.recipe) return;
      const from = order.resume?.position ?? atStart;
      const doubtful = this.isDoubtfulAt(from);
      const {expected} = this;
      // Weights from before the place where it rested were lost with a worker: then nobody knows what it is to do.
      if (
        expected &&
        !expected.opened &&
        (expected.from.epoch !== from.epoch || expected.from.batch !== from.batch)
      )
        this.expected = null;
      if (expected) this.expected &&= {...expected, opened: true};
      this.#run = run;
      this.#pending = [];
      this.#workerRecipe = this.recipe;
      this.#lastTold = from;
      this.timeline = this.timeline.turned(from, this.recipe);
      if (doubtful) this.timeline = this.timeline.doubtful();
    } else if (name === 'change' && given[0] === this.#run) {
      const recipe = given[1] as Recipe;
      if (difference(this.#workerRecipe, recipe).names.length > 0) this.#pending.push(recipe);
      this.#workerRecipe = recipe;
    } else if ((name === 'play' || name === 'step') && given[0] === this.#run && this.wantsRest) {
      this.blame('a pause was forgotten');
    }
  }

  #hear(snapshot: Snapshot, events: readonly TrainEvent[]): void {
    if (this.disposed) this.blame('a session speaks after its end');
    this.heardAt = this.world.simulator.awake;
    if (snapshot.engine) {
      this.engines.add(snapshot.engine.name);
      this.onPage ||= snapshot.engine.where === 'page';
    }
    // Its worker is gone.
    if (snapshot.notice && snapshot.notice !== this.#notice) {
      this.#run = -1;
      if (this.world.kills === 0)
        this.blame(`a worker was given up that only took its time: ${snapshot.notice.code}`);
    }
    this.#notice = snapshot.notice;
    for (const event of events) this.#witness(event);
    if (!this.#replacing) this.#compare(snapshot);
  }

  #compare({history, status, failure}: Snapshot): void {
    if (history.epoch.some((epoch, i) => epoch !== i + 1) || history.epoch.length !== this.#valLosses.length)
      this.blame(`history of ${history.epoch.join()} where ${this.#valLosses.length} epochs were told`);
    else if (history.valLoss.some((loss, i) => loss !== this.#valLosses[i]))
      this.blame('history has losses that were not told');
    if ((status === 'error') !== (failure !== null))
      this.blame(`status ${status} with failure ${failure?.code ?? 'none'}`);
  }

  #witness(event: TrainEvent): void {
    if (event.type === 'progress') this.#at = event;
    else if (event.type === 'train-begin') this.#at = {...this.#at, epochs: event.epochs};
    switch (event.type) {
      case 'epoch-end':
        if (event.epoch !== this.#valLosses.length + 1)
          this.blame(`epoch ${event.epoch} was told after ${this.#valLosses.length}`);
        if (!Number.isFinite(event.loss) || !Number.isFinite(event.valLoss))
          this.blame(`epoch ${event.epoch} has a loss that is not a number`);
        this.#valLosses.push(event.valLoss);
        break;
      case 'rolled-back':
        this.#valLosses.length = Math.min(this.#valLosses.length, event.epoch);
        break;
      case 'train-begin':
        if (this.#begun) this.blame('a beginning was told before an end');
        this.#begun = true;
        break;
      case 'train-end':
        if (!this.#begun) this.blame('an end was told without a beginning');
        this.#begun = false;
        this.#stops(event.reason);
        break;
      case 'progress':
        this.#lastTold = event;
        break;
      case 'changed': {
        const recipe = this.#pending.shift();
        if (!recipe) this.blame('a change was told that nobody made');
        else this.timeline = this.timeline.turned(event, recipe);
        // On the page's thread a change may come within a step.
        if (this.onPage) this.timeline = this.timeline.doubtful();
        break;
      }
      case 'failure':
        this.#fails(event.failure);
        break;
      case 'checkpoint': {
        const [recipe, timeline] = [this.recipe, this.timeline];
        const engine = this.comparable ? [...this.engines][0]! : '';
        this.told.push({how: 'the page was told', checkpoint: event.checkpoint, recipe, timeline, engine});
        break;
      }
    }
  }

  #fails({
    code,
    values,
  }: {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
  }): void {
    if (code !== 'diverged') return;
    this.diverged = true;
    this.expected = null;
    this.timeline = this.timeline.back({
      epoch: Number(values.keptEpoch) - 1,
      batch: Number(values.keptBatch),
    });
  }

  /** It has come to rest: where it was to? */
  #stops(reason: string): void {
    const {expected} = this;
    const {epoch, batch, epochs} = this.#at;
    this.expected = null;
    // What was changed meanwhile may be told only afterwards.
    if (reason === 'done' && epoch < epochs && this.#pending.length === 0 && !this.epochsChangedAtRest)
      this.blame(`done at epoch ${epoch} of ${epochs}`);
    if (!expected || reason === 'diverged' || reason === 'plateau') return;
    if (epoch !== expected.epoch || batch !== expected.batch)
      this.blame(`a step that was to end at ${expected.epoch}.${expected.batch} ended at ${epoch}.${batch}`);
  }
}
