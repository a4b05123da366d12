import {trainingOf} from '../../recipe/training.ts';
import {linearDenoiserBaseline, pcaBaseline, type FindMoments} from '../baselines/linear-baselines.ts';
import type {Dataset} from '../data/dataset.ts';
import type {RunContext} from './run-context.ts';
import {baselineOf} from '../data/samples.ts';

/** How often a comparison that fails is begun again, after the epochs that follow. */
const maxRetries = 2;

/** What a run is measured against: the mean image's loss, and that of the best linear method with a code of its size. */
export class RunBaselines {
  readonly #context: RunContext;
  readonly #findMoments: FindMoments | null;
  #meanImageTold = false;
  #comparing: AbortController | null = null;
  #failures = 0;

  constructor(context: RunContext, findMoments: FindMoments | null) {
    this.#context = context;
    this.#findMoments = findMoments;
  }

  /** The mean image's loss, once all of the training images are there. */
  async tellMeanImage(dataset: Dataset): Promise<void> {
    if (this.#meanImageTold || !dataset.train.complete) return;
    const {loss, huberDelta} = this.#context.recipe;
    const meanImageLoss = await baselineOf(dataset, loss, huberDelta, this.#context.yielder);
    this.#meanImageTold = true;
    this.#context.say({type: 'baseline', meanImageLoss});
  }

  /**
   * PCA, or for noisy inputs the best linear denoiser. Begun after the first epoch, so that it does not stand in the way
   * of the first pictures; training goes on meanwhile.
   */
  begin(dataset: Dataset): void {
    if (!this.#comparing && this.#failures <= maxRetries) void this.#compare(dataset);
  }

  /** The noise is another: what was begun is begun anew. */
  noiseChanged(dataset: Dataset): void {
    if (this.#comparing) void this.#compare(dataset);
  }

  giveUp(): void {
    this.#comparing?.abort();
  }

  async #compare(dataset: Dataset): Promise<void> {
    const comparing = new AbortController();
    this.#comparing?.abort();
    this.#comparing = comparing;
    const {recipe, yielder} = this.#context;
    const {encodingDim, loss, huberDelta, seed} = recipe;
    const {corruption: rule} = trainingOf(recipe);
    const work = {yielder, signal: comparing.signal, findMoments: this.#findMoments};
    try {
      const found = rule
        ? await linearDenoiserBaseline(dataset, encodingDim, {rule, seed}, loss, huberDelta, work)
        : await pcaBaseline(dataset, encodingDim, loss, huberDelta, work);
      const {rank, clipped} = found;
      const kind = rule ? 'denoiser' : 'pca';
      this.#context.say({type: 'linear-baseline', baseline: {kind, rank, loss: found.loss, clipped}});
    } catch {
      // Given up because the run is over, or its noise is another.
      if (comparing.signal.aborted) return;
      // Training does without it.
      this.#failures++;
      this.#comparing = null;
    }
  }
}
