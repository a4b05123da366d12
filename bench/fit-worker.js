// The comparison: the tutorial's net trained by tfjs's own `model.fit`, as a tfjs tutorial writes it. A classic worker.
const packages = '/node_modules/@tensorflow';
importScripts(`${packages}/tfjs/dist/tf.min.js`, `${packages}/tfjs-backend-wasm/dist/tf-backend-wasm.min.js`);

onmessage = async ({data: {backend, steps}}) => {
  tf.wasm.setWasmPaths(`${packages}/tfjs-backend-wasm/dist/`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend(backend);
  await tf.ready();
  const model = tf.sequential();
  model.add(tf.layers.dense({units: 32, activation: 'relu', inputShape: [784]}));
  model.add(tf.layers.dense({units: 784, activation: 'relu'}));
  model.compile({optimizer: tf.train.adadelta(1), loss: 'meanSquaredError'});
  const images = tf.randomUniform([256 * steps, 784]);
  await model.fit(images, images, {batchSize: 256, epochs: 1, shuffle: true});
  postMessage('ready');
  onmessage = async () => {
    const start = performance.now();
    await model.fit(images, images, {batchSize: 256, epochs: 1, shuffle: true});
    postMessage((performance.now() - start) / steps);
  };
};
