import type {Explanation} from './whole.ts';

/** Every sentence about a moment there is, with values as long as they get. */
export const everyExplanation: readonly Explanation[] = (['digit', 'picture'] as const).flatMap(
  (noun): Explanation[] => [
    {code: 'idle', noun, codeUnits: 1024},
    {code: 'idle-noise', noun},
    {code: 'download', name: 'Fashion-MNIST', bytes: 30_878_645},
    {code: 'loading'},
    {code: 'first-epoch', batchSize: 256, noun},
    {code: 'mean-image', noun},
    {code: 'above-mean-image', noun},
    {code: 'falling', share: 0.031, done: false},
    {code: 'falling', share: 0.031, done: true},
    {code: 'rising', share: 0.12},
    {code: 'flat', epoch: 138},
    {code: 'plateau', epoch: 138},
    {code: 'below-loss'},
    {code: 'dead-outputs'},
    {code: 'grey-levels', loss: 0.0199, levels: 36},
    {code: 'above-linear', kind: 'pca'},
    {code: 'above-linear', kind: 'denoiser'},
    {code: 'below-linear', kind: 'pca', since: 138},
    {code: 'below-linear', kind: 'denoiser', since: 138},
    {code: 'adadelta-tiny', rate: 0.001},
    {code: 'decay-small', decay: 1e-6, share: 0.007, epochs: 30},
    {code: 'above-one', most: 1.76},
    {code: 'huber-half', delta: 1},
  ],
);
