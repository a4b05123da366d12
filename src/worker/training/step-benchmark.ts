import {networkOf} from '../../recipe/derive.ts';
import {trainingOf} from '../../recipe/training.ts';
import type {Recipe} from '../../recipe/recipe.ts';
import {streamKey, wordAt} from '../../numerics/random.ts';
import {pixels} from '../../pixels/size.ts';
import type {Engine} from '../engine/engine.ts';
import {ArrayRows} from '../data/rows.ts';

/** Steps before the clock starts: they upload and compile. */
const warmingSteps = 3;
/** The most steps between two looks at the loss, as far apart as a run's. */
const maxBetween = 16;
/** Images of the made-up data set, at most. */
const maxImages = 4096;

/**
 * Milliseconds a training step of a recipe takes on an engine, with images and weights that are made up and thrown away.
 * Steps for about `limitMs` and not longer, unless one step is; uploading and compiling come before and do not count.
 */
export async function timeSteps(engine: Engine, recipe: Recipe, limitMs: number): Promise<number> {
  const count = Math.min(recipe.batchSize, recipe.trainSize ?? maxImages, maxImages);
  const key = streamKey(recipe.seed, 'sample');
  // About as much paper as a digit has.
  const data = Uint8Array.from({length: count * pixels}, (_, i) =>
    Math.max(0, (wordAt(key, i & 8191) & 511) - 256),
  );
  const rows = new ArrayRows(data, pixels);
  const images = Uint32Array.from({length: count}, (_, i) => i);
  const model = await engine.create(networkOf(recipe), trainingOf(recipe), {maxBatch: count});
  try {
    const step = async (steps: number) => {
      for (let i = 0; i < steps; i++) await model.trainStep({rows, images, epoch: 1});
      // Only a loss that was read says that the device has done what it was given.
      await model.takeLoss();
    };
    await step(warmingSteps);
    const start = performance.now();
    let elapsed = 0;
    let steps = 0;
    for (let next = 1; elapsed < limitMs; next = Math.min(maxBetween, 2 * next)) {
      // As many as there is time for, by those that were made.
      const room = steps > 0 ? Math.floor((limitMs - elapsed) / (elapsed / steps)) : 1;
      if (room < 1) break;
      const now = Math.min(next, room);
      await step(now);
      steps += now;
      elapsed = performance.now() - start;
    }
    return elapsed / steps;
  } finally {
    model.dispose();
  }
}
