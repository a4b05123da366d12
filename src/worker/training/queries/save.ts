import type {SaveQuestion} from '../../../protocol/queries.ts';
import type {SavedRun} from '../../../protocol/saved-run.ts';
import type {Model} from '../../engine/engine.ts';
import {writeRun} from '../../saved-run/write.ts';
import type {AskedRun, QueryRow} from './query.ts';

/** Pictures that a file holds at most; where more are shown, it holds none, and those of now are chosen anew. */
const maxSamples = 200;

/** The run as it stands is taken down in a turn, and written while training goes on. */
export const save: QueryRow<'save'> = {
  needs: 'model',
  ofEpoch: false,
  async answer({run, useModel, yielder}, asked) {
    const {version, form} = asked;
    const saved = await useModel((model) => takeDown(asked, model, run));
    return saved && writeRun(saved, version, form, {yielder});
  },
};

/** Weights, history and pictures of a run. Null before the first epoch. */
async function takeDown(
  {texts, authorData, form, meanImageLoss}: SaveQuestion,
  model: Model,
  {context, counters, stopPoint, preview, loop, loaded}: AskedRun,
): Promise<SavedRun | null> {
  // Weights that no loss has been seen of may have exploded with the last step.
  if (loaded && context.status === 'training') await loop.prove(loaded);
  const {position, history} = counters;
  if (position.epoch === 0) return null;
  const few = preview.samples && preview.samples.indices.length <= maxSamples;
  return {
    texts,
    authorData,
    form,
    status: context.status === 'done' ? 'done' : 'paused',
    epochs: stopPoint.epochs,
    history,
    position,
    state: await model.readState(),
    meanImageLoss,
    samples: few ? preview.samples : null,
    reconstructions: few && form === 'full' ? numbers(await preview.reconstructions(model)) : null,
  };
}

/** Null where some are none: sums of huge weights, which the engine of before could still tell. */
const numbers = (values: Float32Array | null): Float32Array | null =>
  values?.every(Number.isFinite) ? values : null;
