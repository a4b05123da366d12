import {operationsOf} from '../../network/work.ts';
import type {Network} from '../../network/network.ts';
import type {Model} from './engine.ts';

/** Images of one piece of validation or of an answer, where the loss is near and where it is far. */
export const mostImages = {near: 256, far: 1000} as const;
/** The fewest: a block of the fused step. */
const leastImages = 32;
/** Operations of a piece, beyond which it has fewer images: some hundredths of a second of plain loops. */
const mostWork = 150e6;

/**
 * Images that a model is given at once. Fewer where the network is large, so that a pause or a question never waits for
 * longer than a block of a training step takes. Depends on the network alone: sums are rounded alike in every run.
 */
export function imagesAtOnce(network: Network, {lossIsNear}: Pick<Model, 'lossIsNear'>): number {
  if (!lossIsNear) return mostImages.far;
  const fitting = Math.floor(mostWork / operationsOf(network) / leastImages) * leastImages;
  return Math.max(leastImages, Math.min(mostImages.near, fitting));
}
