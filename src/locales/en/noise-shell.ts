import type {NoiseShellMessages} from '../messages/noise-shell.ts';

export const noiseShell: NoiseShellMessages = {
  name: 'Denoising autoencoder',
  tabs: {training: 'Training', plain: 'Compare'},
  clean: 'clean',
  noisy: 'noisy',
  denoised: 'denoised',
};
