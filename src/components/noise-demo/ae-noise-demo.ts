import {testNoiseTable, type TestNoise} from '../../recipe/test-noise.ts';
import type {FieldProperties} from '../base/field-properties.ts';
import {TrainingElement} from '../base/training-element.ts';

/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type --
   accessors made from the table of attributes */
export interface AeNoiseDemo extends FieldProperties<TestNoise> {}

/**
 * The denoising autoencoder of the Keras tutorial, live: one test digit large, to paint on, its code, and the repaired
 * one; ten of them clean, noisy and denoised while it trains, the average error before and after, noise of any kind and
 * amount at once, the curve of error against noise, and the same network trained without noise beside it. Its attributes are the recipe, and three more.
 * With `for="id"` it shows another element's network, whether that was trained with noise or without.
 *
 * @tagname ae-noise-demo
 *
 * @attr {'gaussian'|'masking'|'salt-pepper'} test-noise - Noise of the test pictures; that of the training. The reader
 *   can change it.
 * @attr {number} test-noise-factor - How much of it, 0–10, or 0–1 for masking and salt-pepper; as in the training.
 * @attr {boolean} compare-plain - Trains the same recipe without noise beside it.
 *
 * @csspart stages - The large digit, its code and the repaired one; what is painted on is `easel`, the last `enlarged`.
 * @csspart digits - The rows of pictures; a picture is a `digit`, a denoised one also `reconstruction`.
 * @csspart noise-error - The line with the errors before and after.
 * @csspart test-noise - Kind and amount of the test noise; its slider is `noise-slider`.
 * @csspart noise-curve - The curve of error by noise; the chart in it is `noise-chart`.
 * @csspart curve-table - The curve in numbers.
 * @csspart noise-ratios - The errors in decibels.
 * @csspart chart - The loss chart.
 * @csspart guess - On its axis, before the first training: the handle of the reader's guess.
 * @csspart facts - The figures beside it.
 * @csspart chart-options - The chart's axis.
 * @csspart batch-chart - The loss by batch.
 * @csspart summary - The layers, in numbers.
 */
export class AeNoiseDemo extends TrainingElement {
  static override readonly recipeDefaults = {
    noise: 'gaussian',
    epochs: '50',
    'output-activation': 'sigmoid',
  };
  protected static override readonly ownTable = testNoiseTable;
  protected static override readonly shellGroups = ['noiseShell'] as const;
  static override readonly loadShell = async () => (await import('./noise-shell.ts')).shell;
}

declare global {
  interface HTMLElementTagNameMap {
    'ae-noise-demo': AeNoiseDemo;
  }
}
