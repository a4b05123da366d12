import {formatFor} from '../format.ts';
import type {WorstMessages} from '../messages/worst.ts';

const {count, plural} = formatFor('es');

export const worst: WorstMessages = {
  title: (noun, n) =>
    noun === 'digit'
      ? plural(n, 'El peor dígito de prueba', `Los ${count(n)} peores dígitos de prueba`)
      : plural(n, 'La peor imagen de prueba', `Las ${count(n)} peores imágenes de prueba`),
  average: (loss) => `La media de todas es ${loss}.`,
};
