import {operationsOf} from '../../network/work.ts';
import type {Network} from '../../network/network.ts';
import type {Model} from './engine.ts';

/** Images of one piece of validation or of an answer, where the loss is near and where it is far. */
export const maxImages = {near: 256, far: 1000} as const;
/** The fewest: a block of the fused step. */
const minImages = 32;
/** Operations of a piece, beyond which it has fewer images: some hundredths of a second of plain loops. */
const maxWork = 150e6;

/**
 * Images that a model is given at once. Fewer where the network is large, so that a pause or a question never waits for
 * longer than a block of a training step takes. Depends on the network alone: sums are rounded alike in every run.
 */
export function imagesAtOnce(network: Network, {lossIsNear}: Pick<Model, 'lossIsNear'>): number {
  if (!lossIsNear) return maxImages.far;
  const fitting = Math.floor(maxWork / operationsOf(network) / minImages) * minImages;
  return Math.max(minImages, Math.min(maxImages.near, fitting));
}
