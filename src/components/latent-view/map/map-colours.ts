import type {Rgb} from '../../../charts/map-points.ts';

const swatch = typeof document === 'undefined' ? null : document.createElement('canvas');

/** Any CSS colour, over another where it lets it through. */
export function rgbOf(colour: string, under: string = '#fff'): Rgb {
  if (!swatch) return [0, 0, 0];
  swatch.width = swatch.height = 1;
  const context = swatch.getContext('2d', {willReadFrequently: true})!;
  context.fillStyle = under;
  context.fillRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

export interface MapColours {
  /** What they were read from: the same text, the same colours. */
  readonly read: string;
  readonly ground: Rgb;
  /** Of the classes, then of points without one. */
  readonly inks: readonly Rgb[];
  readonly css: readonly string[];
}

/** The colours a style sheet gives a map: swatches in it for paper, ground, ten classes, and points without one. */
export function coloursOf(map: HTMLElement, before: MapColours | null): MapColours {
  const all = [...map.querySelectorAll<HTMLElement>('.inks i')].map((ink) => getComputedStyle(ink).color);
  const read = all.join(' ');
  if (before?.read === read) return before;
  const [paper, ground, ...css] = all;
  return {read, ground: rgbOf(ground, paper), inks: css.map((ink) => rgbOf(ink)), css};
}
