import type {Plane, Projection, ProjectionMethod, ProjectionParameters} from '../../protocol/analysis.ts';
import {explainedVariance, project, type Pca} from '../../numerics/pca.ts';
import {align, alignmentOf, mirroringOf, type Alignment} from '../../numerics/procrustes.ts';
import {normalAt, streamKey} from '../../numerics/random.ts';
import {affinitiesOf, descend, possiblePerplexity, tsneDefaults} from '../../numerics/tsne.ts';
import {defaultEpochs, fuzzyGraph, layOut, placeNew, type UmapParameters} from '../../numerics/umap.ts';
import type {Space} from './space.ts';
import {drive, type Between} from '../scheduling/drive.ts';

/** What a projection in the making has to show, after every piece. */
export interface Sketch {
  readonly stage: 'neighbours' | 'layout';
  readonly progress: number;
  /** count × 2; the same array all the time. Null where nothing has changed since the last. */
  readonly points: Float64Array | null;
}

export type Finished = Omit<Projection, 'elapsedMs' | 'points'> & {readonly points: Float64Array};
/** Called after every piece; may wait, may throw to end the work. */
export type Show = (sketch: Sketch) => void | Promise<void>;
type Project = (space: Space, parameters: ProjectionParameters, show: Show) => Promise<Finished>;

/** UMAP's first picture is so wide to each side, t-SNE's of this standard deviation. */
const umapReach = 10;
const tsneSpread = 1e-4;
const defaultSeed = 42;

export const projections: Record<ProjectionMethod, Project> = {
  pca: principal,
  umap,
  tsne,
};

async function principal(space: Space, parameters: ProjectionParameters, show: Show): Promise<Finished> {
  const pca = await space.pca(during(show, 'layout', null));
  const chosen = componentsOf(space, parameters);
  const points = placesAlong(pca, space, chosen);
  let plane = planeOf(pca, chosen);
  if (parameters.alignTo) {
    const alignment =
      parameters.alignBy === 'signs'
        ? mirroringOf(points, parameters.alignTo)
        : alignmentOf(points, parameters.alignTo);
    align(points, alignment);
    plane = turned(plane, alignment, space.width);
  }
  const explained = Float32Array.from(explainedVariance(pca));
  return {method: 'pca', points, explained, plane, used: {}, progress: 1};
}

const componentsOf = ({width}: Space, {components = [0, 1]}: ProjectionParameters): readonly number[] =>
  components.map((component) => (component < width ? component : -1));

/** Coordinates along two components; 0 along one that there is not: codes may have one dimension. */
function placesAlong(pca: Pca, {values, count}: Space, chosen: readonly number[]): Float64Array {
  const rank = Math.max(...chosen, 0) + 1;
  const codes = project(pca, values, count, rank);
  const points = new Float64Array(2 * count);
  for (let i = 0; i < count; i++)
    chosen.forEach((component, d) => {
      points[2 * i + d] = component < 0 ? 0 : codes[i * rank + component];
    });
  return points;
}

function planeOf({width, mean, components}: Pca, chosen: readonly number[]): Plane {
  const axes = new Float32Array(2 * width);
  chosen.forEach((component, d) => {
    if (component >= 0) axes.set(components.subarray(component * width, (component + 1) * width), d * width);
  });
  return {origin: Float32Array.from(mean), axes};
}

/** The plane of a picture that has been turned: p′ = M(p − from) + to, so p = Mᵀ(p′ − to) + from. */
function turned({origin, axes}: Plane, {matrix: [a, b, c, d], from, to}: Alignment, width: number): Plane {
  const turnedAxes = new Float32Array(2 * width);
  const moved = new Float32Array(width);
  for (let i = 0; i < width; i++) {
    const [u, v] = [axes[i], axes[width + i]];
    turnedAxes[i] = a * u + b * v;
    turnedAxes[width + i] = c * u + d * v;
    moved[i] = origin[i] + from[0] * u + from[1] * v - to[0] * turnedAxes[i] - to[1] * turnedAxes[width + i];
  }
  return {origin: moved, axes: turnedAxes};
}

/** The first picture: PCA at the wanted size with a little noise, because points at one place could never part. */
async function firstPlaces(
  space: Space,
  {start, seed = defaultSeed}: ProjectionParameters,
  size: (points: Float64Array) => number,
  noise: number,
  show: Show,
): Promise<Float64Array> {
  if (start) return Float64Array.from(start.subarray(0, 2 * space.count));
  const pca = await space.pca(during(show, 'neighbours', null));
  const points = placesAlong(
    pca,
    space,
    [0, 1].map((component) => (component < space.width ? component : -1)),
  );
  const scale = size(points);
  const key = streamKey(seed, 'projection');
  for (let i = 0; i < points.length; i++) points[i] = points[i] * scale + noise * normalAt(key, i);
  return points;
}

export const umapParameters = (
  {neighbours = 15, minDistance = 0.1, epochs, seed = defaultSeed}: ProjectionParameters,
  count: number,
): UmapParameters => ({
  neighbours: Math.max(2, Math.min(neighbours, count)),
  minDistance,
  epochs: epochs ?? defaultEpochs(count),
  seed,
});

async function umap(space: Space, parameters: ProjectionParameters, show: Show): Promise<Finished> {
  const used = umapParameters(parameters, space.count);
  const points = await firstPlaces(
    space,
    parameters,
    (places) => umapReach / (places.reduce((most, v) => Math.max(most, Math.abs(v)), 0) || 1),
    1e-4,
    show,
  );
  await show({stage: 'neighbours', progress: 0, points});
  const looking = during(show, 'neighbours', null);
  const neighbours = await space.neighbours(used.neighbours - 1, looking);
  const graph = await drive(fuzzyGraph(neighbours), looking);
  await drive(layOut(graph, points, used), during(show, 'layout', points));
  if (parameters.alignTo) align(points, alignmentOf(points, parameters.alignTo));
  return {
    method: 'umap',
    points,
    explained: null,
    plane: null,
    used: {neighbours: used.neighbours, minDistance: used.minDistance, epochs: used.epochs},
    progress: 1,
  };
}

async function tsne(space: Space, parameters: ProjectionParameters, show: Show): Promise<Finished> {
  const {count} = space;
  const perplexity = possiblePerplexity(parameters.perplexity ?? tsneDefaults.perplexity, count);
  const iterations = parameters.iterations ?? tsneDefaults.iterations;
  const points = await firstPlaces(
    space,
    parameters,
    (places) => {
      const spread = Math.sqrt(places.reduce((sum, v) => sum + v * v, 0) / Math.max(1, places.length));
      return tsneSpread / (spread || 1);
    },
    tsneSpread / 100,
    show,
  );
  await show({stage: 'neighbours', progress: 0, points});
  const looking = during(show, 'neighbours', null);
  const k = Math.min(count - 1, Math.ceil(3 * perplexity));
  const neighbours = await space.neighbours(k, looking);
  const affinities = await drive(affinitiesOf(neighbours, perplexity), looking);
  // A picture that goes on from another has its groups already; to exaggerate would only collapse them.
  const exaggerated = parameters.start ? 0 : Math.min(tsneDefaults.exaggerated, Math.floor(iterations / 4));
  const descent = descend(affinities, points, {...tsneDefaults, perplexity, iterations, exaggerated});
  await drive(descent, during(show, 'layout', points));
  if (parameters.alignTo) align(points, alignmentOf(points, parameters.alignTo));
  return {method: 'tsne', points, explained: null, plane: null, used: {perplexity, iterations}, progress: 1};
}

const during =
  (show: Show, stage: Sketch['stage'], points: Float64Array | null): Between =>
  (progress) =>
    show({stage, progress, points});

/** Places for points that come later, n × 2; null where the method has none. */
export function* transformed(
  space: Space,
  {method, points, plane}: Pick<Projection, 'method' | 'points' | 'plane'>,
  parameters: ProjectionParameters,
  values: Float32Array,
): Generator<number, Float32Array | null> {
  if (method === 'pca' && plane) return onPlane(plane, values, space.width);
  if (method !== 'umap') return null;
  const used = umapParameters(parameters, space.count);
  const neighbours = yield* space.nearestTo(values, used.neighbours);
  return Float32Array.from(yield* placeNew(neighbours, Float64Array.from(points), used));
}

/** Where values (n × width) fall on a plane: the axes are of unit length and at right angles, or zero. */
export function onPlane({origin, axes}: Plane, values: Float32Array, width: number): Float32Array {
  const count = values.length / width;
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++)
    for (let d = 0; d < 2; d++) {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += (values[i * width + j] - origin[j]) * axes[d * width + j];
      points[2 * i + d] = sum;
    }
  return points;
}
