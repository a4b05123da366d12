import type {WorstShellMessages} from '../messages/worst.ts';

export const worstShell: WorstShellMessages = {
  name: 'Las peores reconstrucciones',
  awaited: (noun, place) =>
    `Sitio para ${noun === 'digit' ? 'el dígito' : 'la imagen'} ${place} de ${noun === 'digit' ? 'los' : 'las'} peores y su reconstrucción`,
  caption: (noun) =>
    `${noun === 'digit' ? 'Los dígitos' : 'Las imágenes'} de prueba que peor redibuja: se sabrá tras la primera época.`,
};
