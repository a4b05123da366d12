import {html, nothing, type TemplateResult} from 'lit';
import type {View} from '../base/content.ts';
import {shellMessage} from '../base/problem.ts';
import {imageColumns} from '../parts/digits/image-columns.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';

const tile = html`<div class="tile" part="digit"></div>`;

/** What stands in the boxes of the stage. */
export interface CodeSights {
  readonly original?: TemplateResult;
  readonly reconstruction?: TemplateResult;
  readonly bars?: unknown;
  readonly drawn?: TemplateResult;
  readonly acts?: unknown;
  readonly dead?: unknown;
  readonly digits?: TemplateResult;
}

/** A digit and its reconstruction, the code between, what is drawn of it; below, digits to choose from. */
export function codeRoom(
  {messages, noun, recipe}: View<'codeShell'>,
  {
    original = tile,
    reconstruction = tile,
    bars = nothing,
    drawn = tile,
    acts = nothing,
    dead = nothing,
    digits,
  }: CodeSights = {},
): TemplateResult {
  const {pictures} = messages.shell;
  const figure = (inside: TemplateResult, ...words: readonly string[]) =>
    html`<figure>
      ${inside}
      <figcaption><bdi>${words.join(' · ')}</bdi></figcaption>
    </figure>`;
  return html`<div class="code-stage" part="stage">
      <div class="given">
        ${figure(original, pictures.original)} ${figure(reconstruction, pictures.reconstruction)}
      </div>
      <div class="numbers">
        <div class="bars-box">${bars}</div>
        <p class="caption"><bdi>${pictures.code} · ${pictures.numbers(recipe.encodingDim)}</bdi></p>
      </div>
      <div class="drawn">${figure(drawn, messages.codeShell.drawn)}</div>
    </div>
    <div class="code-acts">${acts}</div>
    <p class="caption code-dead"><bdi>${dead}</bdi></p>
    <div class="code-digits" part="digits">
      ${
        digits ??
        imageColumns(
          Array.from({length: 10}, (_, i) => pictures.awaited(noun, i)),
          () => tile,
        )
      }
    </div>`;
}

/** Before anybody acts: the stage, and what it is about. */
export function idleCode(view: View<'codeShell'>, room = codeRoom(view)): TemplateResult {
  const {messages, snapshot, recipe} = view;
  const explanation = shellExplanation(snapshot, recipe);
  const asks = explanation.code === 'idle' || explanation.code === 'idle-noise';
  const question = messages.codeShell.question(recipe.encodingDim);
  return html`${room} ${shellMessage(view, explanation, asks ? question : undefined)}`;
}
