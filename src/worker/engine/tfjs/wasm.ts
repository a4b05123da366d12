import wasmFactory, {
  type BackendWasmModule,
} from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js';
import {BackendWasm} from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js';
import type {Fitness} from '../../../protocol/protocol.ts';
import type {Engine} from '../engine.ts';
import {engine, env, registerKernel, type Tensor} from './core.ts';
import type {Device, DeviceImages} from './device.ts';
import {TfjsEngine, type Backend} from './engine.ts';
import {transposeInto} from './gather.ts';
import {KernelDevice} from './kernel-device.ts';
import {usePlatform} from './platform.ts';
import {wasmBytes} from './wasm-bytes.ts';
import {wasmKernels} from './wasm-kernels.ts';

/** tfjs on WebAssembly with 128-bit SIMD, in one thread. */
export function createWasmEngine(): Engine {
  return new TfjsEngine(new WasmBackend());
}

class WasmBackend implements Backend {
  readonly name = 'wasm';
  #backend?: BackendWasm;

  async start(): Promise<Fitness> {
    usePlatform();
    // Says whether this browser has SIMD, of which the smallest program using it is the proof.
    if (typeof WebAssembly === 'undefined' || !(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
      return {fit: false, reason: 'no-webassembly'};
    }
    try {
      this.#backend = await startBackend();
    } catch {
      return {fit: false, reason: 'no-webassembly'};
    }
    const backend = this.#backend;
    for (const kernel of wasmKernels) registerKernel(kernel);
    engine.registerBackend(this.name, () => backend);
    await engine.setBackend(this.name);
    return {fit: true, detail: 'SIMD'};
  }

  device(): Device {
    return new WasmDevice(this.#backend!);
  }
}

/** The part of Emscripten's module that is used here, and that tfjs's types leave out. */
interface Emscripten {
  cwrap(
    name: string,
    result: 'number' | null,
    parameters: readonly 'number'[],
  ): (...values: number[]) => number;
}

/** As `init` of tfjs's own backend does it, but from bytes at hand and for the single-threaded SIMD build only. */
async function startBackend(): Promise<BackendWasm> {
  const wasmBinary = await wasmBytes();
  const settings = {wasmBinary, locateFile: (path: string) => path};
  const wasm = (await wasmFactory(settings)) as BackendWasmModule & Emscripten;
  const call = (name: string, result: 'number' | null, parameters: number) =>
    wasm.cwrap(name, result, new Array<'number'>(parameters).fill('number'));
  wasm.tfjs = {
    init: call('init', null, 0),
    initWithThreadsCount: call('init_with_threads_count', null, 1),
    getThreadsCount: call('get_threads_count', 'number', 0),
    registerTensor: call('register_tensor', null, 3),
    disposeData: call('dispose_data', null, 1),
    dispose: call('dispose', null, 0),
  };
  return new BackendWasm(wasm);
}

/** Here the host's memory is the device's: batches are gathered straight into tensors. */
class WasmDevice extends KernelDevice {
  readonly #backend: BackendWasm;

  constructor(backend: BackendWasm) {
    super(true);
    this.#backend = backend;
  }

  upload(
    count: number,
    width: number,
    fill: (values: Float32Array) => void,
    forGradient: boolean,
  ): DeviceImages {
    const rows = this.#newTensor(count, width);
    // Made before the views below, since the memory may move when it grows.
    const columns = forGradient ? this.#newTensor(width, count) : undefined;
    const values = this.#view(rows);
    fill(values);
    // Transposed here in strips, which takes a third of the kernel's time.
    if (columns) transposeInto(values, count, width, this.#view(columns));
    return columns ? {values: rows, transposed: columns} : {values: rows};
  }

  #newTensor(rows: number, columns: number): Tensor {
    return engine.makeTensorFromTensorInfo(this.#backend.makeOutput([rows, columns], 'float32'));
  }

  #view(tensor: Tensor): Float32Array {
    return this.#backend.typedArrayFromHeap(tensor) as Float32Array;
  }
}
