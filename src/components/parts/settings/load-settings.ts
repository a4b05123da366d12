import type {CreateSettings} from '../../base/shell.ts';

/** Fetches the settings of an element whose `controls` names any. */
export const loadSettings = async (): Promise<CreateSettings> =>
  (await import('./settings-strip.ts')).createSettings;
