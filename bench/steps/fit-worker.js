// The comparison: the same nets trained by tfjs's own `model.fit`, as a tfjs tutorial writes it. A classic worker.
const packages = '/node_modules/@tensorflow';
importScripts(`${packages}/tfjs/dist/tf.min.js`, `${packages}/tfjs-backend-wasm/dist/tf-backend-wasm.min.js`);

const batch = 256;
let model, clean, noisy, test, noisyTest;

/** x + 0.5·N(0,1), clipped to 0–1. */
function spoiled(values) {
  return values.map((value) => {
    const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
    return Math.min(1, Math.max(0, value + 0.5 * normal));
  });
}

const tasks = {
  async make({backend, network, training, images, trainCount}) {
    tf.wasm.setWasmPaths(`${packages}/tfjs-backend-wasm/dist/`);
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    await tf.setBackend(backend);
    await tf.ready();
    model = tf.sequential();
    network.layers.forEach(({units, activation}, i) =>
      model.add(tf.layers.dense({units, activation, ...(i === 0 && {inputShape: [network.inputs]})})),
    );
    model.compile({optimizer: tf.train.adadelta(1, 0.95, 1e-7), loss: 'meanSquaredError'});
    const all = Float32Array.from(new Uint8Array(images)).map((value) => value / 255);
    const [first, rest] = [all.subarray(0, trainCount * 784), all.subarray(trainCount * 784)];
    const tensor = (values) => tf.tensor2d(values, [values.length / 784, 784]);
    tf.dispose([clean, noisy, test, noisyTest].filter(Boolean));
    [clean, test] = [tensor(first), tensor(rest)];
    // The tutorial spoils all images once, before it trains.
    [noisy, noisyTest] = training.corruption
      ? [tensor(spoiled(first)), tensor(spoiled(rest))]
      : [clean, test];
    return {detail: backend};
  },
  /** Milliseconds a step, over the first images of the data set. */
  async steps({count}) {
    const [x, y] = [noisy, clean].map((tensor) => tensor.slice([0, 0], [count * batch, 784]));
    const start = performance.now();
    await model.fit(x, y, {batchSize: batch, epochs: 1, shuffle: true});
    const ms = (performance.now() - start) / count;
    tf.dispose([x, y]);
    return ms;
  },
  /** Mean test loss after more whole epochs. */
  async epochs({count}) {
    await model.fit(noisy, clean, {batchSize: batch, epochs: count, shuffle: true});
    const loss = model.evaluate(noisyTest, test, {batchSize: 1000});
    return (await loss.data())[0];
  },
};

onmessage = async ({data: {task, ...given}}) => {
  try {
    postMessage({answer: await tasks[task](given)});
  } catch (error) {
    postMessage({error: String(error)});
  }
};
