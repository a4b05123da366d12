/**
 * How well the best linear code of a few numbers redraws a set: mean squared error per pixel (values 0–1) after
 * projection on the set's own first principal components.
 */
const pixels = 784;

/** The covariance of the set's pixels (values 0–1), 784 × 784, row by row. */
function covariance(images) {
  const count = images.length / pixels;
  const mean = new Float64Array(pixels);
  const products = new Float64Array(pixels * pixels);
  const places = new Uint16Array(pixels);
  for (let i = 0; i < count; i++) {
    const image = images.subarray(i * pixels, (i + 1) * pixels);
    let lit = 0;
    for (let p = 0; p < pixels; p++) if (image[p] > 0) places[lit++] = p;
    for (let a = 0; a < lit; a++) {
      const value = image[places[a]];
      mean[places[a]] += value;
      const row = places[a] * pixels;
      for (let b = 0; b < lit; b++) products[row + places[b]] += value * image[places[b]];
    }
  }
  for (let p = 0; p < pixels; p++) mean[p] /= 255 * count;
  for (let p = 0; p < pixels; p++) {
    for (let q = 0; q < pixels; q++) {
      const at = p * pixels + q;
      products[at] = products[at] / (255 * 255 * count) - mean[p] * mean[q];
    }
  }
  return products;
}

/** Makes the rows of `basis` (each 784 long) orthonormal, by Gram–Schmidt's method. */
function orthonormalise(basis) {
  for (let k = 0; k < basis.length; k++) {
    const vector = basis[k];
    for (let l = 0; l < k; l++) {
      let dot = 0;
      for (let p = 0; p < pixels; p++) dot += vector[p] * basis[l][p];
      for (let p = 0; p < pixels; p++) vector[p] -= dot * basis[l][p];
    }
    let squares = 0;
    for (let p = 0; p < pixels; p++) squares += vector[p] * vector[p];
    const scale = 1 / Math.sqrt(squares);
    for (let p = 0; p < pixels; p++) vector[p] *= scale;
  }
}

function times(matrix, vector) {
  const product = new Float64Array(pixels);
  for (let p = 0; p < pixels; p++) {
    let sum = 0;
    const row = p * pixels;
    for (let q = 0; q < pixels; q++) sum += matrix[row + q] * vector[q];
    product[p] = sum;
  }
  return product;
}

/**
 * The reconstruction errors of `images` with each of `components` components. Orthogonal iteration with some
 * vectors to spare; sixty rounds give the sum of the largest eigenvalues to five digits and more.
 */
export function reconstructionErrors(images, components, random) {
  const matrix = covariance(images);
  let trace = 0;
  for (let p = 0; p < pixels; p++) trace += matrix[p * pixels + p];
  const key = random.streamKey(1, 'projection');
  let basis = Array.from({length: Math.max(...components) + 16}, (_, k) =>
    Float64Array.from({length: pixels}, (__, p) => random.normalAt(key, k * pixels + p)),
  );
  for (let round = 0; round < 60; round++) {
    orthonormalise(basis);
    basis = basis.map((vector) => times(matrix, vector));
  }
  // The rows have come out in falling order; what each explains is its Rayleigh quotient.
  orthonormalise(basis);
  const explained = basis.map((vector) =>
    times(matrix, vector).reduce((sum, v, p) => sum + v * vector[p], 0),
  );
  return components.map((k) => (trace - explained.slice(0, k).reduce((sum, v) => sum + v, 0)) / pixels);
}
