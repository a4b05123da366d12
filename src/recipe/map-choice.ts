import type {OwnTable} from './own-fields.ts';

export const viewKinds = ['code', 'pca', 'umap', 'tsne'] as const;
export type ViewKind = (typeof viewKinds)[number];
export const mapSources = ['code', 'pixels'] as const;
export type MapSource = (typeof mapSources)[number];
export const distanceMeasures = ['euclidean', 'cosine'] as const;
export type DistanceMeasure = (typeof distanceMeasures)[number];

export const maxPoints = 60_000;

/** What an author wants of a map. */
export interface MapChoice {
  /** Test images on the map, where there are as many. */
  readonly points: number;
  /** Null where the width of the code decides. */
  readonly view: ViewKind | null;
  readonly source: MapSource;
  readonly distance: DistanceMeasure;
}

/** What `<ae-latent-view>` takes beside a recipe. */
export const mapTable: OwnTable<MapChoice> = {
  fields: [
    {
      name: 'points',
      attribute: 'points',
      accepted: {kind: 'integer', min: 1, max: maxPoints},
      default: '2000',
    },
    {name: 'view', attribute: 'view', accepted: {kind: 'choice', values: viewKinds}, default: null},
    {name: 'source', attribute: 'source', accepted: {kind: 'choice', values: mapSources}, default: 'code'},
    {
      name: 'distance',
      attribute: 'distance',
      accepted: {kind: 'choice', values: distanceMeasures},
      default: 'euclidean',
    },
  ],
};
