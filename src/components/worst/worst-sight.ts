import {html} from 'lit';
import type {WorstChoice} from '../../recipe/worst-choice.ts';
import {shellMessage} from '../base/problem.ts';
import type {CreateSight} from '../base/shell.ts';
import {choiceStyles} from '../parts/controls/choice-styles.ts';
import {idleSlider, idleSliderStyles} from '../parts/epoch-slider/idle-slider.ts';
import {sliderStyles} from '../parts/epoch-slider/slider-styles.ts';
import {shellExplanation} from '../parts/explanation/explanation-shell.ts';
import {stylesOf} from '../parts/part.ts';
import {IdleWorst} from './idle-worst.ts';

/** The worst that somebody looks at, before anybody acts: digits, and what nobody knows of them yet. */
export const createSight: CreateSight<'worstShell' | 'sight', WorstChoice> = (host) => {
  const worst = new IdleWorst(host);
  return {
    styles: [...stylesOf([worst]), choiceStyles, sliderStyles, idleSliderStyles],
    idle: (view) => html`
      ${worst.render(view)} ${idleSlider(view.messages.sight.epoch)}
      ${shellMessage(view, shellExplanation(view.snapshot, view.recipe))}
    `,
    panel: ({messages, noun}) => html`<p class="caption"><bdi>${messages.sight.pick(noun)}</bdi></p>`,
  };
};
