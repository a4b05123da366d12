import {html} from 'lit';
import type {WorstChoice} from '../../recipe/worst-choice.ts';
import {shellMessage} from '../base/problem.ts';
import type {Shell} from '../base/shell.ts';
import {loadSettings} from '../parts/settings/load-settings.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {worstStyles} from '../parts/digits/worst-styles.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';
import {worstRoom} from './worst-room.ts';

/** The worst before anybody acts: which they are, nobody knows. */
export const shell: Shell<'worstShell', 'worst' | 'sight', WorstChoice> = {
  styles: [digitsStyles, worstStyles],
  messages: ['worst'],
  tabs: ['digit', 'more'],
  idle: (view) => html`
    ${worstRoom(view)}
    <div class="epochs"></div>
    ${shellMessage(view, shellExplanation(view.snapshot, view.recipe))}
  `,
  loadSight: async () => (await import('./worst-sight.ts')).createSight,
  sightMessages: ['sight'],
  loadSettings,
  loadContent: async () => (await import('./worst-content.ts')).createContent,
};
