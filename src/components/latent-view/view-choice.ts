import type {ProjectionParameters} from '../../protocol/analysis.ts';
import type {DistanceMeasure, MapSource, ViewKind} from '../../recipe/map-choice.ts';
import type {Points} from './points.ts';

/** What a reader wants to see of a latent space. */
export interface ViewChoice {
  readonly kind: ViewKind;
  readonly source: MapSource;
  /** By what points are near each other: for UMAP, t-SNE, neighbours and scores. */
  readonly distance: DistanceMeasure;
  /** The numbers of the code across and upwards, counted from 0. */
  readonly dims: readonly [number, number];
  /** PCA's components likewise. */
  readonly components: readonly [number, number];
  readonly neighbours: number;
  readonly minDistance: number;
  readonly perplexity: number;
  readonly iterations: number;
  readonly seed: number;
}

export const firstChoice: Omit<ViewChoice, 'kind'> = {
  source: 'code',
  distance: 'euclidean',
  dims: [0, 1],
  components: [0, 1],
  neighbours: 15,
  minDistance: 0.1,
  perplexity: 30,
  iterations: 1000,
  seed: 42,
};

/** Bounds of the parameters that are numbers. */
export const bounds = {
  neighbours: {min: 2, max: 200, step: 1},
  minDistance: {min: 0, max: 1, step: 0.05},
  perplexity: {min: 1, max: 200, step: 1},
  iterations: {min: 50, max: 5000, step: 50},
  seed: {min: 0, max: 4_294_967_295, step: 1},
} as const;
export type Parameter = keyof typeof bounds;

export const parametersOfKind: Readonly<Record<ViewKind, readonly Parameter[]>> = {
  code: [],
  pca: [],
  umap: ['neighbours', 'minDistance', 'seed'],
  tsne: ['perplexity', 'iterations', 'seed'],
};

/** The same choice where the code is wide enough for it, else the first two numbers, the second of one being none. */
export function fitting(choice: ViewChoice, width: number): ViewChoice {
  const least = Math.max(2, width);
  const fits = [...choice.dims, ...(choice.source === 'code' ? choice.components : [])].every(
    (d) => d < least,
  );
  return fits ? choice : {...choice, dims: firstChoice.dims, components: firstChoice.components};
}

/** How many numbers or components an axis may show. */
export const axisCount = ({kind, source}: ViewChoice, width: number): number =>
  kind === 'pca' && source === 'pixels' ? 10 : width;

/** Whether there is more to show than two axes have room for. */
export const hasAxisChoice = (choice: ViewChoice, width: number): boolean =>
  (choice.kind === 'code' || choice.kind === 'pca') && axisCount(choice, width) > 2;

/** What the analysis worker is asked for. */
export function projectionOf(choice: ViewChoice): ProjectionParameters | null {
  const {kind, components, neighbours, minDistance, perplexity, iterations, seed} = choice;
  switch (kind) {
    case 'code':
      return null;
    case 'pca':
      return {method: 'pca', components};
    case 'umap':
      return {method: 'umap', neighbours, minDistance, seed};
    case 'tsne':
      return {method: 'tsne', perplexity, iterations, seed};
  }
}

/**
 * The code itself as a map: two of its numbers. Of a code of one number the other way is the class, so that points do
 * not hide each other; without classes a fixed scatter.
 */
export function codePlaces(
  {codes, count, width, labels}: Points,
  [across, up]: readonly [number, number],
): Float32Array {
  const places = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    places[2 * i] = codes[i * width + Math.min(across, width - 1)];
    // A golden section's multiples fill a strip evenly.
    const scatter = ((i * 0.618034) % 1) - 0.5;
    places[2 * i + 1] =
      width > 1 ? codes[i * width + Math.min(up, width - 1)] : labels ? labels[i] + 0.7 * scatter : scatter;
  }
  return places;
}
