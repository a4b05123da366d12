/** One character as an image: a template is chosen, a hand varies it, a pen inks it, and it is placed as in MNIST. */
import {fillNormal, uniformAt} from '../../numerics/random.ts';
import type {Key} from '../../numerics/random.ts';
import {boxSide, placeByMass} from '../centre.ts';
import {appendCurve, createPolyline} from './curve.ts';
import {fitToBox} from './fit.ts';
import {pose, poseNormals, poseUniforms} from './handwriting.ts';
import {ink, penNormals, thickness, usualRadius} from './rasterize.ts';
import {maxPoints} from './stroke-templates.ts';
import type {CompiledTemplate} from './stroke-templates.ts';

/** Straight segments between two points of a skeleton; each is about a pixel long. */
const segments = 4;
/** No number drawn lies further out than this many standard deviations: beyond, writing becomes hard to read. */
const furthest = 2;

// Memory that every image uses anew; 70,000 images must not leave rubbish behind.
const normals = new Float64Array(poseNormals + penNormals);
const uniforms = new Float64Array(poseUniforms);
const pointX = new Float64Array(maxPoints);
const pointY = new Float64Array(maxPoints);
const line = createPolyline(maxPoints * segments);
const radii = new Float64Array(maxPoints * segments);
const coverage = new Float64Array(boxSide * boxSide);

/** Entries of the stream: first the normals, then (apart, with room to grow) the uniforms. */
const firstUniform = 256;

/**
 * Writes a character by one of its templates as 28 × 28 bytes from `out[offset]` on: 0 is paper, 255 ink. All chance
 * comes from the stream `key`.
 */
export function writeCharacter(
  templates: readonly CompiledTemplate[],
  key: Key,
  out: Uint8Array,
  offset: number,
): void {
  fillNormal(key, normals);
  for (let i = 0; i < normals.length; i++) {
    normals[i] = normals[i] < -furthest ? -furthest : normals[i] > furthest ? furthest : normals[i];
  }
  for (let i = 0; i < poseUniforms; i++) uniforms[i] = uniformAt(key, firstUniform + 1 + i);
  const chosen = uniformAt(key, firstUniform);
  let at = 0;
  while (templates[at].upTo <= chosen) at++;
  const template = templates[at];

  const breadth = pose(template, normals, uniforms, pointX, pointY);
  line.count = 0;
  let begin = 0;
  for (const end of template.ends) {
    appendCurve(pointX, pointY, begin, end, segments, line);
    begin = end;
  }
  // In pixels first, for the pen is measured in them; then once more, with the thickness that it came to.
  radii.fill(usualRadius, 0, line.count);
  const scale = fitToBox(line, radii, boxSide);
  thickness(line, normals, poseNormals, template.clearance * breadth * scale, radii);
  fitToBox(line, radii, boxSide);
  ink(line, radii, coverage, boxSide);
  placeByMass(coverage, boxSide, out, offset);
}
