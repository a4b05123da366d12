import type {MapChoice, ViewKind} from '../../recipe/map-choice.ts';

/** The view that is shown before a reader chooses one: the author's; else the code where it is flat, and PCA. */
export const firstKind = ({view}: MapChoice, codeUnits: number): ViewKind =>
  view ?? (codeUnits <= 2 ? 'code' : 'pca');
