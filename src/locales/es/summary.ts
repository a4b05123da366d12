import {formatFor} from '../format.ts';
import type {SummaryMessages} from '../messages/summary.ts';

const {count} = formatFor('es');

export const summary: SummaryMessages = {
  diagram: {
    label: (units) => `Unidades por capa: ${units.map(count).join(', ')}`,
    scale: 'unidades, escala logarítmica',
  },
  hint: 'Señala una capa: está en dos modelos, con los mismos números.',
  waiting: 'Los 784 pesos de cada unidad serán aquí una imagen al entrenar.',
};
