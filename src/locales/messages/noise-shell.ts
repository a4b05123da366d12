/** What `<ae-noise-demo>` says before anybody acts. */
export interface NoiseShellMessages {
  /** What the whole element is called to those who hear it. */
  readonly name: string;
  readonly clean: string;
  readonly noisy: string;
  readonly denoised: string;
}
