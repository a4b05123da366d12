import {parseText, type Accepted} from './accepted.ts';
import type {Complaint} from './parse.ts';

export const viewKinds = ['code', 'pca', 'umap', 'tsne'] as const;
export type ViewKind = (typeof viewKinds)[number];
export const mapSources = ['code', 'pixels'] as const;
export type MapSource = (typeof mapSources)[number];
export const distanceMeasures = ['euclidean', 'cosine'] as const;
export type DistanceMeasure = (typeof distanceMeasures)[number];

export const mostPoints = 60_000;

/** What `<ae-latent-view>` takes beside a recipe: none of it changes what is trained. */
export const mapFields = [
  {attribute: 'points', accepted: {kind: 'integer', min: 1, max: mostPoints}, default: '2000'},
  {attribute: 'view', accepted: {kind: 'choice', values: viewKinds}, default: null},
  {attribute: 'source', accepted: {kind: 'choice', values: mapSources}, default: 'code'},
  {attribute: 'distance', accepted: {kind: 'choice', values: distanceMeasures}, default: 'euclidean'},
] as const satisfies readonly {attribute: string; accepted: Accepted; default: string | null}[];

export const mapAttributes: readonly string[] = mapFields.map(({attribute}) => attribute);

export interface MapChoice {
  /** Test images on the map, where there are as many. */
  readonly points: number;
  /** Null where the width of the code decides. */
  readonly view: ViewKind | null;
  readonly source: MapSource;
  readonly distance: DistanceMeasure;
  readonly complaints: readonly Complaint[];
}

/**
 * Reads what an author wants of a map; what is complained of stands at its default.
 * @param read the text of an attribute, null where it is not given
 */
export function parseMapChoice(read: (attribute: string) => string | null): MapChoice {
  const complaints: Complaint[] = [];
  const [points, view, source, distance] = mapFields.map(({attribute, accepted, default: standard}) => {
    const text = read(attribute);
    const value = text === null ? undefined : parseText(text, accepted);
    if (text !== null && value === undefined) complaints.push({attribute, value: text, accepted});
    return value ?? (standard === null ? null : parseText(standard, accepted));
  });
  return {
    points: points as number,
    view: view as ViewKind | null,
    source: source as MapSource,
    distance: distance as DistanceMeasure,
    complaints,
  };
}
