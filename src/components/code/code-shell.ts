import {html} from 'lit';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import type {Shell} from '../base/shell.ts';
import {loadSettings} from '../parts/settings/load-settings.ts';
import {idleCode} from './code-room.ts';
import {addsUp, sumRoom} from './sum-room.ts';
import {codeShellStyles} from './code-shell-styles.ts';

/** The code before anybody looks at it: room for a digit, its numbers, and what is drawn of them. */
export const shell: Shell<'codeShell', 'code'> = {
  styles: [digitsStyles, codeShellStyles],
  messages: ['code'],
  tabs: ['sum', 'between', 'units', 'more'],
  idle: (view) => idleCode(view),
  panel: ({recipe}) => (addsUp(recipe) ? sumRoom([]) : html`<p class="caption"></p>`),
  loadSight: async () => (await import('./code-sight.ts')).createSight,
  loadSettings,
  loadContent: async () => (await import('./code-content.ts')).createContent,
};
