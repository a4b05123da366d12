import {later as laterEn} from '../../src/locales/en-later.ts';
import {en as firstEn} from '../../src/locales/en.ts';
import {later as laterEs} from '../../src/locales/es-later.ts';
import {es as firstEs} from '../../src/locales/es.ts';
import {joined} from '../../src/locales/messages.ts';

/** The languages we ship, whole. */
export const en = joined(firstEn, laterEn);
export const es = joined(firstEs, laterEs);
