import type {SightMessages} from '../messages/sight.ts';

export const sight: SightMessages = {
  pick: (noun) =>
    noun === 'digit'
      ? 'Elige un dígito para verlo ampliado, con su código y píxel a píxel.'
      : 'Elige una imagen para verla ampliada, con su código y píxel a píxel.',
  epoch: 'época',
};
