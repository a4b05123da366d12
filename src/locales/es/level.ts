import type {Corruption} from '../../numerics/corruption.ts';
import type {LevelMessages} from '../messages/level.ts';
import {shell, written} from './shell.ts';

const {fixed, percent} = shell.format;
export const kinds = {gaussian: 'gaussiano', masking: 'enmascaramiento', 'salt-pepper': 'sal y pimienta'};
export const levels = ({low, high}: Corruption) => [...new Set([low, high])].map(written).join('–');

export const level: LevelMessages = {
  kinds,
  kind: 'Tipo de ruido',
  factor: (noun) => (noun === 'digit' ? 'Ruido en los dígitos de prueba' : 'Ruido en las imágenes de prueba'),
  amount: (kind, factor) => (kind === 'gaussian' ? fixed(factor, 2) : percent(factor)),
  trained: (trained) =>
    trained ? `entrenamiento: ${kinds[trained.kind]} ${levels(trained)}` : 'entrenamiento sin ruido',
  across: (kind) => `ruido en las imágenes de prueba (${kinds[kind]})`,
  acrossShort: 'ruido en las imágenes de prueba',
  nothing: 'sin hacer nada',
  idle: 'Error sin hacer nada',
  below: 'la red debe ir debajo',
  error: 'Error medio',
  easel: 'para pintar; las flechas mueven el pincel, Espacio pinta',
  hint: 'Pinta en la primera imagen.',
  brush: 'Pincel',
  rub: 'Borrar',
  noise: 'Ruido',
  restore: 'Restaurar',
};
