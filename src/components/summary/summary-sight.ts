import {html} from 'lit';
import {adoptLater} from '../base/adopt-styles.ts';
import {lack} from '../base/lacking.ts';
import type {CreateSight} from '../base/shell.ts';
import {unknownStyles} from '../parts/digits/unknown-styles.ts';
import {summaryStyles} from '../parts/summary/summary-styles.ts';
import {layersView} from './layers-view.ts';
import type {Models} from './models.ts';
import {modelsStyles} from './models-styles.ts';
import {summaryBody} from './summary-body.ts';
import {firstUnits, weightsRoom} from './weights-room.ts';

/** The summary that somebody looks at, before anybody acts: the layers, and weights that nobody knows yet. */
export const createSight: CreateSight<'summaryShell' | 'summary'> = (host) => {
  let models: Models | null = null;
  let pressed: EventTarget | null = null;
  /** What answers pointer and keys comes with the first of them. */
  const heard = (event: Event): void => {
    // It is told of no target once it was told.
    if (event.type === 'click') pressed = event.target;
    import('./models.ts').then(
      ({Models}) => {
        if (models) return;
        adoptLater(host, Models.styles);
        models = new Models(host);
        models.begin(pressed);
        host.requestUpdate();
      },
      () => lack(host, heard, () => heard(event)),
    );
  };
  return {
    styles: [summaryStyles, modelsStyles, unknownStyles],
    idle(view) {
      const says = view.messages.summary.hint;
      const layers = models?.render(view) ?? layersView(view, {lit: null, held: null, says, heard});
      return summaryBody(view, layers);
    },
    panel: ({recipe, messages}) =>
      weightsRoom(firstUnits(recipe), {
        picture: () => html`<div class="tile unknown" part="digit">?</div>`,
        head: html`<p class="caption"><bdi>${messages.summary.waiting}</bdi></p>`,
      }),
  };
};
