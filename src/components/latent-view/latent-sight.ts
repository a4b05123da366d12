import {html} from 'lit';
import type {MapChoice} from '../../recipe/map-choice.ts';
import type {CreateSight} from '../base/shell.ts';
import {tile} from '../parts/digits/image-columns.ts';
import {stylesOf} from '../parts/part.ts';
import {IdleMap} from './idle-map.ts';
import {latentBody} from './latent-body.ts';

/** The latent view that somebody looks at, before anybody acts: ten digits that have no place yet, on named axes. */
export const createSight: CreateSight<'mapShell', MapChoice> = (host) => {
  const map = new IdleMap(host);
  return {
    styles: stylesOf([map]),
    idle: (view) =>
      latentBody(view, {
        map: map.render(view),
        original: view.noun === 'digit' ? tile('digit', 'first') : unknown('digit'),
        unknown: unknown('digit reconstruction'),
      }),
  };
};

const unknown = (part: string) => html`<div class="tile unknown" part=${part}>?</div>`;
