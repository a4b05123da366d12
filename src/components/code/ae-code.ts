import {TrainingElement} from '../base/training-element.ts';

/**
 * The code between encoder and decoder, to be changed: the selected digit's numbers as bars that are dragged, and what the
 * decoder draws of them. With one decoder layer the picture is a sum of stencils, and is shown as one; between two digits'
 * codes, and of random numbers, the decoder draws as well. It shows the network of the element that `for` names or that
 * encloses it; by itself it trains one.
 *
 * @tagname ae-code
 *
 * @csspart stage - The digit, its reconstruction, its code and what is drawn of the changed code, which is `enlarged`.
 * @csspart bars - The numbers of the code; each is a `bar`.
 * @csspart digits - Digits to choose from; each is a `digit`.
 * @csspart sum - The picture as a sum of stencils.
 * @csspart between - Codes between two digits'.
 * @csspart units - What each number of the code is for.
 *
 * @cssprop [--ae-negative=light-dark(#a65a00, #ffb259)] - Stencils below zero; those above have the accent.
 */
export class AeCode extends TrainingElement {
  protected static override readonly shellGroups = ['codeShell'] as const;
  static override readonly loadShell = async () => (await import('./code-shell.ts')).shell;
}

declare global {
  interface HTMLElementTagNameMap {
    'ae-code': AeCode;
  }
}
