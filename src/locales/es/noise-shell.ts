import type {NoiseShellMessages} from '../messages/noise-shell.ts';

export const noiseShell: NoiseShellMessages = {
  name: 'Autoencoder que quita ruido',
  tabs: {training: 'Ejemplos', plain: 'Comparar'},
  clean: 'limpio',
  noisy: 'con ruido',
  denoised: 'limpiado',
};
