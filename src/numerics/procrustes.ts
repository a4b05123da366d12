/**
 * Turning one picture of points onto another: the rotation or reflection, the shift and, where wanted, the scale that
 * bring `points` nearest to `target` in least squares. In the plane, closed form; points whose place is not finite are
 * left out of the sums.
 *
 * Source: P. H. Schönemann, "A generalized solution of the orthogonal Procrustes problem", Psychometrika 31 (1966).
 */
export interface Alignment {
  /** The 2 × 2 matrix, row by row, scale included. */
  readonly matrix: readonly [number, number, number, number];
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

type Places = Float32Array | Float64Array;

export function alignmentOf(points: Places, target: Places, scaled = false): Alignment {
  const count = Math.min(points.length, target.length) / 2;
  const from = [0, 0];
  const to = [0, 0];
  const used: number[] = [];
  for (let i = 0; i < count; i++) {
    const sum = points[2 * i] + points[2 * i + 1] + target[2 * i] + target[2 * i + 1];
    if (!Number.isFinite(sum)) continue;
    used.push(i);
    for (let d = 0; d < 2; d++) {
      from[d] += points[2 * i + d];
      to[d] += target[2 * i + d];
    }
  }
  const n = Math.max(1, used.length);
  const [fromX, fromY, toX, toY] = [from[0] / n, from[1] / n, to[0] / n, to[1] / n];
  // With complex numbers p and t: the best rotation is along Σ t·p̄, the best reflection along Σ t·p.
  let [turnX, turnY, flipX, flipY, squares] = [0, 0, 0, 0, 0];
  for (const i of used) {
    const px = points[2 * i] - fromX;
    const py = points[2 * i + 1] - fromY;
    const tx = target[2 * i] - toX;
    const ty = target[2 * i + 1] - toY;
    turnX += tx * px + ty * py;
    turnY += ty * px - tx * py;
    flipX += tx * px - ty * py;
    flipY += ty * px + tx * py;
    squares += px * px + py * py;
  }
  const turn = Math.hypot(turnX, turnY);
  const flip = Math.hypot(flipX, flipY);
  const best = Math.max(turn, flip);
  const scale = scaled && squares > 0 && best > 0 ? best / squares : 1;
  const by = best > 0 ? scale / best : 0;
  const matrix: Alignment['matrix'] =
    best === 0
      ? [1, 0, 0, 1]
      : turn >= flip
        ? [turnX * by, -turnY * by, turnY * by, turnX * by]
        : [flipX * by, flipY * by, flipY * by, -flipX * by];
  return {matrix, from: [fromX, fromY], to: [toX, toY]};
}

/** The mirroring of each axis by itself that brings points nearest to `target`, whatever its middle: nothing else moves. */
export function mirroringOf(points: Places, target: Places): Alignment {
  const count = Math.min(points.length, target.length) / 2;
  const sign = (d: number): number => {
    let [n, own, others, products] = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const [p, t] = [points[2 * i + d], target[2 * i + d]];
      if (!Number.isFinite(p + t)) continue;
      n++;
      own += p;
      others += t;
      products += p * t;
    }
    return n > 0 && products - (own * others) / n < 0 ? -1 : 1;
  };
  return {matrix: [sign(0), 0, 0, sign(1)], from: [0, 0], to: [0, 0]};
}

/** Points (n × 2) as the alignment moves them, in place. */
export function align(points: Places, {matrix: [a, b, c, d], from, to}: Alignment): void {
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] - from[0];
    const y = points[i + 1] - from[1];
    points[i] = a * x + b * y + to[0];
    points[i + 1] = c * x + d * y + to[1];
  }
}
