// The nets that are measured. Layers after the 784 inputs; the output is always 784 wide.
export const batch = 256;

const adadelta = {
  name: 'adadelta',
  learningRate: 1,
  decay: 0,
  momentum: 0,
  nesterov: false,
  rho: 0.95,
  beta1: 0.9,
  beta2: 0.999,
};
const training = {loss: 'mse', huberDelta: 1, penalties: [], optimizer: adadelta, corruption: null, seed: 42};
const dense = (hidden, output) => ({
  inputs: 784,
  layers: [
    ...hidden.map((units) => ({kind: 'dense', units, activation: 'relu'})),
    {kind: 'dense', units: 784, activation: output},
  ],
  codeLayer: (hidden.length - 1) / 2,
});

export const nets = {
  tutorial: {network: dense([32], 'relu'), training},
  denoising: {
    network: dense([32], 'sigmoid'),
    training: {...training, corruption: {kind: 'gaussian', low: 0.5, high: 0.5}},
  },
  'denoising, no noise': {network: dense([32], 'sigmoid'), training},
  deep: {network: dense([128, 64, 32, 64, 128], 'sigmoid'), training},
};
