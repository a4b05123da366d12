import {html} from 'lit';
import type {MapChoice} from '../../recipe/map-choice.ts';
import type {CreateSight} from '../base/shell.ts';
import {choiceStyles} from '../parts/controls/choice-styles.ts';
import {idleSlider, idleSliderStyles} from '../parts/epoch-slider/idle-slider.ts';
import {sliderStyles} from '../parts/epoch-slider/slider-styles.ts';
import {stylesOf} from '../parts/part.ts';
import {aroundMapStyles} from './around-map-styles.ts';
import {faceButton} from './face-button.ts';
import {firstKind} from './first-kind.ts';
import {IdleMap, idlePictures, idleSample} from './idle-map.ts';
import {idleLegend, idleZoom} from './idle-buttons.ts';
import {latentBody} from './latent-body.ts';
import {MapHead} from './map-head.ts';

/**
 * The latent view that somebody looks at, before anybody acts: ten digits that have no place yet, on named axes, among
 * all that will be done with them.
 */
export const createSight: CreateSight<'mapShell' | 'mapTools' | 'sight', MapChoice> = (host) => {
  const head = new MapHead(host);
  const map = new IdleMap(host);
  return {
    styles: [...stylesOf([head, map]), aroundMapStyles, choiceStyles, sliderStyles, idleSliderStyles],
    idle(view) {
      const {messages, noun, own, recipe} = view;
      const say = messages.mapTools;
      return latentBody(view, {
        head: head.render({
          say,
          noun,
          kind: firstKind(own, recipe.encodingDim),
          state: {tool: 'point', look: 'dots'},
          acts: null,
          keys: html`<div class="keys">${faceButton('?', say.keys, null, false)}</div>`,
        }),
        map: map.render(view),
        zoom: idleZoom,
        ...idlePictures(noun),
        sample: idleSample(say, recipe, own),
        legend: idleLegend,
        epochs: idleSlider(messages.sight.epoch),
      });
    },
    panel: ({messages, noun}) => html`<p class="caption"><bdi>${messages.sight.pick(noun)}</bdi></p>`,
  };
};
