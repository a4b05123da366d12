/**
 * Eigenvalues and eigenvectors of a symmetric matrix, in pieces: Householder's reduction to tridiagonal form, then the
 * QL method with implicit shifts. A generator that yields after every piece of at most some 2·size² multiplications
 * (about a millisecond for 784), so that whoever drives it can let others have the thread, or stop.
 *
 * Source: H. Bowdler, R. S. Martin, C. Reinsch, J. H. Wilkinson, "The QR and QL algorithms for symmetric matrices",
 * Numerische Mathematik 11 (1968), and R. S. Martin, C. Reinsch, J. H. Wilkinson, same volume (EISPACK's tred2, tql2).
 * Here only the lower triangle is worked on, and eigenvectors are rows, so that every inner loop runs along memory.
 */
export interface Eigen {
  readonly size: number;
  /** All eigenvalues, largest first. */
  readonly values: Float64Array;
  /** Unit eigenvectors of the first `count` of them, row by row; the entry of largest magnitude is positive. */
  readonly vectors: Float64Array;
  readonly count: number;
}

/** QL steps an eigenvalue may take; two are usual. */
const maxSteps = 60;

/**
 * @param matrix size × size, of which the lower triangle is read; overwritten
 * @param count how many eigenvectors are wanted, 0–size
 * @throws RangeError where the matrix holds a value that is not finite
 */
export function* symmetricEigen(matrix: Float64Array, size: number, count = size): Generator<void, Eigen> {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++)
      if (!Number.isFinite(matrix[i * size + j])) throw new RangeError('the matrix is not finite');
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const scales = yield* tridiagonalise(matrix, size, diagonal, beside);
  const rows = new Float64Array(size * size);
  for (let i = 0; i < size; i++) rows[i * size + i] = 1;
  yield* diagonalise(diagonal, beside, rows, size);

  const order = Uint32Array.from(diagonal, (_, i) => i).sort((a, b) => diagonal[b] - diagonal[a]);
  const vectors = new Float64Array(count * size);
  for (let k = 0; k < count; k++) {
    const vector = vectors.subarray(k * size, (k + 1) * size);
    vector.set(rows.subarray(order[k] * size, (order[k] + 1) * size));
    transformBack(matrix, scales, vector);
    pointUpwards(vector);
    yield;
  }
  return {size, count, values: Float64Array.from(order, (at) => diagonal[at]), vectors};
}

/**
 * A = Q·T·Qᵀ with T tridiagonal. The reflections I − scale·v·vᵀ that make up Q are left in the rows of `a` (v of row i
 * in its first i entries); their scales are returned. `beside[i]` is T's entry (i, i − 1).
 */
function* tridiagonalise(
  a: Float64Array,
  size: number,
  diagonal: Float64Array,
  beside: Float64Array,
): Generator<void, Float64Array> {
  const scales = new Float64Array(size);
  const product = new Float64Array(size);
  for (let i = size - 1; i > 0; i--) {
    const v = a.subarray(i * size, i * size + i);
    diagonal[i] = a[i * size + i];
    // Scaled first, so that squares of tiny or huge entries neither vanish nor overflow.
    let largest = 0;
    for (let j = 0; j < i; j++) largest = Math.max(largest, Math.abs(v[j]));
    if (i === 1 || largest === 0) {
      beside[i] = v[i - 1];
      continue;
    }
    let squares = 0;
    for (let j = 0; j < i; j++) squares += (v[j] /= largest) ** 2;
    const last = v[i - 1];
    const length = last > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
    beside[i] = largest * length;
    v[i - 1] = last - length;
    const scale = (scales[i] = 1 / (squares - last * length));
    timesSymmetric(a, size, v, product);
    let along = 0;
    for (let j = 0; j < i; j++) along += product[j] * v[j];
    const half = 0.5 * scale * scale * along;
    for (let j = 0; j < i; j++) product[j] = scale * product[j] - half * v[j];
    // A ← A − v·wᵀ − w·vᵀ
    for (let j = 0; j < i; j++) {
      const vj = v[j];
      const wj = product[j];
      if (vj === 0 && wj === 0) continue;
      const row = a.subarray(j * size, j * size + j + 1);
      for (let k = 0; k <= j; k++) row[k] -= vj * product[k] + wj * v[k];
    }
    yield;
  }
  diagonal[0] = a[0];
  return scales;
}

/** out ← A·v for the leading part of A that v spans, of which the lower triangle is read. */
function timesSymmetric(a: Float64Array, size: number, v: Float64Array, out: Float64Array): void {
  const length = v.length;
  out.fill(0, 0, length);
  for (let j = 0; j < length; j++) {
    const row = a.subarray(j * size, j * size + j);
    const vj = v[j];
    let sum = a[j * size + j] * vj;
    for (let k = 0; k < j; k++) {
      const value = row[k];
      sum += value * v[k];
      out[k] += value * vj;
    }
    out[j] += sum;
  }
}

/** QL with implicit shifts: turns `d` into the eigenvalues and the rows of `z` into T's eigenvectors. */
function* diagonalise(d: Float64Array, beside: Float64Array, z: Float64Array, size: number): Generator<void> {
  const e = new Float64Array(size);
  e.set(beside.subarray(1));
  let shift = 0;
  let norm = 0;
  for (let l = 0; l < size; l++) {
    norm = Math.max(norm, Math.abs(d[l]) + Math.abs(e[l]));
    let m = l;
    while (m < size - 1 && Math.abs(e[m]) > Number.EPSILON * norm) m++;
    for (let step = 0; m > l && (step === 0 || Math.abs(e[l]) > Number.EPSILON * norm); step++) {
      if (step === maxSteps) throw new RangeError('the eigenvalues do not converge');
      let g = d[l];
      let p = (d[l + 1] - g) / (2 * e[l]);
      let r = p < 0 ? -Math.hypot(p, 1) : Math.hypot(p, 1);
      d[l] = e[l] / (p + r);
      d[l + 1] = e[l] * (p + r);
      const next = d[l + 1];
      let h = g - d[l];
      for (let i = l + 2; i < size; i++) d[i] -= h;
      shift += h;
      p = d[m];
      const beyond = e[l + 1];
      let [c, c2, c3, s, s2] = [1, 1, 1, 0, 0];
      for (let i = m - 1; i >= l; i--) {
        c3 = c2;
        c2 = c;
        s2 = s;
        g = c * e[i];
        h = c * p;
        r = Math.hypot(p, e[i]);
        e[i + 1] = s * r;
        s = e[i] / r;
        c = p / r;
        p = c * d[i] - s * g;
        d[i + 1] = h + s * (c * g + s * d[i]);
        rotateRows(z, size, i, c, s);
      }
      // Divided first: the product of two tiny entries would vanish.
      p = -s * s2 * c3 * (beyond / next) * e[l];
      e[l] = s * p;
      d[l] = c * p;
      yield;
    }
    d[l] += shift;
    e[l] = 0;
  }
}

function rotateRows(z: Float64Array, size: number, i: number, c: number, s: number): void {
  const upper = z.subarray(i * size, (i + 1) * size);
  const lower = z.subarray((i + 1) * size, (i + 2) * size);
  for (let k = 0; k < size; k++) {
    const above = upper[k];
    const below = lower[k];
    lower[k] = s * above + c * below;
    upper[k] = c * above - s * below;
  }
}

/** vector ← Q·vector */
function transformBack(a: Float64Array, scales: Float64Array, vector: Float64Array): void {
  const size = scales.length;
  for (let i = 2; i < size; i++) {
    const scale = scales[i];
    if (scale === 0) continue;
    const v = a.subarray(i * size, i * size + i);
    let along = 0;
    for (let j = 0; j < i; j++) along += v[j] * vector[j];
    along *= scale;
    for (let j = 0; j < i; j++) vector[j] -= along * v[j];
  }
}

/** A sign for what has none, so that equal data give equal pictures. */
function pointUpwards(vector: Float64Array): void {
  let largest = 0;
  for (const value of vector) if (Math.abs(value) > Math.abs(largest)) largest = value;
  if (largest < 0) for (let i = 0; i < vector.length; i++) vector[i] = -vector[i];
}

/** Runs a generator to its end in one go, for small matrices and for tests. */
export function finish<T>(pieces: Generator<void, T>): T {
  for (;;) {
    const {done, value} = pieces.next();
    if (done) return value;
  }
}
