import {summaryDetails as summaryDetailsEn} from '../../src/locales/en/summary-details.ts';
import {level as levelEn} from '../../src/locales/en/level.ts';
import {summaryDetails as summaryDetailsEs} from '../../src/locales/es/summary-details.ts';
import {level as levelEs} from '../../src/locales/es/level.ts';
import {map as mapEn} from '../../src/locales/en/map.ts';
import {mapShell as mapShellEn} from '../../src/locales/en/map-shell.ts';
import {mapTools as mapToolsEn} from '../../src/locales/en/map-tools.ts';
import {noise as noiseEn} from '../../src/locales/en/noise.ts';
import {noiseShell as noiseShellEn} from '../../src/locales/en/noise-shell.ts';
import {notes as notesEn} from '../../src/locales/en/notes.ts';
import {run as runEn} from '../../src/locales/en/run.ts';
import {settings as settingsEn} from '../../src/locales/en/settings.ts';
import {shell as shellEn} from '../../src/locales/en/shell.ts';
import {sight as sightEn} from '../../src/locales/en/sight.ts';
import {summary as summaryEn} from '../../src/locales/en/summary.ts';
import {summaryShell as summaryShellEn} from '../../src/locales/en/summary-shell.ts';
import {worst as worstEn} from '../../src/locales/en/worst.ts';
import {worstShell as worstShellEn} from '../../src/locales/en/worst-shell.ts';
import {map as mapEs} from '../../src/locales/es/map.ts';
import {mapShell as mapShellEs} from '../../src/locales/es/map-shell.ts';
import {mapTools as mapToolsEs} from '../../src/locales/es/map-tools.ts';
import {noise as noiseEs} from '../../src/locales/es/noise.ts';
import {noiseShell as noiseShellEs} from '../../src/locales/es/noise-shell.ts';
import {notes as notesEs} from '../../src/locales/es/notes.ts';
import {run as runEs} from '../../src/locales/es/run.ts';
import {settings as settingsEs} from '../../src/locales/es/settings.ts';
import {shell as shellEs} from '../../src/locales/es/shell.ts';
import {sight as sightEs} from '../../src/locales/es/sight.ts';
import {summary as summaryEs} from '../../src/locales/es/summary.ts';
import {summaryShell as summaryShellEs} from '../../src/locales/es/summary-shell.ts';
import {worst as worstEs} from '../../src/locales/es/worst.ts';
import {worstShell as worstShellEs} from '../../src/locales/es/worst-shell.ts';
import type {Messages} from '../../src/locales/messages/groups.ts';
import type {MapExplanation} from '../../src/locales/messages/map.ts';
import type {NoiseExplanation} from '../../src/locales/messages/noise.ts';
import type {RunExplanation} from '../../src/locales/messages/run.ts';
import type {ShellExplanation} from '../../src/locales/messages/shell.ts';
import type {OwnLanguage} from '../../src/locales/registry.ts';
import {sentence} from '../../src/locales/sentences.ts';

/** The languages we ship, whole. */
export const en: Messages = {
  shell: shellEn,
  noiseShell: noiseShellEn,
  mapShell: mapShellEn,
  mapTools: mapToolsEn,
  sight: sightEn,
  notes: notesEn,
  settings: settingsEn,
  run: runEn,
  level: levelEn,
  noise: noiseEn,
  map: mapEn,
  worstShell: worstShellEn,
  worst: worstEn,
  summaryShell: summaryShellEn,
  summary: summaryEn,
  summaryDetails: summaryDetailsEn,
};
export const es: Messages = {
  shell: shellEs,
  noiseShell: noiseShellEs,
  mapShell: mapShellEs,
  mapTools: mapToolsEs,
  sight: sightEs,
  notes: notesEs,
  settings: settingsEs,
  run: runEs,
  level: levelEs,
  noise: noiseEs,
  map: mapEs,
  worstShell: worstShellEs,
  worst: worstEs,
  summaryShell: summaryShellEs,
  summary: summaryEs,
  summaryDetails: summaryDetailsEs,
};

/** By their names in English. Each has to be whole. */
export const languages: Readonly<Record<OwnLanguage, readonly [name: string, Messages]>> = {
  en: ['English', en],
  es: ['Spanish', es],
};

export type Explanation = ShellExplanation | RunExplanation | MapExplanation | NoiseExplanation;

/** The sentence of a language about a moment, whichever group has it. */
export const sayIn =
  ({shell, run, map, noise}: Messages) =>
  (explanation: Explanation): string =>
    sentence({...shell.say, ...run.say, ...map.say, ...noise.say}, explanation);
