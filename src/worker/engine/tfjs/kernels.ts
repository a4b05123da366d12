import {engine, type Tensor} from './core.ts';
import type {Algebra} from './algebra.ts';

/** Runs one tfjs kernel that gives one tensor. */
export function runKernel(
  name: string,
  inputs: Readonly<Record<string, Tensor>>,
  attributes: Readonly<Record<string, number | boolean | string | readonly number[]>> = {},
): Tensor {
  return engine.runKernel<Tensor>(name, inputs, attributes);
}

/** A tensor that shares nothing with `values` once it is on a device. */
export function tensorOf(values: Float32Array, shape: number[]): Tensor {
  return engine.makeTensor(values, shape, 'float32');
}

/** The algebra on tensors: one kernel an operation. Constants are kept until `dispose`. */
export class TensorAlgebra implements Algebra<Tensor> {
  readonly #constants = new Map<number, Tensor>();

  constant(value: number): Tensor {
    let tensor = this.#constants.get(value);
    if (!tensor) {
      tensor = engine.keep(this.scalar(value));
      this.#constants.set(value, tensor);
    }
    return tensor;
  }

  /** A number that changes from step to step. */
  scalar(value: number): Tensor {
    return tensorOf(Float32Array.of(value), []);
  }

  add(a: Tensor, b: Tensor): Tensor {
    return runKernel('Add', {a, b});
  }

  subtract(a: Tensor, b: Tensor): Tensor {
    return runKernel('Sub', {a, b});
  }

  multiply(a: Tensor, b: Tensor): Tensor {
    return runKernel('Multiply', {a, b});
  }

  divide(a: Tensor, b: Tensor): Tensor {
    return runKernel('RealDiv', {a, b});
  }

  maximum(a: Tensor, b: Tensor): Tensor {
    return runKernel('Maximum', {a, b});
  }

  square(x: Tensor): Tensor {
    return runKernel('Square', {x});
  }

  squareRoot(x: Tensor): Tensor {
    return runKernel('Sqrt', {x});
  }

  absolute(x: Tensor): Tensor {
    return runKernel('Abs', {x});
  }

  sign(x: Tensor): Tensor {
    return runKernel('Sign', {x});
  }

  positive(x: Tensor): Tensor {
    return runKernel('Step', {x}, {alpha: 0});
  }

  clip(x: Tensor, low: number, high: number): Tensor {
    const clipped = runKernel('ClipByValue', {x}, {clipValueMin: low, clipValueMax: high});
    // The kernel makes a bound of a NaN; NaN·0 is NaN.
    return this.add(clipped, this.multiply(x, this.constant(0)));
  }

  exponential(x: Tensor): Tensor {
    return runKernel('Exp', {x});
  }

  logarithm(x: Tensor): Tensor {
    return runKernel('Log', {x});
  }

  rectify(x: Tensor): Tensor {
    return runKernel('Relu', {x});
  }

  sigmoid(x: Tensor): Tensor {
    return runKernel('Sigmoid', {x});
  }

  tanh(x: Tensor): Tensor {
    return runKernel('Tanh', {x});
  }

  elu(x: Tensor): Tensor {
    return runKernel('Elu', {x});
  }

  softplus(x: Tensor): Tensor {
    return runKernel('Softplus', {x});
  }

  dispose(): void {
    for (const tensor of this.#constants.values()) tensor.dispose();
    this.#constants.clear();
  }
}
