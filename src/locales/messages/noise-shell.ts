import type {OwnNames} from './shared.ts';

/** What `<ae-noise-demo>` says before anybody acts. */
export interface NoiseShellMessages extends OwnNames {
  readonly clean: string;
  readonly noisy: string;
  readonly denoised: string;
}
