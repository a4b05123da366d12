import {html, nothing, type TemplateResult} from 'lit';
import type {ShellMessages} from '../../../locales/messages/shell.ts';
import type {Recipe} from '../../../recipe/recipe.ts';
import type {PartHost, ShellView} from '../../base/content.ts';
import {expectedLosses} from './expected-losses.ts';

/** What a reader expects val_loss to come to. Only what somebody set is a guess. */
export interface Guess {
  readonly value: number;
  /** By which loss. */
  readonly loss: Recipe['loss'];
  /** What the run it is about came to, and when that was over; null before. */
  readonly outcome: {readonly result: number; readonly epoch: number} | null;
}

/** By element: the same before and after the press. */
export const guesses = new WeakMap<PartHost, Guess>();

/** What somebody guessed of a run by this loss; undefined where nobody did. */
export function guessOf(host: PartHost, {loss}: Pick<Recipe, 'loss'>): Guess | undefined {
  const guess = guesses.get(host);
  return guess?.loss === loss ? guess : undefined;
}

/** What a chart's axes show of a guess that is asked. */
export interface AskedGuess {
  readonly value: number;
  readonly name: string;
  /** The value as the page's language writes it. */
  readonly text: string;
}

const named = (value: number, {chart, format}: ShellMessages): AskedGuess => ({
  value,
  name: chart.guess,
  text: format.fixed(value, 3),
});

/** The guess that an element asks for, or has got; null where it asks for none, or nobody knows how large losses will be. */
export function askedGuess(host: PartHost, {recipe, linkedTo, messages}: ShellView): AskedGuess | null {
  const most = expectedLosses(recipe)?.at(-1);
  return recipe.predict === 'on' && most !== undefined && linkedTo === null
    ? named(guessOf(host, recipe)?.value ?? most / 2, messages.shell)
    : null;
}

/** What takes the handle that the chart draws: a slider from 0 to the end of the axis, in hundredths of it. */
export function guessHandle(host: PartHost, view: ShellView): TemplateResult | typeof nothing {
  const asked = askedGuess(host, view);
  if (!asked) return nothing;
  const {recipe} = view;
  const most = expectedLosses(recipe)!.at(-1)!;
  return html`<input
    class="guess"
    part="guess"
    type="range"
    .value=${String((100 * asked.value) / most)}
    aria-label="${asked.name}: val_loss"
    aria-valuetext=${asked.text}
    @input=${({target}: Event) => {
      const value = (Number((target as HTMLInputElement).value) * most) / 100;
      guesses.set(host, {value, loss: recipe.loss, outcome: null});
      host.requestUpdate();
    }}
  />`;
}
