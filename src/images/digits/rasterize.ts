/**
 * The pen and its ink: gives a line its thickness, which changes with pressure and direction, and turns it into grey pixels. A
 * pixel's coverage follows from the distance of its centre to the nearest piece of line; only the pixels around a
 * piece are visited.
 */
import type {Polyline} from './curve.ts';

/** The median radius of a pen, in pixels. */
export const usualRadius = 1.27;

/** How far pens differ. Radii are in pixels. */
const spread = {
  /** Standard deviation of the radius's logarithm, between images. */
  radiusDeviation: 0.28,
  thinnest: 0.55,
  thickest: 2.1,
  /** Standard deviation of the radius along a stroke, as a share of it. */
  pressure: 0.14,
  /** The same, by the direction of the stroke: a broad nib. */
  nib: 0.08,
};

/** Coverage rises from 0 to 1 over 1 / `sharpness` pixels across an edge. */
const sharpness = 0.95;

/** How many standard normal numbers {@link thickness} takes. */
export const penNormals = 7;

/**
 * The pen's radius at every vertex of `line`, all in pixels. Uses the {@link penNormals}
 * numbers from `normals[first]` on; the pen is at most `maxRadius` thick before pressure.
 */
export function thickness(
  line: Polyline,
  normals: Float64Array,
  first: number,
  maxRadius: number,
  radii: Float64Array,
): void {
  const radius = Math.min(maxRadius, usualRadius * Math.exp(spread.radiusDeviation * normals[first]));
  const nibAcross = spread.nib * normals[first + 1];
  const nibAslant = spread.nib * normals[first + 2];
  const slow = spread.pressure * normals[first + 3];
  const slowPhase = 2 * normals[first + 4];
  const quick = 0.6 * spread.pressure * normals[first + 5];
  const quickPhase = 3 * normals[first + 6];
  let length = 0;
  for (let i = 0; i < line.count; i++) {
    const from = line.first[i] === 1 ? i : i - 1;
    const dx = line.x[from + 1] - line.x[from];
    const dy = line.y[from + 1] - line.y[from];
    const squared = dx * dx + dy * dy;
    if (i > from) length += Math.sqrt(squared);
    // Cosine and sine of twice the direction's angle: a stroke and its reverse are equally thick.
    const nib = squared > 0 ? (nibAcross * (dx * dx - dy * dy) + nibAslant * 2 * dx * dy) / squared : 0;
    const pressure =
      slow * Math.sin(0.25 * length + slowPhase) + quick * Math.sin(0.56 * length + quickPhase);
    const here = radius * (1 + pressure + nib);
    radii[i] = here < spread.thinnest ? spread.thinnest : here > spread.thickest ? spread.thickest : here;
  }
}

/**
 * Draws `line` (in pixels, pixel (i, j) having its centre at (i + 0.5, j + 0.5)) with the vertices' radii into the
 * square field `coverage` of `side` × `side` values: 0 outside the ink, 1 inside.
 */
export function ink(line: Polyline, radii: Float64Array, coverage: Float64Array, side: number): void {
  coverage.fill(0);
  const reach = 0.5 / sharpness;
  for (let i = 1; i < line.count; i++) {
    if (line.first[i] === 1) continue;
    const x0 = line.x[i - 1] - 0.5;
    const y0 = line.y[i - 1] - 0.5;
    const x1 = line.x[i] - 0.5;
    const y1 = line.y[i] - 0.5;
    const r0 = radii[i - 1];
    const growth = radii[i] - r0;
    const dx = x1 - x0;
    const dy = y1 - y0;
    const squaredLength = dx * dx + dy * dy;
    const perSquaredLength = squaredLength > 0 ? 1 / squaredLength : 0;
    const margin = (growth > 0 ? r0 + growth : r0) + reach;
    const left = Math.max(0, Math.ceil((x0 < x1 ? x0 : x1) - margin));
    const right = Math.min(side - 1, Math.floor((x0 < x1 ? x1 : x0) + margin));
    const top = Math.max(0, Math.ceil((y0 < y1 ? y0 : y1) - margin));
    const bottom = Math.min(side - 1, Math.floor((y0 < y1 ? y1 : y0) + margin));
    for (let y = top; y <= bottom; y++) {
      const offsetY = y - y0;
      for (let x = left; x <= right; x++) {
        const offsetX = x - x0;
        let along = (offsetX * dx + offsetY * dy) * perSquaredLength;
        along = along < 0 ? 0 : along > 1 ? 1 : along;
        const awayX = offsetX - along * dx;
        const awayY = offsetY - along * dy;
        const squaredDistance = awayX * awayX + awayY * awayY;
        const edge = r0 + along * growth + reach;
        if (squaredDistance >= edge * edge) continue;
        const covered = (edge - Math.sqrt(squaredDistance)) * sharpness;
        const at = y * side + x;
        if (covered > coverage[at]) coverage[at] = covered > 1 ? 1 : covered;
      }
    }
  }
}
