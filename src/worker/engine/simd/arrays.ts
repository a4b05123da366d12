import {arraysOf, byLayer} from '../../../network/arrays.ts';
import type {Optimizer} from '../../../network/names.ts';
import type {Network} from '../../../network/network.ts';
import {sizeOf} from '../../../network/shapes.ts';
import {optimizerFormulas} from '../../../numerics/optimizers.ts';
import type {Numbers, Rows} from '../engine.ts';
import {Layout, type Address} from './kernel.ts';

/** Where a layer's numbers lie. Rows of its outputs, slopes, weights and gradients are all `stride` bytes apart. */
export interface LayerPlaces {
  readonly inputs: number;
  readonly units: number;
  readonly stride: number;
  /** Inputs × units. */
  readonly weights: Address;
  readonly biases: Address;
  readonly weightGradients: Address;
  readonly biasGradients: Address;
  /** The weights' transpose, units × inputs, made anew each step; not used in the first layer. */
  readonly transposed: Address;
  readonly inputStride: number;
  /** Block × units: what the layer gives, and the loss's derivatives. */
  readonly outputs: Address;
  readonly slopes: Address;
}

/** One of the network's arrays among the parameters, and alike among gradients and slots. */
interface ArrayPlace {
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /** Bytes from the first parameter. */
  readonly offset: number;
}

const inEights = (count: number): number => Math.ceil(count / 8) * 8;
/** Bytes of a row: the kernel's products take columns eight at a time. */
const strideOf = (units: number): number => 4 * inEights(units);

/**
 * All that a model keeps in the kernel's memory. Rows are padded, so that the kernel needs no special case for odd
 * sizes; the padding is always 0.
 */
export class Arrays {
  readonly layers: readonly LayerPlaces[];
  /** All arrays of the network in a row, and how many bytes that is; gradients and slots lie alike. */
  readonly parameters: Address;
  readonly parameterBytes: number;
  readonly gradients: Address;
  readonly slots: readonly Address[];
  /** Clean and corrupted images of a block; `input` is the one the network reads. */
  readonly clean: Address;
  readonly corrupted: Address;
  readonly cleanStride: number;
  input: Address;
  readonly bytesIn: Address;
  readonly imageNumbers: Address;
  readonly room: Address;
  readonly bytes: number;
  readonly #block: number;
  readonly #places: readonly ArrayPlace[];
  #floats: Float32Array = new Float32Array();
  #bytes: Uint8Array = new Uint8Array();
  #words: Uint32Array = new Uint32Array();

  constructor(network: Network, optimizer: Optimizer, blockImages: number) {
    const layout = new Layout();
    this.#block = blockImages;
    let offset = 0;
    this.#places = arraysOf(network).map(({shape}) => {
      const columns = shape.at(-1)!;
      const place = {rows: sizeOf(shape) / columns, columns, stride: strideOf(columns), offset};
      offset += (shape.length === 1 ? 1 : inEights(place.rows)) * place.stride;
      return place;
    });
    this.parameterBytes = offset;
    this.parameters = layout.take(offset);
    this.gradients = layout.take(offset);
    this.slots = optimizerFormulas[optimizer].slots.map(() => layout.take(offset));
    // All layers that this engine trains have a kernel and a bias.
    this.layers = byLayer(network, this.#places).map(([kernel, bias], i) => {
      const {rows: inputs, columns: units, stride} = kernel;
      const inputStride = strideOf(inputs);
      return {
        inputs,
        units,
        stride,
        inputStride,
        weights: this.parameters + kernel.offset,
        biases: this.parameters + bias.offset,
        weightGradients: this.gradients + kernel.offset,
        biasGradients: this.gradients + bias.offset,
        transposed: i === 0 ? 0 : layout.take(inEights(units) * inputStride),
        outputs: layout.take(blockImages * stride),
        slopes: layout.take(blockImages * stride),
      };
    });
    const {inputs} = network;
    // Random numbers are drawn 32 at a time.
    this.cleanStride = 4 * Math.ceil(inputs / 32) * 32;
    this.clean = layout.take(blockImages * this.cleanStride);
    this.corrupted = layout.take(blockImages * this.cleanStride);
    this.input = this.clean;
    this.bytesIn = layout.take(blockImages * inputs + 16);
    this.imageNumbers = layout.take(4 * blockImages);
    this.room = layout.take(this.cleanStride + 64);
    this.bytes = layout.bytes;
  }

  open({buffer}: WebAssembly.Memory): void {
    this.#floats = new Float32Array(buffer);
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
  }

  close(): void {
    this.#floats = new Float32Array();
    this.#bytes = new Uint8Array();
    this.#words = new Uint32Array();
  }

  /** Sets parameters, gradients and slots to 0, the padding too. */
  clear(): void {
    for (const at of [this.parameters, this.gradients, ...this.slots])
      this.#bytes.fill(0, at, at + this.parameterBytes);
  }

  clearGradients(): void {
    this.#bytes.fill(0, this.gradients, this.gradients + this.parameterBytes);
  }

  /** Arrays in the order of {@link ModelState}, into the parameters or what lies like them. */
  writeParameters(base: Address, arrays: readonly Numbers[]): void {
    arrays.forEach((values, place) =>
      this.#eachRow(base, place, (row, from, columns) =>
        this.#floats.set(values.subarray(from, from + columns), row),
      ),
    );
  }

  readParameters(base: Address): Float32Array[] {
    return this.#places.map((_, place) => this.readParameter(base, place));
  }

  /** One of the network's arrays. */
  readParameter(base: Address, place: number): Float32Array {
    const {rows, columns} = this.#places[place];
    const values = new Float32Array(rows * columns);
    this.#eachRow(base, place, (row, from) => values.set(this.#floats.subarray(row, row + columns), from));
    return values;
  }

  /** Calls with each row of an array: its place in floats, where it is in the array, and how long it is. */
  #eachRow(base: Address, place: number, take: (row: number, from: number, columns: number) => void): void {
    const {rows, columns, stride, offset} = this.#places[place];
    for (let i = 0; i < rows; i++) take((base + offset + i * stride) / 4, i * columns, columns);
  }

  /** Copies images next to each other: bytes for the kernel to turn into floats, floats where they belong. */
  gather(rows: Rows, images: Uint32Array): 'bytes' | 'floats' {
    const {width} = rows;
    const count = images.length;
    const first = images[0];
    // Validation takes images in their own order.
    if (images[count - 1] === first + count - 1 && isRun(images)) {
      const all = rows.range(first, first + count);
      if (all instanceof Uint8Array) {
        this.#bytes.set(all, this.bytesIn);
        return 'bytes';
      }
    }
    let kind: 'bytes' | 'floats' = 'bytes';
    for (let i = 0; i < count; i++) {
      const row = rows.range(images[i], images[i] + 1);
      if (row instanceof Uint8Array) this.#bytes.set(row, this.bytesIn + i * width);
      else {
        kind = 'floats';
        this.#floats.set(row, (this.clean + i * this.cleanStride) / 4);
      }
    }
    return kind;
  }

  /** Tells the kernel which images the block has: their noise is drawn by their numbers. */
  numberImages(images: Uint32Array): void {
    this.#words.set(images, this.imageNumbers / 4);
  }

  /** Puts rows into a layer's outputs, as if it had given them. */
  writeOutputs(layer: number, rows: Rows, first: number, count: number): void {
    const {stride, outputs} = this.layers[layer];
    for (let i = 0; i < Math.min(count, this.#block); i++)
      this.#floats.set(rows.range(first + i, first + i + 1), (outputs + i * stride) / 4);
  }

  readOutputs(layer: number, count: number, out: Float32Array, first: number): void {
    const {units, stride, outputs} = this.layers[layer];
    for (let i = 0; i < count; i++) {
      const at = (outputs + i * stride) / 4;
      out.set(this.#floats.subarray(at, at + units), (first + i) * units);
    }
  }
}

function isRun(images: Uint32Array): boolean {
  for (let i = 1; i < images.length; i++) if (images[i] !== images[0] + i) return false;
  return true;
}
