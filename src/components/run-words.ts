import type {Snapshot} from '../session/snapshot.ts';
import {firstWords} from './controls-bar.ts';
import type {BarWords, View} from './stage.ts';

/** The epoch under way counts as soon as its first batch is behind. */
export function shownEpoch({status, epoch, epochs, batch}: Snapshot): number {
  const under = status === 'training' || batch > 0 ? epoch + 1 : epoch;
  return Math.min(under, Math.max(epochs, epoch));
}

/** The bar's words in every state of a run; the line tells which epoch is shown where that is not now. */
export function runWords(view: View): BarWords {
  const words = wordsOfNow(view);
  const {shown} = view.trained;
  return shown === null ? words : {...words, line: view.messages.status.asOf(shown, view.snapshot.epoch)};
}

function wordsOfNow(view: View): BarWords {
  const {trained, snapshot, recipe, messages} = view;
  const {button, status: say} = messages;
  const {status, epoch, epochs} = snapshot;
  const begun = epoch > 0 || snapshot.batch > 0;
  switch (status) {
    case 'training':
      return {
        label: button.pause,
        icon: 'pause',
        line: say.training(shownEpoch(snapshot), epochs, snapshot.secondsLeft),
      };
    case 'paused':
      return {label: button.resume, icon: 'play', line: say.paused(shownEpoch(snapshot), epochs)};
    case 'done':
      return {label: button.more(recipe.epochs), icon: 'play', line: say.done(epoch)};
    case 'error': {
      const stopped = begun || snapshot.failure?.code === 'diverged';
      const line = stopped ? say.stopped(shownEpoch(snapshot), epochs) : say.failed;
      return {label: button.train, icon: 'play', line};
    }
    default:
      return firstWords(view, !trained.valid);
  }
}
