import type {NoiseShellMessages} from '../messages/noise-shell.ts';

export const noiseShell: NoiseShellMessages = {
  clean: 'clean',
  noisy: 'noisy',
  denoised: 'denoised',
};
