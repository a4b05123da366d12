import type {TestNoise} from '../../recipe/test-noise.ts';
import type {View} from '../base/content.ts';

/** What the noise demo shows before anybody acts, and the words it says it in. */
export type NoiseShellView = View<'noiseShell', TestNoise>;

/** The same after that. */
export type NoiseView = View<'run' | 'noiseShell' | 'noise', TestNoise>;
