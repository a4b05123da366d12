import type {View} from '../base/content.ts';

/** What the noise demo shows, and the words it says it in. */
export type NoiseView = View<'run' | 'noise'>;
