import {between, pick, whole, type Random} from '../random.ts';
import {useFile} from './author-acts.ts';
import {realTime, roundClock} from './clock.ts';
import {damaged} from './saved-file.ts';
import {onOne, type Act, type Stage} from './stage.ts';
import type {WatchedWorker} from './workers.ts';

const goesOn = 'goes on in a new worker, from the last weights the page holds; no number changes';
const named = 'a failure that names it; play tries again';

/** Hurts the worker in which a run is; where none is, nothing. */
const toWorker =
  (hurt: (worker: WatchedWorker, random: Random, stage: Stage) => void, onlyTraining = true): Act['run'] =>
  (stage, random) => {
    const trains = stage.witnesses.find(({resting}) => !resting);
    if (onlyTraining && !trains) return;
    const file = trains?.snapshot.engine?.name === 'plain' ? 'basic' : 'simd';
    const held = [...stage.workers.held];
    const worker = held.find((each) => each.file === file) ?? held.at(-1);
    if (worker) hurt(worker, random, stage);
  };

const killing =
  (hurt: (worker: WatchedWorker) => void): Parameters<typeof toWorker>[0] =>
  (worker, _, {causes}) => {
    causes.add('worker-refused');
    hurt(worker);
  };

/** What happens to pages. */
export const faults: Readonly<Record<string, Act>> = {
  'worker-terminated': {promise: goesOn, run: toWorker(killing((worker) => worker.lose()))},
  'worker-terminated-at-rest': {
    promise: 'the next command or question finds out, and goes on',
    weight: 0.5,
    run: toWorker(
      killing((worker) => worker.lose()),
      false,
    ),
  },
  'worker-silent': {promise: goesOn, weight: 0.7, run: toWorker(killing((worker) => worker.silence()))},
  'worker-stalled': {
    promise: 'a worker that says nothing for a while is waited for, or replaced',
    run: toWorker((worker, random, {causes}) => {
      causes.add('worker-refused');
      worker.stall(between(random, 100, 1500));
    }),
  },
  'worker-refused': {
    promise: 'the next rung of the ladder is taken',
    run: ({workers, causes}, random) => {
      causes.add('worker-refused');
      workers.refusals = whole(random, 1, 2);
    },
  },
  'workers-forbidden': {
    promise: "trains on the page's own thread",
    weight: 0.3,
    run: ({workers, witnesses}) => {
      workers.refusals = 1000;
      // Their next one.
      for (const {element} of witnesses) if (element.isConnected) element.setAttribute('backend', 'plain');
    },
  },
  'workers-allowed': {
    promise: 'the next run is in a worker again',
    weight: 0.7,
    run: ({workers}) => {
      workers.refusals = 0;
    },
  },
  'memory-refused': {
    promise: 'no memory for another model: goes on with another engine; with none, a failure that names it',
    weight: 0.7,
    run: toWorker((worker, random, {causes}) => {
      causes.add('engine-memory').add('worker-refused');
      worker.trouble({refusals: whole(random, 1, 2)});
    }, false),
  },
  'clock-rounded': {
    promise: 'a clock that shows tenths of seconds only changes no number',
    run: ({workers}) => {
      roundClock(100);
      for (const worker of workers.held) worker.trouble({roundedTo: 100});
    },
  },
  'page-busy': {
    promise: 'a page that is held up itself takes no worker for dead, and hears of every epoch',
    weight: 0.7,
    run: (_, random) => {
      const end = realTime() + between(random, 100, 300);
      while (realTime() < end);
    },
  },
  'server-fails': {
    promise: `no such file, a server in trouble, or a damaged one: ${named}`,
    run: onOne(({element}, random, {causes, folder}) => {
      for (const code of ['data-not-found', 'data-refused', 'data-gzip', 'data-short', 'data-not-images'])
        causes.add(code);
      useFile(element, `first-${pick(random, ['404', '500', 'cut-gzip', 'html'])}-${folder()}`);
      element.play();
    }),
  },
  'connection-cut': {
    promise: `a download that breaks off: ${named}`,
    run: onOne(({element}, _, {causes, folder}) => {
      causes.add('data-interrupted').add('data-unreachable').add('data-short');
      useFile(element, `first-broken-off-${folder()}`);
      element.play();
    }),
  },
  'file-damaged': {
    promise:
      'a saved run with any bit changed, or cut short, or with more behind it, is refused; nothing changes',
    weight: 2,
    run: onOne(async (witness, random, {files, promises}) => {
      if (files.length === 0) return;
      const bytes = damaged(pick(random, files).bytes, random);
      const loading = witness.element.load(new Blob([bytes])).then(() => 'loaded');
      if (await promises.watch('load', loading, ['run-invalid'])) witness.blame('a damaged file is loaded');
    }),
  },
  'weights-gone': {
    promise: `a saved run that is not there any more: ${named}`,
    run: onOne(async ({element}, random, {causes, urls}) => {
      causes.add('run-not-found').add('run-unreachable').add('run-invalid');
      const url = URL.createObjectURL(new Blob([]));
      URL.revokeObjectURL(url);
      for (const old of urls.splice(0)) URL.revokeObjectURL(old);
      element.setAttribute('weights', pick(random, [url, '/broken/404/run.safetensors']));
      element.scrollIntoView();
    }),
  },
  divergence: {
    promise:
      'goes back to good weights where the loss explodes; after any divergence a sound learning rate trains again',
    weight: 0.5,
    run: onOne((witness, random, {causes}) => {
      causes.add('diverged');
      witness.daring = true;
      witness.taint();
      witness.element.setAttribute('learning-rate', pick(random, ['1e9', '1e6', '1000']));
      witness.element.play();
    }),
  },
};
