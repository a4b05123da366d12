import type {EpochLosses, Position} from '../../protocol/state.ts';
import type {SaveQuestion} from '../../protocol/questions.ts';
import type {Status} from '../../protocol/events.ts';
import type {SavedRun} from '../../protocol/saved-run.ts';
import type {Breather} from '../scheduling/yielder.ts';
import type {Model} from '../engine/engine.ts';
import type {Pictures} from './preview.ts';
import {writeRun} from '../saved-run/write.ts';

/** Pictures that a file holds at most; where more are shown, it holds none, and those of now are chosen anew. */
const mostSamples = 200;

/** Null where some are none: sums of huge weights, which the engine of before could still tell. */
const numbers = (values: Float32Array | null): Float32Array | null =>
  values?.every(Number.isFinite) ? values : null;

/** A run at one moment. */
export interface Moment {
  readonly model: Model;
  readonly history: EpochLosses;
  readonly position: Position;
  /** Epochs planned. */
  readonly epochs: number;
  readonly status: Status;
  readonly pictures: Pictures;
}

/**
 * Takes down a run as it stands, weights, history and pictures. To be called in a turn; what it returns writes the file
 * outside of one, while training goes on. Null before the first epoch.
 */
export async function takeDown(
  {texts, form, meanImageLoss, version}: SaveQuestion,
  {model, history, position, epochs, status, pictures}: Moment,
): Promise<((breather: Breather) => Promise<Blob>) | null> {
  if (position.epoch === 0) return null;
  const few = pictures.samples && pictures.samples.indices.length <= mostSamples;
  const run: SavedRun = {
    texts,
    form,
    status: status === 'done' ? 'done' : 'paused',
    epochs,
    history,
    position,
    state: await model.readState(),
    meanImageLoss,
    samples: few ? pictures.samples : null,
    reconstructions: few && form === 'full' ? numbers(await pictures.reconstructions(model)) : null,
  };
  return (breather) => writeRun(run, version, form, {breather});
}
