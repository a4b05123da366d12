import type {AeTrainer} from '../../../src/components/index.ts';
import type {RunHandle} from '../../../src/components/base/run-handle.ts';
import type {TrainEvent} from '../../../src/protocol/events.ts';
import type {Snapshot} from '../../../src/session/snapshot.ts';
import {realTime, until} from './clock.ts';
import {fresh, isOfTraining, type Way, type Ways} from './way.ts';

/** What is told of a run, one to one, as events of the element. */
const toldAs: Readonly<Record<string, string>> = {
  'train-begin': 'ae-train-begin',
  'epoch-end': 'ae-epoch-end',
  goal: 'ae-goal',
  'train-end': 'ae-train-end',
  failure: 'ae-error',
};

/** One element with a run of its own, and who watches it: hears its events, and knows how its numbers came about. */
export class Witness {
  readonly name: string;
  readonly element: AeTrainer;
  readonly run: RunHandle;
  readonly faults: string[] = [];
  /** When it last said anything. */
  heardAt = realTime();
  /** How often it has said that training ended, or that something failed. */
  ends = 0;
  /** Whether a learning rate was set that explodes. */
  daring = false;
  /** Whether a listener waits for an epoch to act. */
  armed = false;
  readonly #ways: Ways;
  #way: Way = fresh;
  #history: Snapshot['history'];
  readonly #kept = new WeakSet<object>();
  #begun = false;
  /** The last epoch that is told. */
  #at = 0;
  /** What the element told, and what there was to tell. */
  #told: string[] = [];
  #toTell: string[] = [];

  constructor(name: string, element: AeTrainer, ways: Ways) {
    this.name = name;
    this.element = element;
    this.#ways = ways;
    // Its own, even where it is linked to another one later.
    this.run = (element as unknown as {readonly run: RunHandle}).run;
    this.#history = this.run.snapshot.history;
    this.run.subscribe((events) => this.#hear(events));
    for (const type of Object.values(toldAs))
      element.addEventListener(type, (event) => {
        if (event.target === element) this.#hearTold(type, (event as CustomEvent<{epoch: number}>).detail);
      });
  }

  blame(what: string): void {
    this.faults.push(`${this.name}: ${what}`);
  }

  get snapshot(): Snapshot {
    return this.run.snapshot;
  }

  get way(): Way {
    return this.#way;
  }

  /** Neither loads nor trains. */
  get resting(): boolean {
    return !['loading', 'training'].includes(this.snapshot.status);
  }

  /** Whether nothing has been trained yet, and nobody is about to. */
  get isBlank(): boolean {
    const {status, epoch, batch, history} = this.snapshot;
    return status === 'idle' && epoch === 0 && batch === 0 && history.epoch.length === 0;
  }

  /** Something is done from which on the numbers are others than those of a run in one go. */
  taint(): void {
    if (!this.isBlank) this.#way = {...this.#way, tainted: true};
  }

  /** Until it rests. Blames it where it does not. */
  async rests(ms = 40_000): Promise<boolean> {
    const rested = await until(() => this.resting, ms);
    if (!rested) this.blame(`never comes to rest: ${this.snapshot.status}`);
    return rested;
  }

  /** Has it train, until that has come to its end, or fails. */
  async trains(act: () => void, ms = 40_000): Promise<boolean> {
    const {ends} = this;
    act();
    const ended = await until(() => this.ends > ends, ms);
    if (!ended) this.blame(`is to train, and does not end: ${this.snapshot.status}`);
    return ended && this.rests();
  }

  /** It was out of the page for longer than the grace: what it held is freed, which nobody is told. */
  freed(): void {
    if (!this.isBlank) return;
    this.#way = fresh;
    this.#history = this.snapshot.history;
    this.#at = 0;
    this.#begun = false;
  }

  /** Compares what was told with what there was to tell, and forgets both. */
  checkTold(): void {
    const [told, toTell] = [this.#told.splice(0).sort(), this.#toTell.splice(0).sort()];
    if (told.join() !== toTell.join())
      this.blame(`events that are not what happened: ${told.join(', ')} for ${toTell.join(', ')}`);
  }

  #hearTold(type: string, {epoch}: {epoch: number}): void {
    // An attribute that is refused is told by the element itself.
    if (type !== 'ae-error') {
      if ((type === 'ae-train-begin') === this.#begun)
        this.blame(`${type} ${this.#begun ? 'where it had begun' : 'where it had not begun'}`);
      if (type === 'ae-train-begin') this.#begun = true;
      if (type === 'ae-train-end') this.#begun = false;
      this.#told.push(`${type} ${epoch}`);
    }
  }

  #hear(events: readonly TrainEvent[]): void {
    this.heardAt = realTime();
    this.#keepEarlier();
    this.#checkOrder(events);
    const {snapshot} = this;
    const {history} = snapshot;
    if (history !== this.#history && !isOfTraining(events)) {
      if (history.epoch.length > 0) this.#way = this.#ways.takeUp(history, this.run.recipe);
    }
    if (this.isBlank) this.#way = fresh;
    else if (isOfTraining(events) || events.some(({type}) => type === 'progress')) this.#trainedBy(snapshot);
    this.#history = history;
    const ends = events.some(({type}) => type === 'train-end');
    if (ends && !events.some(({type}) => type === 'changed')) this.#checkEnd(snapshot);
    for (const event of events) {
      if (event.type === 'train-end' || event.type === 'failure') this.ends++;
      const told = toldAs[event.type];
      if (told && told !== 'ae-error')
        this.#toTell.push(`${told} ${'epoch' in event ? event.epoch : undefined}`);
    }
  }

  /** Where training ends is where it was to end, as far as nobody plans other epochs afterwards. */
  #checkEnd({status, epoch, epochs, batch}: Snapshot): void {
    const {stopAtPlateau} = this.run.recipe;
    if (status === 'done' && ((epoch < epochs && !stopAtPlateau) || batch > 0))
      this.blame(`done at ${epoch}.${batch} of ${epochs}`);
    if (status === 'paused' && epoch >= epochs && batch === 0)
      this.blame(`paused at the end: ${epoch} of ${epochs}`);
  }

  #trainedBy({engine, status}: Snapshot): void {
    const {recipe, engines} = this.#way;
    const name = engine?.name;
    this.#way = {
      ...this.#way,
      recipe: recipe ?? this.run.recipe,
      // At rest it only says where it stands.
      engines: !name || engines.includes(name) || status === 'loading' ? engines : [...engines, name],
    };
  }

  /** Runs that gave way to others can be had back. */
  #keepEarlier(): void {
    for (const {
      snapshot: {history},
    } of this.run.earlier) {
      if (this.#kept.has(history)) continue;
      this.#kept.add(history);
      this.#ways.keep(history, this.#way);
    }
  }

  #checkOrder(events: readonly TrainEvent[]): void {
    for (const event of events) {
      if (event.type === 'rolled-back') this.#at = event.epoch;
      if (event.type !== 'epoch-end') continue;
      if (event.epoch !== this.#at + 1) this.blame(`epoch ${event.epoch} is told after ${this.#at}`);
      this.#at = event.epoch;
    }
    const {epoch, valLoss, loss} = this.snapshot.history;
    // Whoever was told before may have started over already, which is told next.
    const startedOver = epoch.length === 0 && this.snapshot.status === 'idle';
    if (isOfTraining(events)) {
      if (epoch.length !== this.#at && !startedOver)
        this.blame(`a history of ${epoch.length} epochs where ${this.#at} were told`);
    } else if (events.length > 0) this.#at = epoch.length;
    if (
      epoch.some((number, i) => number !== i + 1) ||
      loss.length !== epoch.length ||
      valLoss.length !== epoch.length
    )
      this.blame(`a history with gaps: ${epoch.join()}`);
  }
}
