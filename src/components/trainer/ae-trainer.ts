import {TrainingElement} from '../base/training-element.ts';

/**
 * Trains an autoencoder in the page and shows it learning: ten test digits over their reconstructions, the loss by
 * epoch, and one sentence about what can be seen. Nothing is downloaded and nothing is computed before the reader
 * presses Train, or `autoplay` comes into view. Its attributes are the recipe.
 *
 * @tagname ae-trainer
 *
 * @csspart digits - Ten test pictures in rows: originals, codes, reconstructions; each is a `digit`, the lowest also
 *   `reconstruction`.
 * @csspart digit-choice - Which are shown, and which rows.
 * @csspart chart - The loss chart.
 * @csspart guess - On its axis, before the first training: the handle of the reader's guess.
 * @csspart facts - The figures beside it.
 * @csspart chart-options - The chart's axis.
 * @csspart batch-chart - The loss by batch.
 * @csspart worst - The ten worst.
 */
export class AeTrainer extends TrainingElement {
  static override readonly loadShell = async () => (await import('./trainer-shell.ts')).shell;
}

declare global {
  interface HTMLElementTagNameMap {
    'ae-trainer': AeTrainer;
  }
}
