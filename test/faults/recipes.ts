import {pick, whole, type Random} from './random.ts';

export type Attributes = Readonly<Record<string, string>>;

/** A small recipe of the kind that matters: deep or not, noisy or not, with every optimizer. */
export function drawRecipe(random: Random): Attributes {
  const optimizer = pick(random, [
    'sgd',
    'adam',
    'adadelta',
    'adam',
    'rmsprop',
    'nadam',
    'adagrad',
    'adamax',
  ]);
  // The plain loops are slow.
  const plain = random() < 0.15;
  const attributes: Record<string, string> = {
    backend: plain ? 'plain' : 'simd',
    dataset: 'digits',
    'train-size': String(plain ? 60 : pick(random, [60, 90, 120, 200])),
    'test-size': String(plain ? 10 : pick(random, [10, 24, 40])),
    'encoding-dim': String(whole(random, 2, plain ? 3 : 6)),
    'batch-size': String(pick(random, [16, 24, 40, 50, 60])),
    epochs: String(whole(random, 2, 8)),
    optimizer,
    seed: String(whole(random, 0, 99)),
  };
  if (random() < 0.25) attributes['hidden-units'] = String(whole(random, 4, 12));
  if (random() < 0.4) attributes.activation = pick(random, ['linear', 'tanh', 'elu']);
  if (random() < 0.6) attributes['output-activation'] = pick(random, ['linear', 'sigmoid', 'linear']);
  if (random() < 0.2) attributes.loss = pick(random, ['mae', 'huber', 'log_cosh']);
  if (random() < 0.3) {
    attributes.noise = pick(random, ['gaussian', 'masking', 'salt-pepper']);
    attributes['noise-factor'] = pick(random, ['0.2', '0.1-0.5']);
  }
  if (random() < 0.1) attributes['no-shuffle'] = '';
  if (random() < 0.2) attributes.momentum = '0.9';
  if (random() < 0.15) Object.assign(attributes, {'stop-at-plateau': '', 'min-delta': '1%'});
  return attributes;
}
