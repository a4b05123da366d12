import {html, type TemplateResult} from 'lit';
import type {ShellView} from '../../base/content.ts';
import {factRows} from './fact-rows.ts';

/** What stands there before there are figures: the three parts of an autoencoder. */
export function threeParts({recipe, messages}: ShellView): TemplateResult {
  const {parts, pictures} = messages.shell;
  const numbers = pictures.numbers(recipe.encodingDim);
  const part = (place: number, name: string, value: unknown) => ({
    name: html`<b>${place}</b> ${name}`,
    value,
    note: null,
  });
  const fromTo = (from: string, to: string) => html`<b>${from}</b> <span>→ <b>${to}</b></span>`;
  return factRows(
    [
      part(1, parts.encoder, fromTo(pictures.pixels, numbers)),
      part(2, parts.decoder, fromTo(numbers, pictures.pixels)),
      part(3, parts.loss, parts.lossNote),
    ],
    'parts',
  );
}
