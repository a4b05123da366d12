import type {Rgb} from '../../../src/charts/map-points.ts';

/** Bytes of sRGB as linear light, 0–1. */
const linear = (colour: Rgb) =>
  colour.map((byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
const times = (matrix: readonly number[], values: readonly number[]) =>
  [0, 3, 6].map((row) => values.reduce((sum, value, i) => sum + matrix[row + i]! * value, 0));

/** Björn Ottosson's OKLab, of linear light. */
export function oklab(light: readonly number[]): number[] {
  const cones = times(
    [
      0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619,
      0.2817188376, 0.6299787005,
    ],
    light,
  ).map(Math.cbrt);
  return times(
    [
      0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371,
      0.7827717662, -0.808675766,
    ],
    cones,
  );
}

/** How dichromats see, in linear light: Machado, Oliveira and Fernandes 2009, table 1, severity 1. */
export const sights: Record<string, readonly number[]> = {
  ordinary: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  'without red': [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  'without green': [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  'without blue': [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
const seen = (colour: Rgb, sight: readonly number[]) =>
  oklab(times(sight, linear(colour)).map((value) => Math.min(1, Math.max(0, value))));
/** Degrees around OKLab's axis of lightness. */
export function hueOf(colour: Rgb): number {
  const [, a, b] = oklab(linear(colour));
  return ((Math.atan2(b!, a!) * 180) / Math.PI + 360) % 360;
}
const apart = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((v, i) => v - b[i]!));
const luminance = (colour: Rgb) =>
  linear(colour).reduce((sum, value, i) => sum + [0.2126, 0.7152, 0.0722][i]! * value, 0);
/** WCAG's, 1–21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** How far apart the nearest two of ten colours are, in a sight: their distance in OKLab. */
export function nearest(colours: readonly Rgb[], sight: readonly number[]): number {
  const all = colours.map((colour) => seen(colour, sight));
  let least = Infinity;
  all.forEach((a, i) => all.slice(0, i).forEach((b) => (least = Math.min(least, apart(a, b)))));
  return least;
}
