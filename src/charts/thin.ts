/** A point in pixels. */
export type Point = readonly [x: number, y: number];

/**
 * No more of a curve than its pixels can show: of the points that fall into one column the first, the lowest, the
 * highest and the last stay, so spikes survive. Points come and stay in the order of x.
 */
export function thin(points: readonly Point[], width: number): readonly Point[] {
  if (points.length <= 2 * width) return points;
  const kept: Point[] = [];
  for (let from = 0; from < points.length;) {
    const column = Math.floor(points[from][0]);
    let to = from;
    let low = from;
    let high = from;
    while (to < points.length && Math.floor(points[to][0]) === column) {
      if (points[to][1] < points[low][1]) low = to;
      if (points[to][1] > points[high][1]) high = to;
      to++;
    }
    const places = [...new Set([from, low, high, to - 1])].sort((a, b) => a - b);
    for (const place of places) kept.push(points[place]);
    from = to;
  }
  return kept;
}
