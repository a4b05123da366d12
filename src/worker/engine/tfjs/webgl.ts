import {MathBackendWebGL} from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl.js';
import {setWebGLContext} from '@tensorflow/tfjs-backend-webgl/dist/canvas_util.js';
import {shapesOf} from '../../../network/arrays.ts';
import {sizeOf} from '../../../network/shapes.ts';
import type {Network} from '../../../network/network.ts';
import type {Fitness} from '../../../protocol/protocol.ts';
import type {Engine, ModelOptions} from '../engine.ts';
import {engine, env} from './core.ts';
import {DatasetTextures} from './dataset-textures.ts';
import type {Device} from './device.ts';
import {answersInTime, TfjsEngine, type Backend} from './engine.ts';
import {usePlatform} from './platform.ts';
import {sumsShape} from './programs.ts';
import {WebglDevice} from './webgl-device.ts';

/** tfjs on WebGL2, drawing to a canvas that nobody sees. @param allowSoftware whether the processor may draw */
export function createWebglEngine(allowSoftware = false): Engine {
  return new TfjsEngine(new WebglBackend(allowSoftware));
}

/** Renderers that are programs, not graphics cards. */
const software = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Bytes of textures above which tfjs no longer keeps free ones. */
const textureBytesKept = 256 * 2 ** 20;

class WebglBackend implements Backend {
  readonly name = 'webgl';
  readonly #allowSoftware: boolean;
  #backend?: MathBackendWebGL;
  #datasets?: DatasetTextures;

  constructor(allowSoftware: boolean) {
    this.#allowSoftware = allowSoftware;
  }

  async start(onLost: () => void): Promise<Fitness> {
    const opened = openContext(this.#allowSoftware);
    if (!('gl' in opened)) return opened;
    const {gl, canvas, renderer} = opened;
    usePlatform();
    // Known to tfjs before it looks for one: its own search refuses workers of Safari.
    setWebGLContext(2, gl);
    env().set('WEBGL_VERSION', 2);
    if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) return {fit: false, reason: 'no-float32'};
    // Textures set free are kept for reuse up to here, then deleted.
    env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', textureBytesKept);
    const backend = new MathBackendWebGL();
    engine.registerBackend(this.name, () => backend);
    await engine.setBackend(this.name);
    this.#backend = backend;
    this.#datasets = new DatasetTextures(backend);
    canvas.addEventListener('webglcontextlost', onLost, {once: true});
    const device = new WebglDevice(backend, this.#datasets, sumsShape(2, 2));
    const answered = await answersInTime(() => device.newLossSums().take());
    return answered ? {fit: true, detail: renderer} : {fit: false, reason: 'no-answer'};
  }

  device(network: Network, {maxBatch}: ModelOptions): Device {
    // Losses are summed over the output, penalties over the code, which may be the wider one.
    const widths = shapesOf(network).map(sizeOf);
    const widest = Math.max(widths.at(-1)!, widths[network.codeLayer]);
    return new WebglDevice(this.#backend!, this.#datasets!, sumsShape(maxBatch, widest));
  }

  isLost(): boolean {
    return this.#backend?.gpgpu.gl.isContextLost() ?? false;
  }

  extraBytes(): number {
    return this.#datasets?.bytes ?? 0;
  }
}

function openContext(
  allowSoftware: boolean,
): {gl: WebGL2RenderingContext; canvas: OffscreenCanvas; renderer: string} | (Fitness & {fit: false}) {
  if (typeof OffscreenCanvas === 'undefined') return {fit: false, reason: 'no-webgl'};
  const open = (failIfMajorPerformanceCaveat: boolean) => {
    const canvas = new OffscreenCanvas(1, 1);
    const plain = {alpha: false, antialias: false, depth: false, stencil: false, premultipliedAlpha: false};
    return {canvas, gl: canvas.getContext('webgl2', {...plain, failIfMajorPerformanceCaveat})};
  };
  const {canvas, gl} = open(!allowSoftware);
  if (!gl) return {fit: false, reason: !allowSoftware && open(false).gl ? 'software-webgl' : 'no-webgl'};
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  if (!allowSoftware && software.test(renderer)) return {fit: false, reason: 'software-webgl'};
  return {gl, canvas, renderer};
}
