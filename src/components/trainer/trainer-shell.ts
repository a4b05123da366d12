import type {Shell} from '../base/shell.ts';
import {loadSettings} from '../parts/settings/load-settings.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {trainerStyles} from '../parts/loss-chart/loss-chart-shell-styles.ts';
import {curvePanel, trainerBody} from './trainer-body.ts';

/** The trainer before anybody looks at it: the boxes of all that is to come. */
export const shell: Shell = {
  styles: [digitsStyles, trainerStyles],
  messages: [],
  tabs: ['curve', 'digit', 'worst', 'runs', 'more'],
  idle: (view) => trainerBody(view),
  panel: () => curvePanel(),
  loadSight: async () => (await import('./trainer-sight.ts')).createSight,
  loadSettings,
  loadContent: async () => (await import('./trainer-content.ts')).createContent,
};
