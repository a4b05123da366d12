/** What `<ae-noise-demo>` says before anybody acts. */
export interface NoiseShellMessages {
  readonly clean: string;
  readonly noisy: string;
  readonly denoised: string;
}
