import {html} from 'lit';
import type {CreateSight} from '../base/shell.ts';
import {stylesOf} from '../parts/part.ts';
import {idleCode} from './code-room.ts';
import {addsUp, sumRoom} from './sum-room.ts';
import {IdleStage} from './idle-stage.ts';

// The content imports it from here, so that both are one file.
export {IdleStage};

/** The code that somebody looks at, before anybody acts: digits, and numbers that nobody knows yet. */
export const createSight: CreateSight<'codeShell'> = (host) => {
  const stage = new IdleStage(host);
  return {
    styles: stylesOf([stage]),
    idle: (view) => idleCode(view, stage.render(view)),
    panel: ({recipe}) => (addsUp(recipe) ? sumRoom([]) : html`<p class="caption"></p>`),
  };
};
