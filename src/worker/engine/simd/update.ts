import type {OptimizerSettings} from '../../../network/training.ts';
import {stepScalars} from '../../../numerics/optimizers.ts';
import type {Arrays} from './arrays.ts';
import type {Kernel} from './kernel.ts';

/**
 * One step of the optimizer over all parameters, which also empties the gradients.
 * @param step counted from 1
 * @returns nadam's schedule after this step
 */
export function update(
  kernel: Kernel,
  {parameters: w, gradients: g, slots, parameterBytes}: Arrays,
  settings: OptimizerSettings,
  step: number,
  schedule: number,
): number {
  const {name, momentum, nesterov, rho, beta1, beta2} = settings;
  const scalars = stepScalars(name, settings, step, schedule);
  const {rate, correctedRate, gradientShare, momentShare, varianceShare} = scalars;
  const [first, second] = [slots[0], slots[1]];
  const bytes = parameterBytes;
  switch (name) {
    case 'sgd':
      kernel.sgd(w, g, first, bytes, momentum, rate, nesterov ? 1 : 0);
      break;
    case 'rmsprop':
      kernel.rmsprop(w, g, first, bytes, rho, 1 - rho, rate);
      break;
    case 'adagrad':
      kernel.adagrad(w, g, first, bytes, rate);
      break;
    case 'adadelta':
      kernel.adadelta(w, g, first, second, bytes, rho, 1 - rho, rate);
      break;
    case 'adam':
      kernel.adam(w, g, first, second, bytes, beta1, 1 - beta1, beta2, 1 - beta2, correctedRate);
      break;
    case 'adamax':
      kernel.adamax(w, g, first, second, bytes, beta1, 1 - beta1, beta2, correctedRate);
      break;
    case 'nadam':
      kernel.nadam(
        w,
        g,
        first,
        second,
        bytes,
        beta1,
        1 - beta1,
        beta2,
        1 - beta2,
        rate,
        gradientShare,
        momentShare,
        varianceShare,
      );
      break;
    default:
      // A rule without its call would leave the weights as they are, and the gradients full.
      name satisfies never;
  }
  return scalars.schedule;
}
