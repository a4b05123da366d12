// What the bench asks of a page; each function is one measurement.
const once = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, {once: true}));

const workers = new Map();

/** Milliseconds a step of `model.fit` on a backend. The first call compiles. */
window.fitStep = async (backend, steps) => {
  let worker = workers.get(backend);
  if (!worker) {
    worker = new Worker('/bench/fit-worker.js');
    workers.set(backend, worker);
    worker.postMessage({backend, steps});
    await once(worker, 'message');
  }
  worker.postMessage('again');
  return (await once(worker, 'message')).data;
};

const trainers = new Map();

/** Milliseconds a step of our engine on the tutorial's net, and the engine that ran. */
window.ownStep = async (backend, steps) => {
  let trainer = trainers.get(backend);
  if (!trainer) {
    trainer = document.createElement('ae-trainer');
    trainer.setAttribute('backend', backend);
    trainer.setAttribute('epochs', '10000');
    document.body.append(trainer);
    trainers.set(backend, trainer);
    const ended = once(trainer, 'ae-train-end');
    // The first epoch draws the digits too: it is not measured.
    trainer.step({epochs: 1});
    await ended;
  }
  let ms = 0;
  const listen = ({detail}) => (ms = detail.msPerStep);
  trainer.addEventListener('ae-progress', listen);
  const ended = once(trainer, 'ae-train-end');
  trainer.step({batches: steps});
  await ended;
  trainer.removeEventListener('ae-progress', listen);
  return ms;
};

/** Milliseconds from a pause to its effect, in the middle of training. */
window.pauseDelay = async (backend) => {
  const trainer = trainers.get(backend);
  const progress = once(trainer, 'ae-progress');
  trainer.play();
  await progress;
  await once(trainer, 'ae-progress');
  const start = performance.now();
  const ended = once(trainer, 'ae-train-end');
  trainer.pause();
  await ended;
  return performance.now() - start;
};

/** Milliseconds from play to the first picture, to the end of the first epoch, and for all the epochs given. */
window.wholeRun = async (attributes) => {
  const trainer = document.createElement('ae-trainer');
  for (const [name, value] of Object.entries(attributes)) trainer.setAttribute(name, value);
  document.body.append(trainer);
  const start = performance.now();
  const since = () => performance.now() - start;
  const times = {};
  const valLosses = [];
  trainer.addEventListener('ae-progress', () => (times.firstProgressMs ??= since()));
  trainer.addEventListener('ae-epoch-end', ({detail}) => {
    times.firstEpochMs ??= since();
    valLosses.push(detail.valLoss);
  });
  const ended = Promise.race([once(trainer, 'ae-train-end'), once(trainer, 'ae-error')]);
  trainer.play();
  const {type, detail} = await ended;
  if (type === 'ae-error') throw new Error(detail.message);
  const engine = trainer.engine;
  const result = {...times, allMs: since(), valLosses, engine};
  trainer.remove();
  return result;
};
