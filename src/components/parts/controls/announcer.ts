import type {TrainEvent} from '../../../protocol/events.ts';
import {explanationOf, runSentence} from '../explanation/explanations.ts';
import type {View} from '../../base/content.ts';

/** While training, nobody who listens to the page is spoken to more often than this. */
export const announceEveryMs = 10_000;

/** Holds the line of a polite live region. */
export class Announcer {
  readonly #now: () => number;
  readonly #changed: () => void;
  #text = '';
  #last = -Infinity;

  /** @param changed called when there is a new line */
  constructor(changed: () => void, now: () => number = () => performance.now()) {
    this.#changed = changed;
    this.#now = now;
  }

  get text(): string {
    return this.#text;
  }

  /** Says what of these events is worth hearing: changes of state, and on the way the sentence about the moment. */
  hear(events: readonly TrainEvent[], view: View): void {
    const {snapshot, recipe} = view;
    const {announce} = view.messages.run;
    const {epoch, epochs, history} = snapshot;
    for (const event of events) {
      if (event.type === 'epoch-end' && snapshot.status === 'training')
        this.#mention(runSentence(view)(explanationOf(snapshot, recipe)));
      if (event.type !== 'status') continue;
      // What is wrong is said by an alert of its own; nothing older may stand beside it.
      if (event.status === 'idle' || event.status === 'error') this.#say('');
      if (event.status === 'loading') this.#say(announce.loading);
      if (event.status === 'training') this.#say(announce.training(epochs));
      if (event.status === 'paused') this.#say(announce.paused(epoch));
      if (event.status === 'done') {
        const said = snapshot.endReason === 'plateau' ? announce.plateau : announce.done;
        this.#say(said(epoch, history.valLoss.at(-1) ?? null));
      }
    }
  }

  /** What a person asked for. */
  tell(text: string): void {
    this.#say(text);
  }

  #say(text: string): void {
    this.#last = this.#now();
    if (text === this.#text) return;
    this.#text = text;
    this.#changed();
  }

  /** Unless something was said a short while ago. */
  #mention(text: string): void {
    if (this.#now() - this.#last >= announceEveryMs) this.#say(text);
  }
}
