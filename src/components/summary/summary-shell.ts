import type {Shell} from '../base/shell.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {loadSettings} from '../parts/settings/load-settings.ts';
import {summaryBody} from './summary-body.ts';
import {summaryShellStyles} from './summary-shell-styles.ts';
import {firstUnits, weightsRoom} from './weights-room.ts';

/** The summary before anybody looks at it: room for what is known of a network before it is trained, and for its weights. */
export const shell: Shell<'summaryShell', 'summary' | 'summaryDetails'> = {
  styles: [digitsStyles, summaryShellStyles],
  messages: ['summary', 'summaryDetails'],
  tabs: ['weights', 'asCode', 'more'],
  idle: (view) => summaryBody(view),
  panel: ({recipe}) => weightsRoom(firstUnits(recipe)),
  loadSight: async () => (await import('./summary-sight.ts')).createSight,
  sightMessages: ['summary'],
  loadSettings,
  loadContent: async () => (await import('./summary-content.ts')).createContent,
};
