import type {Shell} from '../base/shell.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {trainerStyles} from '../parts/loss-chart/loss-chart-shell-styles.ts';
import {trainerBody} from './trainer-body.ts';

/** The trainer before anybody looks at it: the boxes of all that is to come. */
export const shell: Shell = {
  styles: [digitsStyles, trainerStyles],
  messages: [],
  idle: (view) => trainerBody(view),
  loadSight: async () => (await import('./trainer-sight.ts')).createSight,
  loadContent: async () => (await import('./trainer-content.ts')).createContent,
};
