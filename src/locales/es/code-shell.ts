import type {CodeShellMessages} from '../messages/code.ts';
import {shell} from './shell.ts';

export const codeShell: CodeShellMessages = {
  name: 'El código',
  tabs: {sum: 'La suma', between: 'Entre dos', units: 'Sus números'},
  question: (codeUnits) =>
    `¿Qué dibuja cada uno de sus ${shell.pictures.numbers(codeUnits)}? Entrena y arrastra uno.`,
  drawn: 'dibujado del código',
};
