import type {MathBackendWebGL} from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl.js';
import type {TensorInfo} from './core.ts';
import type {Rows, RowValues} from '../../data/rows.ts';
import type {ImageLayout} from './programs.ts';

/** A data set on the graphics card: bytes stay bytes there, a quarter of what tfjs's own tensors would take. */
export interface DatasetTexture {
  readonly info: TensorInfo;
  readonly layout: ImageLayout;
}

interface Entry extends DatasetTexture {
  readonly source: Source;
  readonly texture: WebGLTexture;
  readonly bytes: number;
  users: number;
  timer?: ReturnType<typeof setTimeout>;
}

/** Values handed to the driver at once, so that no second copy of a data set is made. */
const chunkValues = 1 << 22;

/** What rows are a view of: several views of the same bytes are one data set. */
interface Source {
  readonly buffer: ArrayBufferLike;
  readonly part: string;
}

function sourceOf(values: RowValues): Source {
  const {buffer, byteOffset, byteLength} = values;
  return {buffer, part: `${values.constructor.name} ${byteOffset} ${byteLength}`};
}

/** Data sets on the card: each uploaded once, shared by the models that use it, freed with the last of them. */
export class DatasetTextures {
  readonly #backend: MathBackendWebGL;
  readonly #gl: WebGL2RenderingContext;
  /** By buffer, and by the part of it; null for those the card has no room for. */
  readonly #entries = new WeakMap<ArrayBufferLike, Map<string, Entry | null>>();
  readonly #graceMs: number;
  #bytes = 0;

  /** @param graceMs how long a data set without users is kept, in milliseconds: as long as its bytes are */
  constructor(backend: MathBackendWebGL, graceMs = 5000) {
    this.#backend = backend;
    this.#graceMs = graceMs;
    this.#gl = backend.gpgpu.gl as WebGL2RenderingContext;
  }

  /** Bytes in use. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The texture of complete rows for one more user; null where it cannot be had. */
  acquire(rows: Rows): DatasetTexture | null {
    const values = rows.range(0, rows.count);
    const {buffer, part} = sourceOf(values);
    let parts = this.#entries.get(buffer);
    if (!parts) this.#entries.set(buffer, (parts = new Map<string, Entry | null>()));
    let entry = parts.get(part);
    if (entry === undefined) {
      entry = this.#upload(values, rows);
      parts.set(part, entry);
    }
    if (entry) {
      if (entry.users++ === 0) this.#bytes += entry.bytes;
      clearTimeout(entry.timer);
    }
    return entry;
  }

  /** One user less; without any it is kept for a while, because a reset wants it again at once. */
  release(texture: DatasetTexture): void {
    const entry = texture as Entry;
    if (--entry.users > 0) return;
    this.#bytes -= entry.bytes;
    entry.timer = setTimeout(() => this.#free(entry), this.#graceMs);
  }

  #free(entry: Entry): void {
    this.#entries.get(entry.source.buffer)?.delete(entry.source.part);
    // The backend must not take the texture for one of its own when it frees the entry.
    this.#backend.texData.get(entry.info.dataId).texture = undefined;
    this.#backend.disposeData(entry.info.dataId, true);
    this.#gl.deleteTexture(entry.texture);
  }

  #upload(data: RowValues, {width, count}: Rows): Entry | null {
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
    return {
      source: sourceOf(data),
      info,
      layout: {texelsPerImage, imagesPerRow},
      texture,
      bytes,
      users: 0,
    };
  }
}

/** Images from … to from + images − 1, each padded to whole texels; past the last one, zeros. */
function texels(
  data: RowValues,
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
