// What the bench asks of a page; each function is one measurement.
const once = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, {once: true}));

const workers = new Map();
let images = null;

/** Opens a benching worker: of one of our engines, or with no name the one of `model.fit`. */
window.openWorker = async (name, engine) => {
  images ??= await (await fetch('/bench-images')).arrayBuffer();
  workers.set(name, new Worker(engine ? `/bench-engine/${engine}.js` : '/bench/steps/fit-worker.js'));
};

/** One task for a worker, one answer. */
window.askWorker = async (name, task) => {
  const worker = workers.get(name);
  worker.postMessage(task.task === 'make' ? {...task, images} : task);
  const {data} = await once(worker, 'message');
  if (data.error) throw new Error(`${name}, ${task.task}: ${data.error}`);
  return data.answer;
};

window.closeWorkers = () => {
  for (const worker of workers.values()) worker.terminate();
  workers.clear();
};

/** Bytes of a message, about. */
function sizeOf(value) {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce((sum, part) => sum + sizeOf(part), 0);
}

/** What workers say to the page, heard beside it. */
const heard = {bytes: 0, training: false, pictureAt: null};
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', ({data}) => {
      if (data?.type !== 'ae-report') return;
      heard.bytes += sizeOf(data);
      heard.training ||= data.events.some(({type}) => type === 'train-begin');
      if (heard.training && data.reconstructions) heard.pictureAt ??= performance.now();
    });
  }
};

/** Milliseconds from play to the first updated picture and for all the epochs given; bytes told to the page. */
window.wholeRun = async (attributes) => {
  const trainer = document.createElement('ae-trainer');
  for (const [name, value] of Object.entries(attributes)) trainer.setAttribute(name, value);
  document.body.append(trainer);
  Object.assign(heard, {bytes: 0, training: false, pictureAt: null});
  const valLosses = [];
  trainer.addEventListener('ae-epoch-end', ({detail}) => valLosses.push(detail.valLoss));
  const ended = Promise.race([once(trainer, 'ae-train-end'), once(trainer, 'ae-error')]);
  const start = performance.now();
  trainer.play();
  const {type, detail} = await ended;
  if (type === 'ae-error') throw new Error(detail.message);
  const allMs = performance.now() - start;
  const result = {
    firstPictureMs: heard.pictureAt === null ? null : heard.pictureAt - start,
    allMs,
    bytesPerSecond: heard.bytes / (allMs / 1000),
    valLosses,
  };
  trainer.remove();
  return result;
};

/** Milliseconds from a pause to its effect, in the middle of training. */
window.pauseDelay = async (backend) => {
  const trainer = document.createElement('ae-trainer');
  trainer.setAttribute('backend', backend);
  trainer.setAttribute('epochs', '10000');
  document.body.append(trainer);
  trainer.play();
  await once(trainer, 'ae-epoch-end');
  await once(trainer, 'ae-progress');
  const start = performance.now();
  const ended = once(trainer, 'ae-train-end');
  trainer.pause();
  await ended;
  const ms = performance.now() - start;
  trainer.remove();
  return ms;
};
