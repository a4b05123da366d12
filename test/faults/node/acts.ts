import type {NoiseCurveQuestion, Queries, QueryName} from '../../../src/protocol/queries.ts';
import {checkAnswers, checkNumbers, checkPictures, requestsBefore} from './checks.ts';
import {loseWorkerOf} from './faults.ts';
import type {Row} from '../plan.ts';
import {between, pick, whole, type Random} from '../random.ts';
import {drawRecipe} from '../recipes.ts';
import {datasets} from './data.ts';
import {savingActs} from './saving-acts.ts';
import {keep, restore, type Kept} from './saved-runs.ts';
import {Watched} from './watched.ts';
import type {World} from './world.ts';

/** Where acts and faults happen. */
export interface Stage {
  readonly world: World;
  readonly seed: number;
  /** Sessions that are open; the first is there from the beginning. */
  readonly sessions: Watched[];
  /** Those that have ended. */
  readonly gone: Watched[];
  readonly kept: Kept[];
  /** Whether a failure with this code has a cause among the faults. */
  readonly causes: Set<string>;
}

export type Act = Row<Stage>;

/** A run that is played on again and again grows each time; from here on it is not. */
const maxEpochs = 16;

const one = ({sessions}: Stage, random: Random): Watched =>
  sessions[random() < 0.75 ? 0 : sessions.length - 1]!;

const onOne =
  (act: (watched: Watched, random: Random, stage: Stage) => void | Promise<void>) =>
  (stage: Stage, random: Random): void | Promise<void> =>
    act(one(stage, random), random, stage);

/** Images of the run's own kind: some values, 0–1. */
const someImages = (random: Random, count: number) =>
  Float32Array.from({length: 784 * count}, () => (random() < 0.2 ? random() : 0));

/** A question, now and then about an epoch that is over; what is not about weights does not heed it. */
function asking<K extends QueryName>(
  name: K,
  question: (random: Random, watched: Watched) => Queries[K]['ask'],
): Act['run'] {
  return onOne((watched, random) => {
    const ask = question(random, watched);
    const {archive, history} = watched.snapshot;
    const epochs = (archive?.epochs ?? []).filter((epoch) => epoch <= history.epoch.length);
    const epoch = epochs.length > 0 && random() < 0.4 ? {epoch: pick(random, epochs)} : {};
    watched.ask(name, ask, {...(random() < 0.3 && {slot: name}), ...epoch});
  });
}

const curve = (
  random: Random,
  part = pick(random, ['nothing', 'linear', 'model'] as const),
): NoiseCurveQuestion => ({
  part,
  kind: pick(random, ['gaussian', 'masking', 'salt-pepper']),
  levels: [0, 0.3],
  asker: pick(random, ['one', 'another']),
});

/**
 * How long a run may take to hear a pause, in milliseconds, where nothing else keeps its only worker: what is under way, a
 * second piece, and the look at the weights that it rests with. Null where something else might.
 */
function patienceWithPause({world, asked}: Watched, sessions: readonly Watched[]): number | null {
  const {simulator, troubles, livingWorkers, unsent} = world;
  const {hidden, lateAcknowledgements, slow} = troubles;
  const [worker, another] = livingWorkers;
  if (!worker || another || sessions.length > 1) return null;
  // The run's own is lost, and nobody has noticed yet: what is left looked for a graphics card.
  if (worker.hooks.models === 0) return null;
  if (hidden || unsent > 0 || lateAcknowledgements.count > 0) return null;
  if (worker.thread.dead || worker.thread.silentUntil > simulator.now) return null;
  if (asked.some(({outcome}) => outcome === null)) return null;
  return Math.max(0, worker.thread.time - simulator.now) + 2 * slow.ms + 250;
}

const loses = 'changes no number: the run is, bit by bit, one that nobody disturbed';
const settles = 'answered, or refused by name, in bounded time';

/** Acts of a reader, of an author, and of other elements on the page. */
export const acts: Readonly<Record<string, Act>> = {
  play: {
    promise: 'trains until the epochs are done',
    weight: 5,
    run: onOne((watched) => {
      if (watched.snapshot.epoch < maxEpochs) watched.play();
    }),
  },
  pause: {promise: `comes to rest; ${loses}`, weight: 2, run: onOne((watched) => watched.pause())},
  'step-epochs': {
    promise: 'from rest, ends exactly that many epochs on, whatever befalls its worker',
    weight: 1.5,
    run: onOne((watched, random) => watched.step({epochs: whole(random, 1, 2)})),
  },
  'step-batches': {
    promise: 'from rest, ends exactly that many batches on',
    run: onOne((watched, random) => watched.step({batches: whole(random, 1, 9)})),
  },
  'pause-in-a-step': {
    promise: `within a step of some seconds too, comes to rest within a second piece; ${loses}`,
    run: onOne(async (watched, random, {world, sessions}) => {
      watched.play();
      await world.simulator.advance(random() * 300);
      world.troubles.slow = {pieces: whole(random, 1, 6), ms: between(random, 20, 3000)};
      await world.simulator.advance(between(random, 1, 2000));
      const {status} = watched.snapshot;
      if (random() < 0.3) watched.change({'learning-rate': pick(random, ['0.001', '0.002'])});
      const patience = patienceWithPause(watched, sessions);
      watched.pause();
      if (status !== 'training') return;
      const heard = () => watched.snapshot.status !== 'training';
      if (patience !== null && !(await world.simulator.advance(patience, heard)))
        watched.blame('a pause within a step waited for more than a second piece');
      if (!(await watched.rests(60_000))) watched.blame('a pause within a step was never heard');
      if (random() < 0.5) await checkNumbers(watched);
    }),
  },
  'lost-in-a-step': {
    promise: 'a step whose worker goes within ends where it was to end',
    weight: 0.7,
    run: onOne(async (watched, random, {world}) => {
      watched.pause();
      if (!(await watched.rests(60_000)) || watched.snapshot.status === 'error') return;
      watched.step(random() < 0.5 ? {epochs: whole(random, 1, 3)} : {batches: whole(random, 2, 30)});
      const {expected} = watched;
      if (!(await world.simulator.advance(between(random, 1, 60)))) loseWorkerOf(world, watched);
      // Once it was said where it ends, that holds.
      if (expected && watched.expected === expected) watched.expected = {...expected, opened: true};
    }),
  },
  show: {
    promise: 'draws the pictures that are known from the weights that are known, and loads nothing',
    run: onOne(async (watched, random, {world, sessions}) => {
      const kept = keep(watched);
      if (!kept?.saved.snapshot.samples) return;
      const {life} = watched;
      const before = requestsBefore(watched, sessions);
      const {snapshot} = kept.saved;
      restore(watched, {...kept, saved: {...kept.saved, snapshot: {...snapshot, reconstructions: null}}});
      await world.simulator.advance(150_000, () => watched.snapshot.reconstructions !== null);
      if (watched.life !== life + 1) return;
      await checkPictures(watched, before);
      if (random() < 0.5) watched.play();
    }),
  },
  'wait-for-rest': {
    promise: 'a run that trains comes to its end',
    weight: 2,
    run: onOne(async (watched) => void (await watched.rests(60_000))),
  },
  'play-on': {
    promise: 'after the last epoch, as many again',
    run: onOne(async (watched) => {
      watched.play();
      await watched.rests(60_000);
      if (watched.snapshot.status === 'done' && watched.snapshot.epoch < maxEpochs) watched.play();
    }),
  },
  prepare: {
    promise: 'loads, trains nothing, and is idle again',
    run: onOne((watched) => {
      watched.expected = null;
      watched.session.prepare();
    }),
  },
  reset: {
    promise: 'fresh weights, no history, and nothing of the old run is held',
    run: onOne((watched, random) =>
      watched.reset(random() < 0.5 ? watched.attributes : {...drawRecipe(random), dataset: 'digits'}),
    ),
  },
  'rate-too-high': {
    promise: 'goes back to good weights where the loss explodes; the page is told no exploded weights',
    weight: 1.5,
    run: onOne((watched, random) => {
      watched.change({'learning-rate': pick(random, ['1e9', '1e7', '1e6', '1e5', '1000', '30'])});
    }),
  },
  'rate-sound': {
    promise: 'takes effect from the next step on, from a divergence too',
    weight: 1.5,
    run: onOne((watched, random) =>
      watched.change({'learning-rate': pick(random, ['0.001', '0.01', '0.002'])}),
    ),
  },
  'change-epochs': {
    promise: `takes effect at once; ${loses}`,
    run: onOne((watched, random) => watched.change({epochs: String(whole(random, 1, 9))})),
  },
  'change-noise': {
    promise: 'takes effect from the next step on, and in every answer',
    run: onOne((watched, random) => {
      if (watched.recipe.noise !== 'none')
        watched.change({'noise-factor': pick(random, ['0.1', '0.6', '0.2-0.8', '0.9'])});
    }),
  },
  'change-goal': {
    promise: loses,
    run: onOne((watched, random) =>
      watched.change({goal: pick(random, ['val_loss<0.1', 'loss<0.05', 'val_loss<1'])}),
    ),
  },
  'change-patience': {
    promise: loses,
    run: onOne((watched, random) => watched.change({patience: String(whole(random, 1, 6))})),
  },
  watch: {
    promise: loses,
    run: onOne((watched, random) => watched.session.watch(pick(random, [null, [0], [3, 1, 2], [9, 8]]))),
  },
  'ask-encode': {
    promise: settles,
    run: asking('encode', (random) => ({images: someImages(random, whole(random, 1, 300))})),
  },
  'ask-decode': {
    promise: settles,
    run: asking('decode', (random, {recipe}) => ({
      codes: Float32Array.from({length: recipe.encodingDim * whole(random, 1, 5)}, random),
    })),
  },
  'ask-reconstruct': {
    promise: settles,
    run: asking('reconstruct', (random) => ({images: someImages(random, whole(random, 1, 3))})),
  },
  'ask-evaluate': {promise: settles, weight: 1.5, run: asking('evaluate', () => ({}))},
  'ask-layer': {promise: settles, run: asking('layer', () => ({layer: 0}))},
  'ask-units': {promise: settles, run: asking('units', () => ({layer: 0}))},
  'ask-worst': {promise: settles, run: asking('worst', (random) => ({count: whole(random, 1, 8)}))},
  'ask-codes': {promise: settles, run: asking('codes', () => ({count: 50}))},
  'ask-drawn': {promise: settles, run: asking('drawn', () => ({drawnHere: true}))},
  'ask-images': {
    promise: settles,
    run: asking('images', (random) => ({indices: [0, 5, 9], split: pick(random, ['train', 'test'])})),
  },
  'ask-noise-curve': {promise: settles, weight: 1.5, run: asking('noiseCurve', (random) => curve(random))},
  'ask-memory': {promise: settles, run: asking('memory', () => ({}))},
  'ask-checkpoint': {promise: settles, run: asking('checkpoint', () => ({}))},
  'ask-in-a-slot': {
    promise: 'of many in one slot the first and the last are answered',
    run: onOne(async (watched, random) => {
      for (let i = 0; i < 6; i++) {
        watched.ask('encode', {images: someImages(random, 1)}, {slot: 'pointer'});
        await watched.world.simulator.advance(random() * 5);
      }
    }),
  },
  'ask-and-abort': {
    promise: 'rejects with an AbortError',
    run: onOne((watched, random) => {
      const stop = new AbortController();
      if (random() < 0.5) stop.abort();
      watched.ask('evaluate', {}, {signal: stop.signal});
      stop.abort();
    }),
  },
  'ask-much-and-end': {
    promise: 'what a run that ends was asked is refused, and nothing of it stays',
    run: onOne(async (watched, random) => {
      const kept = (watched.snapshot.archive?.epochs ?? []).filter(
        (e) => e <= watched.snapshot.history.epoch.length,
      );
      const past = kept.length > 0 ? {epoch: kept[0]!} : {};
      watched.ask('reconstruct', {images: someImages(random, 300)}, past);
      watched.ask('noiseCurve', curve(random, 'model'), past);
      await watched.world.simulator.advance(random() * 20);
      watched.reset(watched.attributes);
    }),
  },
  examine: {
    promise: 'at rest, every answer is that of the weights, and these are those of an undisturbed run',
    weight: 2.5,
    run: onOne(async (watched, random) => {
      watched.pause();
      if (!(await watched.rests(60_000))) return;
      const {status, history} = watched.snapshot;
      if (status === 'error' || (history.epoch.length === 0 && status === 'idle')) return;
      if (random() < 0.5) await checkNumbers(watched);
      await checkAnswers(watched, random);
    }),
  },
  'data-digits': {
    promise: 'starts over with the digits that are drawn',
    weight: 0.5,
    run: onOne((watched) => watched.reset({...watched.attributes, dataset: datasets.digits})),
  },
  'data-url': {
    promise: 'starts over with the images of a file or a folder, checked',
    weight: 1.5,
    run: onOne((watched, random) => {
      const dataset = pick(random, [datasets.file, datasets.folder]);
      watched.reset({...watched.attributes, dataset, 'train-size': '100'});
    }),
  },
  'data-own': {
    promise: "starts over with an author's arrays, bytes or numbers",
    run: onOne((watched, random) =>
      watched.reset({...watched.attributes, dataset: pick(random, datasets.own)}),
    ),
  },
  'second-session': {
    promise: 'two runs in one worker change no number of each other',
    run: (stage, random) => {
      if (stage.sessions.length > 1) return;
      const drawn = random() < 0.5 ? stage.sessions[0]!.attributes : drawRecipe(random);
      stage.sessions.push(new Watched('second', stage.world, {...drawn, dataset: 'digits'}));
      stage.sessions[1]!.play();
    },
  },
  'dispose-and-open': {
    promise: 'a session that ended says nothing and holds nothing; another begins anew',
    run: (stage, random) => {
      const at = Math.floor(random() * stage.sessions.length);
      const [old] = stage.sessions.splice(at, 1);
      old!.dispose();
      stage.gone.push(old!);
      stage.sessions.splice(at, 0, new Watched(`${old!.name}'`, stage.world, old!.attributes));
    },
  },
  ...savingActs,
};
