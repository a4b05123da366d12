import {TrainingElement} from '../base/training-element.ts';

/**
 * The network as Keras prints it: autoencoder, encoder and decoder, layer by layer, a diagram of them, the first layer's
 * weights as pictures while it trains, and the recipe as Keras 3, Keras 2 and tfjs code to copy. It shows the network of
 * the element that `for` names or that encloses it; by itself it trains one.
 *
 * @tagname ae-summary
 *
 * @csspart diagram - The layers, as high as their units are many.
 * @csspart summary - A model's layers in numbers; a layer in it is a `layer`.
 * @csspart code - The recipe as code; each of its lines is a `code-line`.
 * @csspart weights - The first layer's weights; each picture is a `digit`.
 *
 * @cssprop [--ae-negative=light-dark(#a65a00, #ffb259)] - Weights below zero; those above have the accent.
 */
export class AeSummary extends TrainingElement {
  protected static override readonly shellGroups = ['summaryShell'] as const;
  static override readonly loadShell = async () => (await import('./summary-shell.ts')).shell;
}

declare global {
  interface HTMLElementTagNameMap {
    'ae-summary': AeSummary;
  }
}
