import {absConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Abs.js';
import {addConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Add.js';
import {batchMatMulConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/BatchMatMul.js';
import {clipByValueConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/ClipByValue.js';
import {eluConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Elu.js';
import {expConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Exp.js';
import {logConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Log.js';
import {maximumConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Maximum.js';
import {multiplyConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Multiply.js';
import {realDivConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/RealDiv.js';
import {reluConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Relu.js';
import {reshapeConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape.js';
import {sigmoidConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sigmoid.js';
import {signConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sign.js';
import {softplusConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Softplus.js';
import {sqrtConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sqrt.js';
import {squareConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Square.js';
import {stepConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Step.js';
import {subConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sub.js';
import {sumConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sum.js';
import {tanhConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Tanh.js';
import {transposeConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/Transpose.js';
import {_fusedMatMulConfig} from '@tensorflow/tfjs-backend-wasm/dist/kernels/_FusedMatMul.js';
import type {KernelConfig} from './core.ts';

/** The kernels that `kernels.ts` and `kernel-device.ts` run. */
export const wasmKernels = [
  absConfig,
  addConfig,
  batchMatMulConfig,
  clipByValueConfig,
  eluConfig,
  expConfig,
  logConfig,
  maximumConfig,
  multiplyConfig,
  realDivConfig,
  reluConfig,
  reshapeConfig,
  sigmoidConfig,
  signConfig,
  softplusConfig,
  sqrtConfig,
  squareConfig,
  stepConfig,
  subConfig,
  sumConfig,
  tanhConfig,
  transposeConfig,
  _fusedMatMulConfig,
] as readonly KernelConfig[];
