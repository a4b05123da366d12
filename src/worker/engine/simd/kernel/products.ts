/**
 * The products of a dense layer. Matrices lie row by row, rows `…Stride` bytes apart; columns are a multiple of 8 and
 * rows a multiple of 4 (what lies beyond a matrix is room that its owner keeps at zero, or does not read).
 *
 * Each tile of 4 rows × 8 columns of the result is summed in eight registers; with two of the right factor and one of
 * the left that leaves room for the compiler. Two steps of the inner loop are written out: fewer jumps, and no more
 * registers. docs/decisions/simd-engine.md has what other tiles gave.
 */
import {madd} from './lanes';

/** C = A·B + bias, A rows × inner, B inner × columns; `bias` 0 for none. */
export function product(
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  c: usize,
  cStride: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  bias: usize,
): void {
  for (let j = 0; j < columns; j += 8) {
    let first = f32x4.splat(0);
    let second = first;
    if (bias) {
      first = v128.load(bias + ((<usize>j) << 2));
      second = v128.load(bias + ((<usize>j) << 2), 16);
    }
    for (let i = 0; i < rows; i += 4) {
      let a0 = a + <usize>i * aStride;
      let a1 = a0 + aStride;
      let a2 = a1 + aStride;
      let a3 = a2 + aStride;
      let at = b + ((<usize>j) << 2);
      let c00 = first;
      let c01 = second;
      let c10 = first;
      let c11 = second;
      let c20 = first;
      let c21 = second;
      let c30 = first;
      let c31 = second;
      let left = inner;
      for (; left >= 2; left -= 2) {
        let b0 = v128.load(at);
        let b1 = v128.load(at, 16);
        at += bStride;
        let x = v128.load32_splat(a0);
        c00 = madd(x, b0, c00);
        c01 = madd(x, b1, c01);
        x = v128.load32_splat(a1);
        c10 = madd(x, b0, c10);
        c11 = madd(x, b1, c11);
        x = v128.load32_splat(a2);
        c20 = madd(x, b0, c20);
        c21 = madd(x, b1, c21);
        x = v128.load32_splat(a3);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
        b0 = v128.load(at);
        b1 = v128.load(at, 16);
        at += bStride;
        x = v128.load32_splat(a0, 4);
        c00 = madd(x, b0, c00);
        c01 = madd(x, b1, c01);
        x = v128.load32_splat(a1, 4);
        c10 = madd(x, b0, c10);
        c11 = madd(x, b1, c11);
        x = v128.load32_splat(a2, 4);
        c20 = madd(x, b0, c20);
        c21 = madd(x, b1, c21);
        x = v128.load32_splat(a3, 4);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
        a0 += 8;
        a1 += 8;
        a2 += 8;
        a3 += 8;
      }
      if (left > 0) {
        const b0 = v128.load(at);
        const b1 = v128.load(at, 16);
        let x = v128.load32_splat(a0);
        c00 = madd(x, b0, c00);
        c01 = madd(x, b1, c01);
        x = v128.load32_splat(a1);
        c10 = madd(x, b0, c10);
        c11 = madd(x, b1, c11);
        x = v128.load32_splat(a2);
        c20 = madd(x, b0, c20);
        c21 = madd(x, b1, c21);
        x = v128.load32_splat(a3);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
      }
      let out = c + <usize>i * cStride + ((<usize>j) << 2);
      v128.store(out, c00);
      v128.store(out, c01, 16);
      out += cStride;
      v128.store(out, c10);
      v128.store(out, c11, 16);
      out += cStride;
      v128.store(out, c20);
      v128.store(out, c21, 16);
      out += cStride;
      v128.store(out, c30);
      v128.store(out, c31, 16);
    }
  }
}

/** C += Aᵀ·B, A inner × rows, B inner × columns: gradients of weights, and sums of squares and products. */
export function addTransposedProduct(
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  c: usize,
  cStride: usize,
  rows: i32,
  inner: i32,
  columns: i32,
): void {
  for (let j = 0; j < columns; j += 8) {
    for (let i = 0; i < rows; i += 4) {
      let left = a + ((<usize>i) << 2);
      let right = b + ((<usize>j) << 2);
      const c0 = c + <usize>i * cStride + ((<usize>j) << 2);
      const c1 = c0 + cStride;
      const c2 = c1 + cStride;
      const c3 = c2 + cStride;
      let c00 = v128.load(c0);
      let c01 = v128.load(c0, 16);
      let c10 = v128.load(c1);
      let c11 = v128.load(c1, 16);
      let c20 = v128.load(c2);
      let c21 = v128.load(c2, 16);
      let c30 = v128.load(c3);
      let c31 = v128.load(c3, 16);
      let images = inner;
      for (; images >= 2; images -= 2) {
        let b0 = v128.load(right);
        let b1 = v128.load(right, 16);
        right += bStride;
        let x = v128.load32_splat(left);
        c00 = madd(x, b0, c00);
        c01 = madd(x, b1, c01);
        x = v128.load32_splat(left, 4);
        c10 = madd(x, b0, c10);
        c11 = madd(x, b1, c11);
        x = v128.load32_splat(left, 8);
        c20 = madd(x, b0, c20);
        c21 = madd(x, b1, c21);
        x = v128.load32_splat(left, 12);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
        left += aStride;
        b0 = v128.load(right);
        b1 = v128.load(right, 16);
        right += bStride;
        x = v128.load32_splat(left);
        c00 = madd(x, b0, c00);
        c01 = madd(x, b1, c01);
        x = v128.load32_splat(left, 4);
        c10 = madd(x, b0, c10);
        c11 = madd(x, b1, c11);
        x = v128.load32_splat(left, 8);
        c20 = madd(x, b0, c20);
        c21 = madd(x, b1, c21);
        x = v128.load32_splat(left, 12);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
        left += aStride;
      }
      if (images > 0) {
        const b0 = v128.load(right);
        const b1 = v128.load(right, 16);
        let x = v128.load32_splat(left);
        c00 = madd(x, b0, c00);
        c01 = madd(x, b1, c01);
        x = v128.load32_splat(left, 4);
        c10 = madd(x, b0, c10);
        c11 = madd(x, b1, c11);
        x = v128.load32_splat(left, 8);
        c20 = madd(x, b0, c20);
        c21 = madd(x, b1, c21);
        x = v128.load32_splat(left, 12);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
      }
      v128.store(c0, c00);
      v128.store(c0, c01, 16);
      v128.store(c1, c10);
      v128.store(c1, c11, 16);
      v128.store(c2, c20);
      v128.store(c2, c21, 16);
      v128.store(c3, c30);
      v128.store(c3, c31, 16);
    }
  }
}

/** out = Aᵀ, A rows × columns, both a multiple of 4. */
export function transpose(
  a: usize,
  aStride: usize,
  rows: i32,
  columns: i32,
  out: usize,
  outStride: usize,
): void {
  for (let i = 0; i < rows; i += 4) {
    for (let j = 0; j < columns; j += 4) {
      const from = a + <usize>i * aStride + ((<usize>j) << 2);
      const r0 = v128.load(from);
      const r1 = v128.load(from + aStride);
      const r2 = v128.load(from + 2 * aStride);
      const r3 = v128.load(from + 3 * aStride);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      const to = out + <usize>j * outStride + ((<usize>i) << 2);
      v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
      v128.store(to + outStride, v128.shuffle<f64>(low01, low23, 1, 3));
      v128.store(to + 2 * outStride, v128.shuffle<f64>(high01, high23, 0, 2));
      v128.store(to + 3 * outStride, v128.shuffle<f64>(high01, high23, 1, 3));
    }
  }
}
