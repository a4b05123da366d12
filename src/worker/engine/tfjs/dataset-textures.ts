import type {MathBackendWebGL} from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl.js';
import type {TensorInfo} from './core.ts';
import type {Rows} from '../engine.ts';
import type {ImageLayout} from './programs.ts';

/** A data set on the graphics card: bytes stay bytes there, a quarter of what tfjs's own tensors would take. */
export interface DatasetTexture {
  readonly info: TensorInfo;
  readonly layout: ImageLayout;
}

interface Entry extends DatasetTexture {
  readonly texture: WebGLTexture;
  readonly bytes: number;
  users: number;
}

/** Values handed to the driver at once, so that no second copy of a data set is made. */
const chunkValues = 1 << 22;

/** Data sets on the card: each uploaded once, shared by the models that use it, freed with the last of them. */
export class DatasetTextures {
  readonly #backend: MathBackendWebGL;
  readonly #gl: WebGL2RenderingContext;
  /** Null for those the card has no room for. */
  readonly #entries = new WeakMap<Rows['data'], Entry | null>();
  #bytes = 0;

  constructor(backend: MathBackendWebGL) {
    this.#backend = backend;
    this.#gl = backend.gpgpu.gl as WebGL2RenderingContext;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The texture of complete rows for one more user; null where it cannot be had. */
  acquire(rows: Rows): DatasetTexture | null {
    let entry = this.#entries.get(rows.data);
    if (entry === undefined) {
      entry = this.#upload(rows);
      this.#entries.set(rows.data, entry);
    }
    if (entry) entry.users++;
    return entry;
  }

  release(data: Rows['data']): void {
    const entry = this.#entries.get(data);
    if (!entry || --entry.users > 0) return;
    this.#entries.delete(data);
    this.#bytes -= entry.bytes;
    // The backend must not take the texture for one of its own when it frees the entry.
    this.#backend.texData.get(entry.info.dataId).texture = undefined;
    this.#backend.disposeData(entry.info.dataId, true);
    this.#gl.deleteTexture(entry.texture);
  }

  #upload({data, width, count}: Rows): Entry | null {
    const gl = this.#gl;
    const most = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
    const texelsPerImage = Math.ceil(width / 4);
    const imagesPerRow = Math.min(Math.floor(most / texelsPerImage), count);
    const height = imagesPerRow > 0 ? Math.ceil(count / imagesPerRow) : Infinity;
    if (height > most) return null;
    const texelWidth = imagesPerRow * texelsPerImage;
    const isBytes = data instanceof Uint8Array;
    while (gl.getError() !== gl.NO_ERROR); // errors of before are not this upload's
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, isBytes ? gl.RGBA8 : gl.RGBA32F, texelWidth, height);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    }
    const rowsAtOnce = Math.max(1, Math.floor(chunkValues / (4 * texelWidth)));
    for (let row = 0; row < height; row += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, height - row);
      const values = texels(data, width, texelsPerImage, row * imagesPerRow, rows * imagesPerRow, count);
      const type = isBytes ? gl.UNSIGNED_BYTE : gl.FLOAT;
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, row, texelWidth, rows, gl.RGBA, type, values);
    }
    gl.bindTexture(gl.TEXTURE_2D, null);
    if (gl.getError() !== gl.NO_ERROR) {
      gl.deleteTexture(texture);
      return null;
    }
    const info = this.#backend.makeTensorInfo([height, texelWidth], 'float32');
    const entry = this.#backend.texData.get(info.dataId);
    entry.texture = {texture, texShape: [height, texelWidth]};
    entry.texShape = [height, texelWidth];
    entry.isPacked = false;
    const bytes = height * texelWidth * (isBytes ? 4 : 16);
    this.#bytes += bytes;
    return {info, layout: {texelsPerImage, imagesPerRow}, texture, bytes, users: 0};
  }
}

/** Images from … to from + images − 1, each padded to whole texels; past the last one, zeros. */
function texels(
  data: Rows['data'],
  width: number,
  texelsPerImage: number,
  from: number,
  images: number,
  count: number,
): Uint8Array | Float32Array {
  const padded = texelsPerImage * 4;
  if (padded === width && from + images <= count && !(data instanceof Float64Array)) {
    return data.subarray(from * width, (from + images) * width);
  }
  const values =
    data instanceof Uint8Array ? new Uint8Array(images * padded) : new Float32Array(images * padded);
  for (let i = 0; i < Math.min(images, count - from); i++) {
    values.set(data.subarray((from + i) * width, (from + i + 1) * width), i * padded);
  }
  return values;
}
