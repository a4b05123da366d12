import type {TrainEvent} from '../../../protocol/events.ts';
import type {View} from '../../base/content.ts';
import {fire} from '../../base/events.ts';
import {failureWords} from '../explanation/failure-words.ts';

/** Tells a run's events to the page, in order and none lost; only progress is told at most once a frame. */
export class EventRelay {
  readonly #target: EventTarget;
  #progressToldThisFrame = false;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  relay(events: readonly TrainEvent[], {messages, recipe}: Pick<View, 'messages' | 'recipe'>): void {
    for (const event of events) {
      switch (event.type) {
        case 'train-begin':
          fire(this.#target, 'ae-train-begin', {epochs: event.epochs});
          break;
        case 'progress': {
          if (this.#progressToldThisFrame) break;
          this.#progressToldThisFrame = true;
          requestAnimationFrame(() => (this.#progressToldThisFrame = false));
          const {epoch, batch, batches, epochs, loss, msPerStep, secondsLeft} = event;
          fire(this.#target, 'ae-progress', {epoch, batch, batches, epochs, loss, msPerStep, secondsLeft});
          break;
        }
        case 'epoch-end':
          fire(this.#target, 'ae-epoch-end', {epoch: event.epoch, loss: event.loss, valLoss: event.valLoss});
          break;
        case 'goal':
          fire(this.#target, 'ae-goal', {epoch: event.epoch, value: event.value});
          break;
        case 'train-end':
          fire(this.#target, 'ae-train-end', {reason: event.reason, epoch: event.epoch});
          break;
        case 'failure': {
          const {failure} = event;
          const message = failureWords(messages, failure, recipe);
          fire(this.#target, 'ae-error', {code: failure.code, message});
          break;
        }
        default:
      }
    }
  }
}
