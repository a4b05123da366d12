import {corruptionOf} from '../../recipe/corruption.ts';
import type {NoiseKind} from '../../recipe/test-noise.ts';
import type {NoiseView} from './noise-view.ts';

/** Before a verdict on a kind of noise that the network was not trained with: that it was not. A sentence and a space. */
export function otherNoise({recipe, messages}: NoiseView, kind: NoiseKind): string {
  const rule = corruptionOf(recipe);
  return rule && rule.kind !== kind ? `${messages.noise.unlike(kind, rule.kind)} ` : '';
}
