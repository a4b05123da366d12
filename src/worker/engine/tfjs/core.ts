/**
 * The part of tfjs-core this engine is written on: the engine that runs kernels and counts tensors, and the table of
 * kernels. Taken from the modules themselves: the package's index brings gradients, optimizers and model formats.
 */
import '@tensorflow/tfjs-core/dist/flags.js';

export {Tensor} from '@tensorflow/tfjs-core/dist/tensor.js';
export type {TensorInfo} from '@tensorflow/tfjs-core/dist/tensor_info.js';
export type {KernelConfig} from '@tensorflow/tfjs-core/dist/kernel_registry.js';
export {registerKernel} from '@tensorflow/tfjs-core/dist/kernel_registry.js';
export {env} from '@tensorflow/tfjs-core/dist/environment.js';
export {ENGINE as engine} from '@tensorflow/tfjs-core/dist/engine.js';
