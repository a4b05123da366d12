import {asWritten} from '../format.ts';
import type {LevelMessages} from '../messages/level.ts';
import {shell} from './shell.ts';

const {fixed, percent} = shell.format;
export const kinds = {gaussian: 'gaussiano', masking: 'de borrado', 'salt-pepper': 'sal y pimienta'};
/** A level as a reader writes it, not as an attribute does. */
export const written = (value: number) => asWritten(value).replace('.', ',');
export const rule = (one: {kind: keyof typeof kinds; low: number; high: number}) =>
  `${kinds[one.kind]} ${[...new Set([one.low, one.high])].map(written).join('–')}`;

export const level: LevelMessages = {
  kinds,
  kind: 'Tipo de ruido',
  factor: (noun) => (noun === 'digit' ? 'Ruido en los dígitos de prueba' : 'Ruido en las imágenes de prueba'),
  amount: (kind, factor) => (kind === 'gaussian' ? fixed(factor, 2) : percent(factor)),
  trained: (trained) => (trained ? `entrenada con ruido ${rule(trained)}` : 'entrenada sin ruido'),
  across: (kind) => `ruido en las imágenes de prueba (${kinds[kind]})`,
  nothing: 'no hacer nada',
  idle: 'Error de no hacer nada',
  below: 'la red debe quedar por debajo',
};
