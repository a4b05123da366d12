import type {MapChoice} from '../../recipe/map-choice.ts';
import type {Shell} from '../base/shell.ts';
import {loadSettings} from '../parts/settings/load-settings.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {latentBody} from './latent-body.ts';
import {mapStyles} from './map-shell-styles.ts';

/** The latent view before anybody looks at it: the boxes of all that is to come. */
export const shell: Shell<'mapShell', 'mapTools' | 'map' | 'sight', MapChoice> = {
  styles: [digitsStyles, mapStyles],
  messages: ['mapTools', 'map'],
  tabs: ['digit', 'trust', 'more'],
  idle: (view) => latentBody(view),
  loadSight: async () => (await import('./latent-sight.ts')).createSight,
  sightMessages: ['mapTools', 'sight'],
  loadSettings,
  loadContent: async () => (await import('./latent-content.ts')).createContent,
};
