import {worstTable, type WorstChoice} from '../../recipe/worst-choice.ts';
import type {FieldProperties} from '../base/field-properties.ts';
import {TrainingElement} from '../base/training-element.ts';

/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type --
   accessors made from the table of attributes */
export interface AeWorst extends FieldProperties<WorstChoice> {}

/**
 * The test digits that a network redraws worst, over their reconstructions, each with its loss: where to look for what it
 * has not learned. It shows the network of the element that `for` names or that encloses it; by itself it trains one.
 *
 * @tagname ae-worst
 *
 * @attr {number} count - How many digits; 10, at most 20.
 *
 * @csspart digits - The pairs; a picture is a `digit`, a lower one also `reconstruction`.
 */
export class AeWorst extends TrainingElement {
  protected static override readonly ownTable = worstTable;
  protected static override readonly shellGroups = ['worstShell'] as const;
  static override readonly loadShell = async () => (await import('./worst-shell.ts')).shell;
}

declare global {
  interface HTMLElementTagNameMap {
    'ae-worst': AeWorst;
  }
}
