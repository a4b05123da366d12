/** Eigenvectors cost two seconds a data set and have tests of their own: here the axes stand for them. */
import type {Eigen} from '../../../../src/numerics/eigen.ts';

export function* symmetricEigen(matrix: Float64Array, size: number, count = size): Generator<void, Eigen> {
  const values = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    values[i] = matrix[i * size + i]!;
    if (i % 64 === 63) yield;
  }
  const order = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!);
  const vectors = new Float64Array(count * size);
  for (let k = 0; k < count; k++) vectors[k * size + order[k]!] = 1;
  return {size, values: Float64Array.from(order, (i) => values[i]!), vectors, count};
}
