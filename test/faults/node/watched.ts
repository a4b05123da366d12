import type {Failure} from '../../../src/protocol/errors.ts';
import type {Order} from '../../../src/protocol/protocol.ts';
import type {Queries, QueryName} from '../../../src/protocol/queries.ts';
import type {TrainEvent} from '../../../src/protocol/events.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import type {AskOptions, Session} from '../../../src/session/api.ts';
import type {AuthorData} from '../../../src/session/author-data.ts';
import type {Snapshot} from '../../../src/session/snapshot.ts';
import type {Attributes} from '../recipes.ts';
import {Timeline, type At} from '../timeline.ts';
import {imagesOf, ownOf, recipeOf} from './data.ts';
import type {Asked, Run, Told} from './told.ts';
import {atStart, Way} from './way.ts';
import type {World} from './world.ts';

/** What a question is refused with whose worker ended once too often. */
const refusals = ['worker-lost', 'engine-lost', 'closed'];

/** From here on a divergence is no wonder. */
const daringRate = 10;

/** As short as can be, for those who look for what went wrong. */
export const toldOf = (given: unknown): string =>
  (
    JSON.stringify(given, (_, value: unknown) =>
      ArrayBuffer.isView(value) ? `${value.byteLength} bytes` : value,
    ) ?? ''
  )
    .replaceAll('"', '')
    .slice(0, 300);

/** A session with a witness: what it was told to do, what it said, and whether that can be true. */
export class Watched {
  readonly name: string;
  readonly session: Session;
  readonly world: World;
  attributes: Attributes;
  recipe: Recipe;
  way: Way;
  /** The author's arrays it was given. */
  own: AuthorData | null;
  /** Counts resets, restores and the like: what was asked before belongs to another run. */
  life = 0;
  /** Whether it was set a rate that may well diverge. */
  daring = false;
  diverged = false;
  /** Whether the last change came while a step was under way, which ends by the rate that it began with. */
  changedInStep = false;
  disposed = false;
  /** Where it is to come to rest, by what it was told to do at rest and from where; null where nobody knows. */
  expected: (At & {readonly from: At; readonly opened: boolean; readonly step: boolean}) | null = null;
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
  /** It was told to train, and nothing was heard of it yet: it may rest no longer, whatever it says. */
  #ordered = false;
  /** Where it stood when it last said so. */
  #at = {epoch: 0, batch: 0, epochs: 0};
  #replacing = false;
  #notice: Snapshot['notice'] = null;

  constructor(name: string, world: World, attributes: Attributes) {
    this.name = name;
    this.world = world;
    this.attributes = attributes;
    this.recipe = recipeOf(attributes);
    this.way = new Way(this.recipe);
    this.daring = this.recipe.learningRate >= daringRate;
    this.own = ownOf(this.recipe);
    this.session = world.library.openSession(this.recipe, {own: this.own});
    this.session.subscribe((snapshot, events) => this.#hear(snapshot, events));
    this.heardAt = world.simulator.awake;
  }

  get snapshot(): Snapshot {
    return this.session.snapshot;
  }

  get resting(): boolean {
    return !['training', 'loading'].includes(this.snapshot.status);
  }

  get timeline(): Timeline {
    return this.way.timeline;
  }

  get engines(): ReadonlySet<string> {
    return this.way.engines;
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
    this.own = ownOf(recipe);
    this.replace({attributes, recipe, timeline: Timeline.from(recipe), valLosses: [], engines: []}, () =>
      this.session.reset(recipe, this.own),
    );
  }

  replace({attributes, recipe, timeline, valLosses, engines}: Run, act: () => void): void {
    this.#replacing = true;
    this.life++;
    this.attributes = attributes;
    this.recipe = recipe;
    this.way = new Way(recipe, timeline, engines);
    this.diverged = this.epochsChangedAtRest = false;
    this.daring = [recipe, ...timeline.turns].some(({learningRate}) => learningRate >= daringRate);
    this.wantsRest = this.#ordered = false;
    this.expected = null;
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
    // While it trains, play goes on past where a step was to end, and changes nothing else.
    if (status !== 'training' || this.expected?.step) this.expected = null;
    if (again && !this.#ordered)
      this.expected = {
        epoch: epoch + this.recipe.epochs,
        batch: 0,
        from: {epoch, batch},
        opened: this.way.isOpen,
        step: false,
      };
    this.#ordered = true;
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
    if (['idle', 'paused', 'done'].includes(status) && !this.#ordered) {
      const inEpoch = Math.ceil(imagesOf(this.recipe).train.length / 784 / this.recipe.batchSize);
      const flat = batch + batches;
      const until =
        epochs > 0
          ? {epoch: epoch + epochs, batch: 0}
          : {epoch: epoch + Math.floor(flat / inEpoch), batch: flat % inEpoch};
      this.expected = {...until, from: {epoch, batch}, opened: this.way.isOpen, step: true};
    }
    this.#ordered = true;
    this.session.step(epochs > 0 ? {epochs} : {batches});
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

  ask<K extends QueryName>(name: K, ask: Queries[K]['ask'], options: AskOptions = {}): Asked<K> {
    const {epoch} = options;
    const asked: Asked<K> = {name, epoch, askedAt: this.world.simulator.awake, outcome: null};
    this.asked.push(asked);
    this.session.ask(name, ask, options).then(
      (answer) => (asked.outcome = {answer}),
      (error: unknown) => (asked.outcome = {error: error as Error}),
    );
    return asked;
  }

  /** Whoever is refused is told why, in words that a page can tell apart. */
  checkRefusal({name, message}: Error, what: string): void {
    const named = name === 'AbortError' || name === 'FailureError' || refusals.includes(message);
    const foretold = name === 'RangeError' && message.includes('Maximum memory');
    if (!named && !foretold) this.blame(`a question was refused with ${name}: ${message} (${what})`);
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
      if (await simulator.advance(3000, () => !this.resting || world.unsent > 0)) continue;
      this.#ordered = false;
      return true;
    }
    return false;
  }

  dispose(): void {
    this.disposed = true;
    this.session.dispose();
  }

  /** A command on its way to a worker. */
  command(name: string, given: readonly unknown[]): void {
    const {way} = this;
    if (name === 'open') {
      const [run, , order] = given as [number, string, Order];
      if (order.recipe !== this.recipe) return;
      const from = order.resume?.position ?? atStart;
      this.#opens(from);
      way.opens(run, from, this.recipe);
    } else if (!way.is(given[0])) {
      return;
    } else if (name === 'change') {
      way.changes(given[1] as Recipe);
    } else if ((name === 'play' || name === 'step') && this.wantsRest) {
      this.blame('a pause was forgotten');
    }
  }

  #opens(from: At): void {
    const {expected} = this;
    if (!expected) return;
    const moved = expected.from.epoch !== from.epoch || expected.from.batch !== from.batch;
    // Weights from before the place where it rested were lost with a worker: then nobody knows what it is to do.
    this.expected = moved && !expected.opened ? null : {...expected, opened: true};
  }

  #hear(snapshot: Snapshot, events: readonly TrainEvent[]): void {
    if (this.disposed) this.blame('a session speaks after its end');
    this.heardAt = this.world.simulator.awake;
    if (snapshot.engine) this.way.engines.add(snapshot.engine.name);
    if (snapshot.notice && snapshot.notice !== this.#notice) this.#note(snapshot.notice.code);
    this.#notice = snapshot.notice;
    for (const event of events) {
      this.world.tell(`    ${this.name} ${snapshot.status}: ${toldOf(event)}`);
      this.#witness(event);
    }
    if (!this.#replacing) this.#compare(snapshot);
  }

  #note(code: string): void {
    // Its worker is gone, or was left for another.
    if (['worker-lost', 'engine-lost', 'engine-memory'].includes(code)) this.way.closes();
    if (code.endsWith('-lost') && this.world.kills === 0)
      this.blame(`a worker was given up that only took its time: ${code}`);
    if (code === 'engine-memory' && !this.world.memoryRefused)
      this.blame('an engine was passed over that had room');
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
        this.#ordered = false;
        break;
      case 'train-end':
        if (!this.#begun) this.blame('an end was told without a beginning');
        this.#begun = false;
        this.#stops(event.reason);
        break;
      case 'progress':
        this.way.stands(event);
        break;
      case 'changed':
        // The page did not know yet that it rested.
        this.epochsChangedAtRest ||= event.attributes.includes('epochs') && this.resting;
        this.changedInStep = event.epoch === this.#at.epoch && event.batch > this.#at.batch;
        if (!this.way.changed(event)) this.blame('a change was told that nobody made');
        break;
      case 'failure':
        if (event.failure.code === 'diverged') this.#diverges(event.failure.values);
        break;
      case 'checkpoint': {
        const [recipe, timeline] = [this.recipe, this.timeline];
        const engine = this.comparable ? [...this.engines][0]! : '';
        this.told.push({how: 'the page was told', checkpoint: event.checkpoint, recipe, timeline, engine});
        break;
      }
    }
  }

  #diverges({keptEpoch, keptBatch}: Failure['values']): void {
    this.diverged = true;
    this.expected = null;
    this.way.back({epoch: Number(keptEpoch) - 1, batch: Number(keptBatch)});
  }

  /** It has come to rest: where it was to? */
  #stops(reason: string): void {
    const {expected} = this;
    const {epoch, batch, epochs} = this.#at;
    // Heard late, of a pause before the step: that begins after it, and is still to end where it was to.
    const {from} = expected ?? {};
    if (reason === 'stopped' && from?.epoch === epoch && from.batch === batch) return;
    this.expected = null;
    // What was changed meanwhile may be told only afterwards.
    if (reason === 'done' && epoch < epochs && !this.way.hasPending && !this.epochsChangedAtRest)
      this.blame(`done at epoch ${epoch} of ${epochs}`);
    if (!expected || reason === 'diverged' || reason === 'plateau') return;
    if (epoch !== expected.epoch || batch !== expected.batch)
      this.blame(`a step that was to end at ${expected.epoch}.${expected.batch} ended at ${epoch}.${batch}`);
  }
}
