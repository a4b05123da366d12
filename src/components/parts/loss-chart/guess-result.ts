import {nothing, type TemplateResult} from 'lit';
import type {TrainEvent} from '../../../protocol/events.ts';
import type {PartHost, View} from '../../base/content.ts';
import {fire} from '../../base/events.ts';
import {askedGuess, guesses, guessHandle, guessOf, type AskedGuess} from './guess.ts';

/** What a chart shows of a guess. */
export interface ShownGuess {
  /** Over the axis, while it is asked. */
  readonly handle: TemplateResult | typeof nothing;
  /** Where that stands. */
  readonly asked: AskedGuess | null;
  /** Where it stood, while the run it is about goes on and after. */
  readonly mark: AskedGuess | null;
}

/** An element's guess: asked before its first run, a mark in the chart of that. */
export function shownGuess(host: PartHost, view: View): ShownGuess {
  const {snapshot, run} = view;
  const asks = snapshot.status === 'idle' && run.valid && run.earlier.length === 0;
  const guess = askedGuess(host, view);
  if (asks) return {handle: guessHandle(host, view), asked: guess, mark: null};
  return {handle: nothing, asked: null, mark: guessOf(host, view.recipe) ? guess : null};
}

/** Under the figure that a guess is about; undefined without one. */
export function guessNote(host: PartHost, {recipe, messages}: View): string | undefined {
  const guess = guessOf(host, recipe);
  return guess ? messages.run.guess.note(guess.value) : undefined;
}

/** What a guess was worth, once the run has ended by itself; null before, after it has gone on, and for an earlier epoch. */
export function judgedGuess(host: PartHost, {messages, snapshot, recipe, run}: View): string | null {
  const {value, outcome} = guessOf(host, recipe) ?? {};
  if (!outcome || outcome.epoch !== snapshot.epoch || snapshot.status !== 'done' || run.shown !== null)
    return null;
  return messages.run.guess.came({guess: value!, result: outcome.result});
}

/** Holds a guess against the run it was about, once that ends by itself, and tells the page; forgets it with the run. @returns what to say of it now */
export function heardOfGuess(
  host: PartHost,
  events: readonly TrainEvent[],
  {snapshot, recipe, run, messages}: View,
): string | null {
  for (const event of events) {
    if (event.type === 'status' && event.status === 'idle' && run.earlier.length > 0) guesses.delete(host);
    if (event.type !== 'train-end' || (event.reason !== 'done' && event.reason !== 'plateau')) continue;
    const guess = guessOf(host, recipe);
    const result = snapshot.history.valLoss.at(-1);
    if (!guess || guess.outcome || result === undefined) continue;
    guesses.set(host, {...guess, outcome: {result, epoch: snapshot.epoch}});
    fire(host, 'ae-predict', {guess: guess.value, result});
    return messages.run.guess.came({guess: guess.value, result});
  }
  return null;
}
