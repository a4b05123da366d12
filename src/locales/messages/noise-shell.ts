/** What `<ae-noise-demo>` says before anybody acts. */
export interface NoiseShellMessages {
  readonly clean: string;
  readonly noisy: string;
  readonly denoised: string;
  /** A button: shows pictures before anything is trained. */
  readonly look: string;
}
