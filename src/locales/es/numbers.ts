import {asWritten} from '../format.ts';
import {shell} from './shell.ts';

/** A setting as a reader writes it: as an author would, but for the decimal sign. */
export const written = (value: string | number | undefined): string =>
  asWritten(value).replace('.', shell.format.fixed(0.5, 1).charAt(1));
