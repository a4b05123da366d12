// The comparison: the same nets trained by tfjs's own `model.fit`, as a tfjs tutorial writes it. A classic worker.
const packages = '/node_modules/@tensorflow';
importScripts(`${packages}/tfjs/dist/tf.min.js`, `${packages}/tfjs-backend-wasm/dist/tf-backend-wasm.min.js`);

const batch = 256;
let model, clean, noisy, test, noisyTest;

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
    const tensor = (bytes) =>
      tf.tensor2d(
        Float32Array.from(bytes, (value) => value / 255),
        [bytes.length / 784, 784],
      );
    const all = new Uint8Array(images);
    clean = tensor(all.subarray(0, trainCount * 784));
    test = tensor(all.subarray(trainCount * 784));
    // The tutorial spoils all images once, before it trains.
    const spoil = (x) => tf.tidy(() => x.add(tf.randomNormal(x.shape).mul(0.5)).clipByValue(0, 1));
    noisy = training.corruption ? spoil(clean) : clean;
    noisyTest = training.corruption ? spoil(test) : test;
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
