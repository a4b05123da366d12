import type {MapShellMessages} from '../messages/map-shell.ts';
import {shell} from './shell.ts';

export const mapShell: MapShellMessages = {
  name: 'Mapa de los códigos',
  tabs: {trust: 'Fidelidad'},
  empty: 'Mapa de los códigos; aún no se ha entrenado nada',
  question: (noun, codeUnits) =>
    `Cada ${noun === 'digit' ? 'dígito' : 'imagen'} será ${shell.pictures.numbers(codeUnits)}${codeUnits > 2 ? ', dibujados como' : ':'} un lugar. ¿Cuáles quedarán cerca?`,
  dimension: (n) => `código ${n}`,
  place: 'señala un lugar: se decodifica',
};
