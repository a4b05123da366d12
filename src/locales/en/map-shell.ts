import type {MapShellMessages} from '../messages/map-shell.ts';
import {shell} from './shell.ts';

export const mapShell: MapShellMessages = {
  name: 'Map of the codes',
  tabs: {trust: 'Trust'},
  empty: 'Map of the codes; nothing is trained yet',
  question: (noun, codeUnits) =>
    `Each ${noun} will be ${shell.pictures.numbers(codeUnits)}${codeUnits > 2 ? ', drawn as' : ':'} a place. Which ones will be neighbours?`,
  dimension: (n) => `code ${n}`,
  place: 'point anywhere: every place decodes',
};
