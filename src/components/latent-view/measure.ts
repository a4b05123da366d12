import {isRefusal, type MapScores} from '../../protocol/analysis.ts';
import type {ImageStore} from './image-store.ts';
import type {MapView} from './map-view.ts';
import {Projector, type Embedding} from './projector.ts';

/** Scores compare all pairs: of more points, the first so many. */
export const maxScored = 2000;

const measured = new WeakMap<Embedding, Promise<MapScores | null>>();

/** How far a map is to be trusted, measured once; null where there is no saying. Rejects where worker or run have ended. */
export function scoresOf(
  {projector, images}: {readonly projector: Projector; readonly images: ImageStore},
  view: MapView,
  embedding: Embedding,
): Promise<MapScores | null> {
  const known = measured.get(embedding);
  if (known) return known;
  const made = measure(projector, images, view, embedding);
  measured.set(embedding, made);
  made.catch(() => measured.delete(embedding));
  return made;
}

async function measure(
  projector: Projector,
  images: ImageStore,
  view: MapView,
  {points, places, choice}: Embedding,
): Promise<MapScores | null> {
  const count = Math.min(points.count, maxScored);
  const ofPixels = choice.kind !== 'code' && choice.source === 'pixels';
  const data = view.snapshot.data;
  const whole = ofPixels
    ? projector.pixelSpace(await images.all(view.run, data, points.count), data, points.count)
    : Projector.codeSpace(points);
  const {key, values, width} = whole;
  const space =
    count === points.count
      ? whole
      : {key: `${key} first ${count}`, values: values.slice(0, count * width), width};
  const labels = points.labels?.slice(0, count) ?? null;
  const scores = await projector.analysis.score(
    Projector.measured(space, choice),
    places.slice(0, 2 * count),
    labels,
  );
  return isRefusal(scores) ? null : scores;
}
