/**
 * Exact neighbours: distances by differences, Σ (a − b)², not by |a|² + |b|² − 2ab, which loses what near points differ
 * by.
 */
import {madd} from './lanes';

/**
 * Squared distances of 4 points to `columns` others (a multiple of 8), in rows `outStride` bytes apart. The four lie
 * row by row; the others as columns, so that eight of them are read at a time.
 */
export function squaredDistances(
  four: usize,
  fourStride: usize,
  others: usize,
  othersStride: usize,
  dimensions: i32,
  columns: i32,
  out: usize,
  outStride: usize,
): void {
  for (let j = 0; j < columns; j += 8) {
    let a = four;
    let b = others + ((<usize>j) << 2);
    let c00 = f32x4.splat(0);
    let c01 = c00;
    let c10 = c00;
    let c11 = c00;
    let c20 = c00;
    let c21 = c00;
    let c30 = c00;
    let c31 = c00;
    for (let k = 0; k < dimensions; k++) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      let x = v128.load32_splat(a);
      let d = f32x4.sub(x, b0);
      c00 = madd(d, d, c00);
      d = f32x4.sub(x, b1);
      c01 = madd(d, d, c01);
      x = v128.load32_splat(a + fourStride);
      d = f32x4.sub(x, b0);
      c10 = madd(d, d, c10);
      d = f32x4.sub(x, b1);
      c11 = madd(d, d, c11);
      x = v128.load32_splat(a + 2 * fourStride);
      d = f32x4.sub(x, b0);
      c20 = madd(d, d, c20);
      d = f32x4.sub(x, b1);
      c21 = madd(d, d, c21);
      x = v128.load32_splat(a + 3 * fourStride);
      d = f32x4.sub(x, b0);
      c30 = madd(d, d, c30);
      d = f32x4.sub(x, b1);
      c31 = madd(d, d, c31);
      a += 4;
      b += othersStride;
    }
    let to = out + ((<usize>j) << 2);
    v128.store(to, c00);
    v128.store(to, c01, 16);
    to += outStride;
    v128.store(to, c10);
    v128.store(to, c11, 16);
    to += outStride;
    v128.store(to, c20);
    v128.store(to, c21, 16);
    to += outStride;
    v128.store(to, c30);
    v128.store(to, c31, 16);
  }
}

/**
 * Keeps the `k` nearest so far of one point: `distances` and `indices`, k each, nearest first, lower indices first among
 * equals. Takes in `count` candidates, numbered from `first`, all above those of earlier calls; `itself` is passed over.
 */
export function keepNearest(
  candidates: usize,
  count: i32,
  first: i32,
  itself: i32,
  k: i32,
  distances: usize,
  indices: usize,
): void {
  const last = distances + ((<usize>(k - 1)) << 2);
  let worst = load<f32>(last);
  let bound = f32x4.splat(worst);
  const padded = (count + 3) & ~3;
  for (let i = 0; i < padded; i += 4) {
    // Hardly any is nearer once a few hundred have been seen.
    let hits = i32x4.bitmask(f32x4.lt(v128.load(candidates + ((<usize>i) << 2)), bound));
    for (; hits; hits &= hits - 1) {
      const at = i + ctz(hits);
      if (at >= count || first + at === itself) continue;
      const distance = load<f32>(candidates + ((<usize>at) << 2));
      if (!(distance < worst)) continue;
      let place = k - 1;
      for (; place > 0; place--) {
        const before = load<f32>(distances + ((<usize>(place - 1)) << 2));
        if (before <= distance) break;
        store<f32>(distances + ((<usize>place) << 2), before);
        store<i32>(indices + ((<usize>place) << 2), load<i32>(indices + ((<usize>(place - 1)) << 2)));
      }
      store<f32>(distances + ((<usize>place) << 2), distance);
      store<i32>(indices + ((<usize>place) << 2), first + at);
      worst = load<f32>(last);
      bound = f32x4.splat(worst);
    }
  }
}
