/**
 * Smooth curves through points: centripetal Catmull–Rom splines, which have neither loops nor cusps between their
 * points however unevenly those lie. A point given twice is a corner, where the curve begins anew.
 *
 * Source: C. Yuksel, S. Schaefer, J. Keyser, "Parameterization and applications of Catmull–Rom curves",
 * Computer-Aided Design 43 (2011).
 */

/** Vertices of flattened strokes. `first[i]` is 1 where a stroke begins. `count` vertices are in use. */
export interface Polyline {
  x: Float64Array;
  y: Float64Array;
  first: Uint8Array;
  count: number;
}

export const createPolyline = (capacity: number): Polyline => ({
  x: new Float64Array(capacity),
  y: new Float64Array(capacity),
  first: new Uint8Array(capacity),
  count: 0,
});

/** The knot distance between two points: the root of their distance. 0 for a corner. */
function knot(x: Float64Array, y: Float64Array, from: number, to: number): number {
  const dx = x[to] - x[from];
  const dy = y[to] - y[from];
  return Math.sqrt(Math.sqrt(dx * dx + dy * dy));
}

/**
 * Appends the curve through the points `begin` … `end` - 1 to `line`, `segments` straight segments between two points.
 */
export function appendCurve(
  x: Float64Array,
  y: Float64Array,
  begin: number,
  end: number,
  segments: number,
  line: Polyline,
): void {
  let at = line.count;
  line.x[at] = x[begin];
  line.y[at] = y[begin];
  line.first[at++] = 1;
  let before = 0;
  let here = knot(x, y, begin, begin + 1);
  for (let i = begin; i < end - 1; i++) {
    const after = i + 2 < end ? knot(x, y, i + 1, i + 2) : 0;
    if (here > 0) {
      const chordX = x[i + 1] - x[i];
      const chordY = y[i + 1] - y[i];
      // Tangents over one span; at an end or a corner the chord itself.
      let fromX = chordX;
      let fromY = chordY;
      if (before > 0) {
        const a = here / before;
        const b = here / (before + here);
        fromX += (x[i] - x[i - 1]) * a - (x[i + 1] - x[i - 1]) * b;
        fromY += (y[i] - y[i - 1]) * a - (y[i + 1] - y[i - 1]) * b;
      }
      let toX = chordX;
      let toY = chordY;
      if (after > 0) {
        const a = here / after;
        const b = here / (after + here);
        toX += (x[i + 2] - x[i + 1]) * a - (x[i + 2] - x[i]) * b;
        toY += (y[i + 2] - y[i + 1]) * a - (y[i + 2] - y[i]) * b;
      }
      for (let segment = 1; segment <= segments; segment++) {
        const t = segment / segments;
        const rest = 1 - t;
        // Hermite's cubic.
        const ease = t * t * (3 - 2 * t);
        const leave = t * rest * rest;
        const arrive = -t * t * rest;
        line.x[at] = x[i] + ease * chordX + leave * fromX + arrive * toX;
        line.y[at] = y[i] + ease * chordY + leave * fromY + arrive * toY;
        line.first[at++] = 0;
      }
    }
    before = here;
    here = after;
  }
  line.count = at;
}
