/**
 * The judge's classifier: 784–128–10, relu, softmax with cross-entropy, Adam (0.001, 0.9, 0.999, 1e-7), batches of
 * 128, Glorot's uniform start. Weights are float32. Four in five pixels are black, so images are kept as
 * lists of their lit pixels and the products go over those only: the same sums, with the zeros left out.
 */
const pixels = 784;
const hidden = 128;
const classes = 10;
const batchSize = 128;

/** Images as lists of lit pixels: image i has entries starts[i] … starts[i + 1] - 1, padded to fours with zeros. */
function litPixels(images) {
  const count = images.length / pixels;
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    let lit = 0;
    for (let p = 0; p < pixels; p++) if (images[i * pixels + p] > 0) lit++;
    starts[i + 1] = starts[i] + Math.ceil(lit / 4) * 4;
  }
  const places = new Uint16Array(starts[count]);
  const values = new Float32Array(starts[count]);
  for (let i = 0; i < count; i++) {
    let at = starts[i];
    for (let p = 0; p < pixels; p++) {
      const byte = images[i * pixels + p];
      if (byte === 0) continue;
      places[at] = p;
      values[at++] = byte / 255;
    }
  }
  return {count, starts, places, values};
}

/** Parameters in one array: 784 × 128 weights, 128 biases, 128 × 10 weights, 10 biases. */
const hiddenBias = pixels * hidden;
const outputWeights = hiddenBias + hidden;
const outputBias = outputWeights + hidden * classes;
const parameterCount = outputBias + classes;

function initialWeights(random, seed) {
  const weights = new Float32Array(parameterCount);
  const key = random.streamKey(seed, 'weights');
  const hiddenLimit = Math.sqrt(6 / (pixels + hidden));
  const outputLimit = Math.sqrt(6 / (hidden + classes));
  for (let i = 0; i < hiddenBias; i++) weights[i] = (2 * random.uniformAt(key, i) - 1) * hiddenLimit;
  for (let i = outputWeights; i < outputBias; i++) {
    weights[i] = (2 * random.uniformAt(key, i) - 1) * outputLimit;
  }
  return weights;
}

/** relu(W x + b) of image i into `activations`; class probabilities into `probabilities`. */
function forward(weights, set, i, activations, probabilities) {
  const {starts, places, values} = set;
  for (let j = 0; j < hidden; j++) activations[j] = weights[hiddenBias + j];
  for (let at = starts[i]; at < starts[i + 1]; at += 4) {
    const v0 = values[at];
    const v1 = values[at + 1];
    const v2 = values[at + 2];
    const v3 = values[at + 3];
    const r0 = places[at] * hidden;
    const r1 = places[at + 1] * hidden;
    const r2 = places[at + 2] * hidden;
    const r3 = places[at + 3] * hidden;
    for (let j = 0; j < hidden; j++) {
      activations[j] +=
        v0 * weights[r0 + j] + v1 * weights[r1 + j] + v2 * weights[r2 + j] + v3 * weights[r3 + j];
    }
  }
  for (let k = 0; k < classes; k++) probabilities[k] = weights[outputBias + k];
  for (let j = 0; j < hidden; j++) {
    const activation = activations[j];
    if (activation <= 0) {
      activations[j] = 0;
      continue;
    }
    const row = outputWeights + j * classes;
    for (let k = 0; k < classes; k++) probabilities[k] += activation * weights[row + k];
  }
  let largest = -Infinity;
  for (let k = 0; k < classes; k++) if (probabilities[k] > largest) largest = probabilities[k];
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += probabilities[k] = Math.exp(probabilities[k] - largest);
  for (let k = 0; k < classes; k++) probabilities[k] /= sum;
}

/** Adds image i's gradient of the cross-entropy to `gradient`. */
function backward(weights, set, i, label, activations, probabilities, back, gradient) {
  probabilities[label] -= 1;
  for (let k = 0; k < classes; k++) gradient[outputBias + k] += probabilities[k];
  for (let j = 0; j < hidden; j++) {
    back[j] = 0;
    const activation = activations[j];
    if (activation === 0) continue;
    const row = outputWeights + j * classes;
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      sum += probabilities[k] * weights[row + k];
      gradient[row + k] += activation * probabilities[k];
    }
    back[j] = sum;
    gradient[hiddenBias + j] += sum;
  }
  const {starts, places, values} = set;
  for (let at = starts[i]; at < starts[i + 1]; at += 4) {
    const v0 = values[at];
    const v1 = values[at + 1];
    const v2 = values[at + 2];
    const v3 = values[at + 3];
    const r0 = places[at] * hidden;
    const r1 = places[at + 1] * hidden;
    const r2 = places[at + 2] * hidden;
    const r3 = places[at + 3] * hidden;
    for (let j = 0; j < hidden; j++) {
      const b = back[j];
      gradient[r0 + j] += v0 * b;
      gradient[r1 + j] += v1 * b;
      gradient[r2 + j] += v2 * b;
      gradient[r3 + j] += v3 * b;
    }
  }
}

/** Trains on {images, labels} and returns the weights. `random` is the project's own random.ts. */
export function train(random, {images, labels}, seed, epochs = 10) {
  const set = litPixels(images);
  const weights = initialWeights(random, seed);
  const gradient = new Float32Array(parameterCount);
  const mean = new Float32Array(parameterCount);
  const square = new Float32Array(parameterCount);
  const activations = new Float32Array(hidden);
  const back = new Float32Array(hidden);
  const probabilities = new Float32Array(classes);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = random.permutation(seed, epoch, set.count);
    for (let first = 0; first < set.count; first += batchSize) {
      const last = Math.min(first + batchSize, set.count);
      for (let at = first; at < last; at++) {
        const i = order[at];
        forward(weights, set, i, activations, probabilities);
        backward(weights, set, i, labels[i], activations, probabilities, back, gradient);
      }
      step++;
      const rate = (0.001 * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      const share = 1 / (last - first);
      for (let p = 0; p < parameterCount; p++) {
        const g = gradient[p] * share;
        gradient[p] = 0;
        const m = (mean[p] += 0.1 * (g - mean[p]));
        const s = (square[p] += 0.001 * (g * g - square[p]));
        weights[p] -= (rate * m) / (Math.sqrt(s) + 1e-7);
      }
    }
  }
  return weights;
}

/** The class that the network names for each image, as Uint8Array. */
export function classify(weights, {images}) {
  const set = litPixels(images);
  const activations = new Float32Array(hidden);
  const probabilities = new Float32Array(classes);
  const named = new Uint8Array(set.count);
  for (let i = 0; i < set.count; i++) {
    forward(weights, set, i, activations, probabilities);
    named[i] = probabilities.indexOf(Math.max(...probabilities));
  }
  return named;
}

/** Share of images that the network names right, 0–1. */
export function accuracy(weights, set) {
  const named = classify(weights, set);
  let right = 0;
  for (let i = 0; i < named.length; i++) if (named[i] === set.labels[i]) right++;
  return right / named.length;
}
