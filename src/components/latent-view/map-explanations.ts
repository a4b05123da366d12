import type {MapExplanation} from '../../locales/messages/map.ts';
import {sentence} from '../../locales/sentences.ts';
import type {MapView} from './map-view.ts';
import {explanationsOf, type Explanation} from '../parts/explanation/explanations.ts';
import {dimensionsOf, type Points} from './points.ts';
import type {Embedding, ProjectorState} from './projector.ts';
import type {ViewChoice} from './view-choice.ts';

/** Fewer points than this are no map. */
const fewest = 10;

/** A share of the variance that is all of it, to the eye. */
const wholeShare = 0.995;

/** Numbers of the code that are the same for all points, counted from 1. */
export const deadDimensions = (points: Points): readonly number[] =>
  points.count < 2 ? [] : dimensionsOf(points).flatMap(({dead}, d) => (dead ? [d + 1] : []));

/** Makes words of what is true of a map and of its run. */
export const mapSentence =
  ({messages: {shell, run, map}}: MapView) =>
  (explanation: Explanation | MapExplanation): string =>
    sentence({...shell.say, ...run.say, ...map.say}, explanation);

/**
 * How to read the map, and what is wrong with it; then what there is to say of the run.
 * @param collapsed whether it tells nothing apart; null while nobody has looked, nor for numbers that are dead
 */
export function mapExplanations(
  view: MapView,
  choice: ViewChoice,
  points: Points | null,
  embedding: Embedding | null,
  state: ProjectorState,
  collapsed: boolean | null,
): readonly (Explanation | MapExplanation)[] {
  const {noun} = view;
  const ofRun = explanationsOf(view.snapshot, view.recipe);
  if (!points) return ofRun;
  const found: MapExplanation[] = [];
  const {width, count, unfit, equal} = points;
  if (state.phase === 'refused') found.push({code: 'map-refused', refusal: state.refusal});
  else if (unfit > 0) found.push({code: 'map-unfit', unfit, count});
  else if (equal) found.push({code: 'map-equal', noun});
  else if (count < fewest) found.push({code: 'map-few', noun, count});
  // Of a map that is one picture there is nothing to read.
  if (collapsed) found.push({code: 'map-collapsed', linear: view.recipe.codeActivation === 'linear'});
  else found.push(readingOf(choice, points, embedding));
  const dead = !equal && collapsed === false && unfit === 0 ? deadDimensions(points) : [];
  if (dead.length > 0) found.push({code: 'map-dead', dead, width});
  return [...found, ...ofRun];
}

/** One line on how not to misread this view. */
function readingOf({kind, source}: ViewChoice, {width}: Points, embedding: Embedding | null): MapExplanation {
  if (source === 'pixels' && kind !== 'code') return {code: 'map-pixels', kind};
  switch (kind) {
    case 'code':
      return width === 1
        ? {code: 'map-line'}
        : width === 2
          ? {code: 'map-code'}
          : {code: 'map-two-of', width};
    case 'pca': {
      const {explained} = embedding?.projection ?? {};
      const [a, b] = embedding?.choice.components ?? [0, 1];
      const share = explained ? (explained[a] ?? 0) + (a === b ? 0 : (explained[b] ?? 0)) : null;
      return share !== null && share >= wholeShare ? {code: 'map-turned', share} : {code: 'map-pca', share};
    }
    case 'umap':
    case 'tsne':
      return {code: 'map-distances', kind};
  }
}
