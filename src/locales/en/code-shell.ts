import type {CodeShellMessages} from '../messages/code.ts';
import {shell} from './shell.ts';

export const codeShell: CodeShellMessages = {
  name: 'The code',
  tabs: {sum: 'The sum', between: 'Between two', units: 'Its numbers'},
  question: (codeUnits) =>
    `What does each of its ${shell.pictures.numbers(codeUnits)} draw? Train, then drag one.`,
  drawn: 'drawn from the code',
};
