import type {NoiseShellMessages} from '../messages/noise-shell.ts';

export const noiseShell: NoiseShellMessages = {
  name: 'Denoising autoencoder',
  clean: 'clean',
  noisy: 'noisy',
  denoised: 'denoised',
};
