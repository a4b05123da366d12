import type {Recipe} from '../../../recipe/recipe.ts';
import {isUnderWay, type Snapshot} from '../../../session/snapshot.ts';
import {shellWords} from '../../base/controls-bar.ts';
import type {BarWords, View} from '../../base/content.ts';
import {fieldWords} from './field-words.ts';
import {runBefore} from './run-before.ts';
import {changesOf} from './undo-words.ts';

/** The epoch under way counts as soon as its first batch is behind. */
export function shownEpoch({status, epoch, epochs, batch}: Snapshot): number {
  const under = status === 'training' || batch > 0 ? epoch + 1 : epoch;
  return Math.min(under, Math.max(epochs, epoch));
}

/** Epochs that one press trains after the last one: what is left of those planned, else as many again. */
function moreEpochs({epoch, epochs}: Snapshot, recipe: Recipe): number {
  return epochs > epoch ? epochs - epoch : recipe.epochs;
}

/** The bar's words in every state of a run; the line tells which epoch is shown where that is not now. */
export function runWords(view: View): BarWords {
  const words = wordsOfNow(view);
  const {run, snapshot, messages} = view;
  if (!run.valid && !isUnderWay(snapshot)) return {...words, line: messages.shell.status.invalid};
  const {shown} = run;
  return shown === null ? words : {...words, line: messages.run.status.asOf(shown, snapshot.epoch)};
}

function wordsOfNow(view: View): BarWords {
  const {snapshot, recipe, messages} = view;
  const {button, status: say} = messages.run;
  const {shell} = messages;
  const {status, epoch, epochs, endReason} = snapshot;
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
      return {
        label: button.more(moreEpochs(snapshot, recipe)),
        short: button.moreShort(moreEpochs(snapshot, recipe)),
        icon: 'play',
        line: endReason === 'plateau' ? say.plateau(epoch) : say.done(epoch),
      };
    case 'error': {
      const stopped = begun || snapshot.failure?.code === 'diverged';
      // Stopped in the first one, it is that one.
      const line = stopped ? say.stopped(Math.max(1, shownEpoch(snapshot)), epochs) : shell.status.failed;
      return {label: shell.button.train, icon: 'play', line};
    }
    default:
      return beforeBegin(view);
  }
}

/** Longer words of a change do not fit a button on a phone. */
const longestChange = 14;

/** The bar where nothing has begun: after a start over it says with what, and asks for no data that are here. */
function beforeBegin(view: View): BarWords {
  const {run, recipe, snapshot, messages} = view;
  const before = runBefore(view);
  if (!before) return shellWords(view, !run.valid);
  const words = shellWords({...view, snapshot: {...snapshot, data: before.snapshot.data}}, !run.valid);
  const changed = changesOf(before.recipe, recipe);
  const [field] = changed;
  // Where it is computed is no matter of the network.
  if (changed.length !== 1 || field?.name === 'backend') return words;
  const change = fieldWords(field, recipe, messages);
  return change.length > longestChange ? words : {...words, label: messages.run.button.trainWith(change)};
}
