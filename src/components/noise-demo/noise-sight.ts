import type {TestNoise} from '../../recipe/test-noise.ts';
import type {CreateSight} from '../base/shell.ts';
import {shellMessage} from '../base/problem.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';
import {choiceStyles} from '../parts/controls/choice-styles.ts';
import {stylesOf} from '../parts/part.ts';
import {IdleNoise} from './idle-noise.ts';

// The content imports it from here, so that both are one file.
export {IdleNoise};

/** The denoiser that somebody looks at, before anybody acts: noise in real digits, at any level. */
export const createSight: CreateSight<'noiseShell' | 'level', TestNoise> = (host) => {
  const idle = new IdleNoise(host);
  return {
    styles: [...stylesOf([idle]), choiceStyles],
    idle: (view) => idle.render(view, shellMessage(view, shellExplanation(view.snapshot, view.recipe))),
    panel: (view) => idle.curve(view),
  };
};
