import {asWritten, formatFor} from '../format.ts';
import type {NotesMessages} from '../messages/notes.ts';

const {count} = formatFor('es');

const accepted: NotesMessages['accepted'] = {
  integer: (taken) => `un número entero de ${taken.min} a ${taken.max}${taken.orAll ? ', o all' : ''}`,
  number: (taken) =>
    taken.above
      ? `un número mayor que ${taken.min} y hasta ${asWritten(taken.max)}`
      : `un número de ${taken.min} a ${asWritten(taken.max)}`,
  choice: (taken) => `uno de estos valores: ${taken.values.join(', ')}`,
  flag: () => 'ningún valor, true o false',
  units: (taken) =>
    `none, o hasta ${taken.most} números enteros de ${taken.min} a ${taken.max} entre comas, como 128,64`,
  range: (taken) => `un número de ${taken.min} a ${taken.max}, o un intervalo, como 0-0.5`,
  change: () => 'una proporción como 2%, o un número como 0.001',
  goal: () => 'val_loss o loss, < y un número, como val_loss<0.02',
  dataset: (taken) =>
    `${taken.values.join(', ')}, o la dirección de un archivo o de una carpeta, con / al final`,
  url: () => 'una dirección',
  names: () => 'none, o play, step, reset y otros atributos, con espacios',
  parameters: (taken) =>
    `hasta ${count(taken.most)} parámetros en total; estas capas tienen ${count(taken.count)}`,
};

/** What is said of attributes and links. */
export const notes: NotesMessages = {
  complaint: (attribute, value, taken) => `${attribute}="${value}" no se acepta. Admite ${taken}.`,
  accepted,
  remark: {
    'argument-unused': (remark) =>
      `${remark.attribute} no se usa: ${remark.optimizer} no tiene ese argumento.`,
    'bce-unbounded': (remark) =>
      `bce compara probabilidades, pero una salida ${remark.activation} puede salirse de 0–1: el entrenamiento será inestable.`,
  },
  sigmoid: 'Usar sigmoid',
  link: {
    missing: (name) => `Aún no hay ningún elemento ${name} en esta página.`,
    'not-a-model': (name) => `${name} no es un elemento que entrene una red.`,
    'other-version': (name) =>
      `${name} es de otra versión de esta biblioteca: en una página, ambos deben ser de la misma.`,
    circle: (name) => `El enlace a ${name} vuelve a este elemento: nadie entrena.`,
  },
  linked: {
    name: (below) => `la red de ${below ? 'abajo' : 'arriba'}`,
    untrained: (name) => `${name} aún no está entrenada.`,
    go: 'Ir a ella',
  },
};
