import {bestKernelModule, Layout, newKernel} from './kernel.ts';

/**
 * The kernel's work for other users than a network in training: exact nearest neighbours, and sums of products for a
 * covariance. Each loads the kernel on its own and holds memory only while it works. All are null where there is no
 * WebAssembly with SIMD; whoever asks has loops of their own for that.
 */

/** Called between pieces of a few milliseconds, with the share that is done, 0–1. May wait; may throw to cancel. */
export type BetweenPieces = (share: number) => void | Promise<void>;

export interface Neighbours {
  readonly k: number;
  /** count × k: the nearest other points, nearest first, lower numbers first among equals. */
  readonly indices: Int32Array;
  /** count × k: their Euclidean distances. */
  readonly distances: Float32Array;
}

/** Points compared with four others at a time; their distances stay in the processor's first cache. */
const columnsAtOnce = 512;
/** Distances computed times dimensions, between two calls of `between`: a few milliseconds. */
const distanceWork = 8e6;

/**
 * The k nearest other points of each of `count` points, exactly, by Euclidean distance in 32-bit floats.
 * @param points count × dimensions, row by row
 * @param k at most count − 1
 */
export async function nearestNeighbours(
  points: Float32Array,
  dimensions: number,
  k: number,
  between: BetweenPieces = () => undefined,
): Promise<Neighbours | null> {
  const count = points.length / dimensions;
  if (!Number.isInteger(count) || k < 1 || k >= count)
    throw new RangeError(`${k} neighbours of ${count} points`);
  const module = await bestKernelModule();
  if (!module) return null;

  const fours = Math.ceil(count / 4) * 4;
  const rowStride = 16 * Math.ceil(dimensions / 4);
  const columns = columnsAtOnce * Math.ceil(count / columnsAtOnce);
  const columnStride = 4 * columns;
  const layout = new Layout();
  const rowsAt = layout.take(fours * rowStride);
  const columnsAt = layout.take((rowStride / 4) * columnStride);
  const nearAt = layout.take(4 * 4 * columnsAtOnce);
  const distancesAt = layout.take(4 * k * fours);
  const indicesAt = layout.take(4 * k * fours);
  const kernel = await newKernel(module, layout.bytes);
  const floats = new Float32Array(kernel.memory.buffer);
  for (let i = 0; i < count; i++)
    floats.set(points.subarray(i * dimensions, (i + 1) * dimensions), (rowsAt + i * rowStride) / 4);
  kernel.transpose(rowsAt, rowStride, fours, rowStride / 4, columnsAt, columnStride);
  floats.fill(Infinity, distancesAt / 4, distancesAt / 4 + k * fours);

  const pieceFours = Math.max(1, Math.floor(distanceWork / (4 * count * dimensions)));
  for (let i = 0; i < fours; i += 4) {
    for (let from = 0; from < count; from += columnsAtOnce) {
      const others = Math.min(columnsAtOnce, count - from);
      kernel.squaredDistances(
        rowsAt + i * rowStride,
        rowStride,
        columnsAt + 4 * from,
        columnStride,
        dimensions,
        8 * Math.ceil(others / 8),
        nearAt,
        4 * columnsAtOnce,
      );
      for (let point = i; point < Math.min(i + 4, count); point++) {
        kernel.keepNearest(
          nearAt + (point - i) * 4 * columnsAtOnce,
          others,
          from,
          point,
          k,
          distancesAt + 4 * k * point,
          indicesAt + 4 * k * point,
        );
      }
    }
    if ((i / 4) % pieceFours === pieceFours - 1) await between((i + 4) / fours);
  }
  const distances = new Float32Array(kernel.memory.buffer, distancesAt, count * k).map(Math.sqrt);
  return {k, indices: new Int32Array(kernel.memory.buffer, indicesAt, count * k).slice(), distances};
}

/** Images whose products are summed in 32-bit floats before they are added to the sums in 64. */
const imagesAtOnce = 64;

export interface Moments {
  /** Images seen. */
  readonly count: number;
  /** Mean of each value. */
  readonly mean: Float64Array;
  /** width × width: the mean of (x − mean)(x − mean)ᵀ. */
  readonly covariance: Float64Array;
}

/**
 * Mean and covariance of images, `count` × `width`. Bytes stand for value / 255. Products are of differences from the
 * first images' mean, so that nothing is lost where the mean is large beside the spread.
 */
export async function momentsOf(
  images: Uint8Array | Float32Array,
  width: number,
  between: BetweenPieces = () => undefined,
): Promise<Moments | null> {
  const count = images.length / width;
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`${images.length} values, ${width} wide`);
  const module = await bestKernelModule();
  if (!module) return null;
  const stride = 32 * Math.ceil(width / 8);
  const columns = stride / 4;
  const layout = new Layout();
  const bytesAt = layout.take(imagesAtOnce * width + 16);
  const rowsAt = layout.take(imagesAtOnce * stride);
  const sumsAt = layout.take(columns * stride);
  const kernel = await newKernel(module, layout.bytes);
  const {buffer} = kernel.memory;
  const rows = new Float32Array(buffer, rowsAt, imagesAtOnce * columns);
  const sums = new Float32Array(buffer, sumsAt, columns * columns);
  const bytes = new Uint8Array(buffer, bytesAt, imagesAtOnce * width);

  const centre = new Float32Array(width);
  const shifted = new Float64Array(width);
  const products = new Float64Array(width * width);
  for (let from = 0; from < count; from += imagesAtOnce) {
    const now = Math.min(imagesAtOnce, count - from);
    const part = images.subarray(from * width, (from + now) * width);
    if (part instanceof Uint8Array) {
      bytes.set(part);
      kernel.bytesToFloats(bytesAt, now, width, rowsAt, stride);
    } else {
      for (let i = 0; i < now; i++) rows.set(part.subarray(i * width, (i + 1) * width), i * columns);
    }
    if (from === 0) {
      for (let i = 0; i < now; i++) for (let j = 0; j < width; j++) centre[j] += rows[i * columns + j] / now;
    }
    for (let i = 0; i < now; i++) {
      const row = i * columns;
      for (let j = 0; j < width; j++) shifted[j] += rows[row + j] -= centre[j];
    }
    sums.fill(0);
    // The matrix is symmetric: columns eight at a time, and of each only the rows down to the diagonal.
    for (let j = 0; j < columns; j += 8)
      kernel.addTransposedProduct(
        rowsAt,
        stride,
        rowsAt + 4 * j,
        stride,
        sumsAt + 4 * j,
        stride,
        j + 8,
        now,
        8,
      );
    for (let i = 0; i < width; i++)
      for (let j = i; j < width; j++) products[i * width + j] += sums[i * columns + j];
    await between((from + now) / count);
  }
  const covariance = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = i; j < width; j++) {
      const value = products[i * width + j] / count - (shifted[i] / count) * (shifted[j] / count);
      covariance[i * width + j] = covariance[j * width + i] = value;
    }
  }
  return {count, mean: shifted.map((sum, j) => centre[j] + sum / count), covariance};
}
