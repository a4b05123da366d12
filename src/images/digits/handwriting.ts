/**
 * Handwriting: blends the forms of one stroke template, then bends, slants and stretches the result, as one person's
 * writing differs from another's. It remembers nothing: all chance comes from the numbers handed in.
 */
import {maxForms, maxPoints} from './stroke-templates.ts';
import type {CompiledTemplate} from './stroke-templates.ts';

/** How far hands differ, as standard deviations. Lengths are in half heights of the character. */
const spread = {
  /** Mean and deviation of the slant: sideways per upwards, to the right. */
  slantMean: 0.16,
  slant: 0.24,
  /** Of the logarithm of the character's breadth. */
  breadth: 0.2,
  /** Of the turn of the whole character, in radians. */
  turn: 0.1,
  /** Of the quadratic and of the cubic terms of the bending. */
  quadratic: 0.1,
  cubic: 0.06,
  /** Of every point on its own. */
  jitter: 0.03,
};

/** Above 1, one form stands out more in a blend than if all blends were equally likely. */
const contrast = 2.2;

const pointNormals = 17;

/** How many numbers {@link pose} takes: standard normals, and uniforms in [0, 1). */
export const poseNormals = pointNormals + 2 * maxPoints;
export const poseUniforms = maxForms;

/**
 * Writes one hand's version of `template` to x, y (y downwards, about -1 … 1) and returns its breadth across the slant.
 * `normals` holds at least {@link poseNormals} numbers and `uniforms` {@link poseUniforms}.
 */
export function pose(
  template: CompiledTemplate,
  normals: Float64Array,
  uniforms: Float64Array,
  x: Float64Array,
  y: Float64Array,
): number {
  const {forms, corners, points} = template;
  x.fill(0, 0, points);
  y.fill(0, 0, points);
  // Exponential numbers, each over their sum, are spread evenly over all blends.
  let total = 0;
  for (let f = 0; f < forms.length; f++) {
    const share = (-Math.log(1 - uniforms[f])) ** contrast;
    total += share;
    const form = forms[f];
    for (let i = 0; i < points; i++) {
      x[i] += share * form.x[i];
      y[i] += share * form.y[i];
    }
  }
  const slant = spread.slantMean + spread.slant * normals[0];
  const stretch = Math.exp(spread.breadth * normals[1]);
  const cosine = Math.cos(spread.turn * normals[2]);
  const sine = Math.sin(spread.turn * normals[2]);
  const quadratic = spread.quadratic * template.distortion;
  const cubic = spread.cubic * template.distortion;
  const jitter = spread.jitter * template.distortion;
  let left = Infinity;
  let right = -Infinity;
  for (let i = 0; i < points; i++) {
    const u = x[i] / total;
    const v = y[i] / total;
    // One smooth field bends all strokes together, so that what touches goes on touching. Its terms are
    // Legendre's polynomials, each of which does something that the others do not.
    const u2 = 1.5 * u * u - 0.5;
    const v2 = 1.5 * v * v - 0.5;
    const u3 = (2.5 * u * u - 1.5) * u;
    const v3 = (2.5 * v * v - 1.5) * v;
    const bentX =
      u +
      quadratic * (normals[3] * u * v + normals[4] * u2 + normals[5] * v2) +
      cubic * (normals[6] * u3 + normals[7] * v3 + normals[8] * u2 * v + normals[9] * u * v2);
    const bentY =
      v +
      quadratic * (normals[10] * u * v + normals[11] * u2 + normals[12] * v2) +
      cubic * (normals[13] * u3 + normals[14] * v3 + normals[15] * u2 * v + normals[16] * u * v2);
    // A corner's two points stay one.
    const own = pointNormals + 2 * (i - corners[i]);
    const wideX = stretch * (bentX + jitter * normals[own]);
    const highY = bentY + jitter * normals[own + 1];
    if (wideX < left) left = wideX;
    if (wideX > right) right = wideX;
    const slantX = wideX - slant * highY;
    x[i] = cosine * slantX - sine * highY;
    y[i] = sine * slantX + cosine * highY;
  }
  return (right - left) / Math.sqrt(1 + slant * slant);
}
