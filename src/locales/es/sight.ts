import type {SightMessages} from '../messages/sight.ts';

export const sight: SightMessages = {
  pick: (noun) =>
    noun === 'digit'
      ? 'Elige un dígito: aquí se amplía, con su código y píxel a píxel.'
      : 'Elige una imagen: aquí se amplía, con su código y píxel a píxel.',
  epoch: 'época',
};
