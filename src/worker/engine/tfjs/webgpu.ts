import {WebGPUBackend} from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu.js';
import type {Fitness} from '../../../protocol/protocol.ts';
import type {Engine} from '../engine.ts';
import {engine, registerKernel} from './core.ts';
import type {Device, DeviceImages} from './device.ts';
import {answersInTime, TfjsEngine, type Backend} from './engine.ts';
import {KernelDevice} from './kernel-device.ts';
import {tensorOf} from './kernels.ts';
import {usePlatform} from './platform.ts';
import {webgpuKernels} from './webgpu-kernels.ts';

/** tfjs on WebGPU, one kernel an operation; used only where it is asked for by name. */
export function createWebgpuEngine(): Engine {
  return new TfjsEngine(new WebgpuBackend());
}

/** Limits that are raised to what the adapter has, because large matrices need them. */
const raisedLimits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

class WebgpuBackend implements Backend {
  readonly name = 'webgpu';

  async start(onLost: () => void): Promise<Fitness> {
    const adapter = await navigator.gpu?.requestAdapter({powerPreference: 'high-performance'});
    if (!adapter) return {fit: false, reason: 'no-webgpu'};
    const requiredLimits = Object.fromEntries(raisedLimits.map((name) => [name, adapter.limits[name]]));
    const device = await adapter.requestDevice({requiredLimits}).catch(() => null);
    if (!device) return {fit: false, reason: 'no-webgpu'};
    usePlatform();
    // Younger than the types at hand, and absent from older browsers.
    const {info} = adapter as GPUAdapter & {readonly info?: GPUAdapterInfo};
    const backend = new WebGPUBackend(device, info);
    for (const kernel of webgpuKernels) registerKernel(kernel);
    engine.registerBackend(this.name, () => backend);
    await engine.setBackend(this.name);
    void device.lost.then(onLost);
    const question = tensorOf(new Float32Array(1), [1]);
    const answered = await answersInTime(() => question.data());
    question.dispose();
    if (!answered) return {fit: false, reason: 'no-answer'};
    return {fit: true, detail: info?.description || info?.vendor || ''};
  }

  device(): Device {
    return new WebgpuDevice(false);
  }
}

/** Batches are gathered on the host and written to the card's buffers. */
class WebgpuDevice extends KernelDevice {
  upload(count: number, width: number, fill: (values: Float32Array) => void): DeviceImages {
    const values = new Float32Array(count * width);
    fill(values);
    return {values: tensorOf(values, [count, width])};
  }
}
