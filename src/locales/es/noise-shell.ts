import type {NoiseShellMessages} from '../messages/noise-shell.ts';

export const noiseShell: NoiseShellMessages = {
  clean: 'limpio',
  noisy: 'con ruido',
  denoised: 'limpiado',
};
