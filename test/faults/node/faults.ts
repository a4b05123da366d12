import type {Act, Stage} from './acts.ts';
import {between, pick, whole, type Random} from '../random.ts';
import type {NetworkFault} from './network.ts';
import type {Watched} from './watched.ts';
import type {WorkerInWorld, World} from './world.ts';

const workerOf = ({livingWorkers}: World, {snapshot}: Watched): WorkerInWorld | undefined =>
  livingWorkers.find(
    ({file}) => file === (snapshot.engine?.name === 'plain' ? 'ae-worker-basic.js' : 'ae-worker-simd.js'),
  );

const inWorker = ({snapshot: {engine}}: Watched): boolean => engine !== null && engine.rung !== 'page';

const training = ({sessions}: Stage): Watched | undefined =>
  sessions.find((watched) => watched.snapshot.status === 'training' && inWorker(watched));

function kill(world: World, worker: WorkerInWorld): void {
  world.kills++;
  worker.gone = true;
  world.simulator.kill(worker.thread);
}

/** Ends the worker of a run, whatever it is at. */
export function loseWorkerOf(world: World, watched: Watched): void {
  const worker = inWorker(watched) && workerOf(world, watched);
  if (worker) kill(world, worker);
}

/** Ends or hurts the worker of a run that trains; where none does, nothing. */
const toTrainingWorker =
  (hurt: (stage: Stage, worker: WorkerInWorld, random: Random) => void): Act['run'] =>
  (stage, random) => {
    const watched = training(stage);
    const worker = watched && workerOf(stage.world, watched);
    if (worker) hurt(stage, worker, random);
  };

/** Befalls the next requests of whoever loads. */
const toNetwork =
  (codes: readonly string[], fault: (random: Random) => NetworkFault): Act['run'] =>
  (stage, random) => {
    const requests = whole(random, 1, 8);
    for (let i = 0; i < requests; i++) stage.world.network.faults.push(fault(random));
    for (const code of codes) stage.causes.add(code);
  };

const goesOn = 'goes on in a new worker, from the last weights the page holds; no number changes';
const named = 'a failure that names it; play tries again';
/** Codes with which a file is refused. */
const fileCodes = [
  'data-short',
  'data-gzip',
  'data-not-images',
  'data-magic',
  'data-shape',
  'data-count',
  'data-too-large',
];

/** What happens to pages. */
export const faults: Readonly<Record<string, Act>> = {
  'worker-terminated': {
    promise: goesOn,
    weight: 1.5,
    run: toTrainingWorker(({world}, worker) => kill(world, worker)),
  },
  'worker-terminated-at-rest': {
    promise:
      'a worker that was ended while nothing was trained: the next command or question finds out, and goes on',
    weight: 0.5,
    run: ({world}) => {
      const [worker] = world.livingWorkers;
      if (worker) kill(world, worker);
    },
  },
  'worker-broken': {
    promise: goesOn,
    run: toTrainingWorker(({world}, worker) => {
      kill(world, worker);
      worker.broken();
    }),
  },
  'worker-silent': {
    promise: goesOn,
    run: toTrainingWorker(({world}, {thread}) => {
      world.kills++;
      thread.silentUntil = Infinity;
    }),
  },
  'worker-stalled': {
    promise: 'a worker that says nothing for some seconds is waited for, or replaced',
    run: toTrainingWorker(({world}, {thread}, random) => {
      const ms = between(random, 1000, 9000);
      // With other troubles it may be taken for one that has ended.
      world.kills++;
      thread.silentUntil = world.simulator.now + ms;
    }),
  },
  'engine-lost': {
    promise: `${goesOn}; where it is lost again, with another engine`,
    run: toTrainingWorker(({world, causes}, {hooks, thread}) => {
      world.kills++;
      causes.add('engine-lost');
      world.simulator.at(thread, world.simulator.now, () =>
        hooks.engines.forEach((engine) => engine.onLost?.()),
      );
    }),
  },
  divergence: {
    promise: 'after any divergence a sound learning rate trains again',
    weight: 1.5,
    run: async ({sessions, world}, random) => {
      const watched = pick(random, sessions);
      for (const rate of ['1e9', pick(random, ['1e7', '1e5', '1e4']), '0.001']) {
        watched.change({'learning-rate': rate});
        watched.play();
        await world.simulator.advance(
          rate === '0.001' ? 300 : 4000,
          () => watched.snapshot.status === 'error',
        );
      }
    },
  },
  'network-cut': {
    promise: `a download that breaks off: ${named}`,
    run: async (stage, random) => {
      await toNetwork(['data-interrupted', 'data-unreachable'], () => ({kind: 'broken', after: random()}))(
        stage,
        random,
      );
      stage.world.network.cut();
    },
  },
  'network-down': {
    promise: `no answer: ${named}`,
    run: toNetwork(['data-unreachable'], () => ({kind: 'unreachable'})),
  },
  'server-404': {
    promise: `no such file: ${named}; a file may have no labels, and no test file`,
    run: toNetwork(['data-not-found'], (random) => ({kind: 'status', status: pick(random, [404, 410])})),
  },
  'server-500': {
    promise: `a server in trouble: ${named}`,
    run: toNetwork(['data-refused'], (random) => ({kind: 'status', status: pick(random, [500, 503])})),
  },
  'file-cut': {
    promise: 'a file that ends too early is refused',
    run: toNetwork(fileCodes, (random) => ({kind: 'short', after: random()})),
  },
  'file-flipped': {
    promise: 'a file with changed bits is refused, or trained on as it is',
    run: toNetwork(fileCodes, (random) => ({kind: 'flipped', bits: whole(random, 1, 4), random})),
  },
  'fetch-stalls': {
    promise: `a server that stops sending: ${named}, within half a minute`,
    run: toNetwork(['data-interrupted', 'data-unreachable'], (random) => ({
      kind: 'stalled',
      after: random() < 0.3 ? 0 : random(),
    })),
  },
  'memory-refused': {
    promise: `no memory for another model: goes on with another engine; with none, ${named}`,
    run: ({world, causes}) => {
      world.troubles.memoryRefusals = 1;
      causes.add('engine-memory');
    },
  },
  'clock-rounded': {
    promise: 'a clock that shows tenths of seconds only changes no number',
    run: ({world}) => {
      world.troubles.roundedTo = 100;
    },
  },
  'clock-jumps': {
    promise: 'a machine that slept for a while, or an hour, goes on',
    run: ({world}, random) => world.simulator.jump(pick(random, [2000, 30_000, 3_600_000])),
  },
  'thread-slow': {
    promise: 'pieces of work that take seconds are waited for',
    run: ({world}, random) => {
      world.troubles.slow = {pieces: whole(random, 1, 12), ms: between(random, 300, 4500)};
    },
  },
  'page-hidden': {
    promise: 'a page that gets no frames hears every epoch',
    run: ({world}, random) => world.show(random() < 0.7),
  },
  'acknowledgement-late': {
    promise: 'reports wait, and none is lost',
    run: ({world}, random) => {
      world.troubles.lateAcknowledgements = {count: whole(random, 1, 5), ms: between(random, 100, 3000)};
    },
  },
  'handshake-refused': {
    promise: 'the next rung of the ladder is taken',
    run: ({world}) => {
      world.troubles.refusedStarts = 1;
    },
  },
  'handshake-silent': {
    promise: 'a worker that does not say that it listens is given up, and the next rung taken',
    run: ({world}) => {
      world.troubles.silentStarts = 1;
    },
  },
  'workers-forbidden': {
    promise: "trains on the page's own thread",
    weight: 0.5,
    run: ({world}) => {
      world.troubles.workersForbidden = true;
    },
  },
};
