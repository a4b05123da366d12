// One of our engines in a worker of its own: told what to do, it answers with milliseconds or losses.
import {permutation} from '../../src/numerics/draws.ts';

const batch = 256;
const width = 784;

export function serveBench(createEngine) {
  let engine, model, train, test, order;
  let [epoch, at] = [0, Infinity];

  /** The next batch of an endless walk through shuffled epochs. */
  const nextBatch = () => {
    if (at >= train.count) {
      order = permutation(42, ++epoch, train.count);
      at = 0;
    }
    const images = order.subarray(at, (at += batch));
    return {rows: train, images, epoch};
  };
  const validate = async () => {
    const piece = model.lossIsNear ? 256 : 1000;
    let sum = 0;
    for (let from = 0; from < test.count; from += piece)
      sum += (await model.evaluate(test, from, Math.min(test.count, from + piece))).sum;
    return sum / test.count;
  };

  const tasks = {
    async make({network, training, images, trainCount}) {
      // tfjs has one engine a worker.
      engine ??= createEngine();
      model?.dispose();
      const fitness = await engine.prepare();
      if (!fitness.fit) return {absent: fitness.reason};
      model = await engine.create(network, training, {maxBatch: 1000});
      const all = new Uint8Array(images);
      const rows = (data) => ({
        width,
        count: data.length / width,
        complete: true,
        range: (from, to) => data.subarray(from * width, to * width),
      });
      train = rows(all.subarray(0, trainCount * width));
      test = rows(all.subarray(trainCount * width));
      return {detail: fitness.detail};
    },
    async steps({count}) {
      const start = performance.now();
      for (let i = 0; i < count; i++) await model.trainStep(nextBatch());
      await model.takeLoss();
      return (performance.now() - start) / count;
    },
    async validation() {
      const start = performance.now();
      await validate();
      return performance.now() - start;
    },
    /** Mean test loss after whole epochs from the beginning. */
    async epochs({count}) {
      at = Infinity;
      epoch = 0;
      for (let i = 0; i < count * Math.ceil(train.count / batch); i++) {
        await model.trainStep(nextBatch());
        if (i % 50 === 0) await model.takeLoss();
      }
      return validate();
    },
  };
  addEventListener('message', async ({data: {task, ...given}}) => {
    try {
      postMessage({answer: await tasks[task](given)});
    } catch (error) {
      postMessage({error: String(error)});
    }
  });
}
