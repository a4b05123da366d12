import type {Bytes} from '../download.ts';
import type {FileFormat} from './format.ts';
import {idx} from './idx.ts';

/** The formats that are read, packed or not, whatever their names say. A format is one row. */
const formats: readonly FileFormat[] = [idx];

/** The format of a file that begins so; null where it is none of ours. */
export const formatOf = (head: Bytes): FileFormat | null => formats.find(({sniff}) => sniff(head)) ?? null;
