import type {Spoken} from '../../../locales/messages/groups.ts';

/** Makes of a sentence one whose terms explain themselves. */
export type Mark = (sentence: string, messages: Spoken<'run'>) => unknown;
