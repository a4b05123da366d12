import type {Recipe} from '../../recipe/recipe.ts';
import type {TestNoise} from '../../recipe/test-noise.ts';
import type {Snapshot} from '../../session/snapshot.ts';
import type {View} from '../base/content.ts';

/** What the noise demo shows before anybody acts, and the words it says it in. */
export type NoiseShellView = View<'noiseShell', TestNoise>;

/** The same once it is in view. */
export type NoiseSightView = View<'noiseShell' | 'level', TestNoise>;

/** The same after that. */
export type NoiseView = View<'run' | 'noiseShell' | 'level' | 'noise', TestNoise>;

/**
 * A recipe under the noise that the weights were trained with. The noise factor may be changed while a run rests: what is
 * said of "trained at", and the test noise where nobody sets one, stay with the weights, and follow once it trains on.
 */
export function trainedRecipe(recipe: Recipe, noise: Snapshot['trainedNoise']): Recipe {
  const {low, high} = recipe.noiseFactor;
  const same = noise === null || (noise.low === low && noise.high === high);
  return same ? recipe : {...recipe, noiseFactor: noise};
}
