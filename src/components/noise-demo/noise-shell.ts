import {html} from 'lit';
import type {TestNoise} from '../../recipe/test-noise.ts';
import {shellMessage} from '../base/problem.ts';
import type {Shell} from '../base/shell.ts';
import {loadSettings} from '../parts/settings/load-settings.ts';
import {digitsStyles} from '../parts/digits/digits-styles.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';
import {shellNoiseRows} from './noise-rows-shell.ts';
import {noiseFirstStyles} from './noise-shell-styles.ts';
import {stageStyles} from './stage-styles.ts';

/** The denoiser before anybody sees it: room for a digit, three rows, the slider and the tabs. */
export const shell: Shell<'noiseShell', 'level' | 'noise', TestNoise> = {
  styles: [digitsStyles, noiseFirstStyles, stageStyles],
  messages: ['level', 'noise'],
  idle: (view) => html`
    ${shellNoiseRows(view)} ${shellMessage(view, shellExplanation(view.snapshot, view.recipe))}
    <div class="level"></div>
  `,
  tabs: ['curve', 'training', 'plain', 'runs', 'more'],
  loadSight: async () => (await import('./noise-sight.ts')).createSight,
  sightMessages: ['level'],
  loadSettings,
  loadContent: async () => (await import('./noise-content.ts')).createContent,
};
