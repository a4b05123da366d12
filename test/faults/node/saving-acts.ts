import type {Act, Stage} from './acts.ts';
import {FileInMemory} from './blobs.ts';
import {answered, areHuge, checkWay, requestsBefore} from './checks.ts';
import {pick, whole, type Random} from '../random.ts';
import {sameState} from '../same-state.ts';
import {oracleOf} from './oracle.ts';
import {
  checkpointOf,
  historyOf,
  keep,
  positionOf,
  read,
  restore,
  write,
  type Form,
  type Kept,
  type Written,
} from './saved-runs.ts';
import type {Asked} from './told.ts';
import type {Watched} from './watched.ts';

const one = ({sessions}: Stage, random: Random): Watched => pick(random, sessions);

/** A saved run is of one moment: its history is that of its weights. */
async function checkKept(watched: Watched, kept: Kept): Promise<void> {
  const {epoch, batch} = positionOf(kept);
  const valLosses = historyOf(kept);
  if (valLosses.length !== epoch) {
    watched.blame(`saved with weights of ${epoch}.${batch} and a history of ${valLosses.length}`);
    return;
  }
  if (kept.tainted || !kept.timeline.certain) return;
  const recipe = watched.recipe;
  const checkpoint = checkpointOf(kept);
  const then = kept.timeline.at({epoch: epoch - 1, batch: Infinity});
  if (batch === 0 && epoch > kept.timeline.start.epoch && !areHuge(checkpoint)) {
    const valLoss = await (await oracleOf(recipe, then, checkpoint.state)).valLoss();
    const told = valLosses[epoch - 1]!;
    if (!(Math.abs(valLoss - told) <= 1e-3 * told + 1e-6))
      watched.blame(`saved with val_loss ${told} and weights that have ${valLoss}`);
  }
  const engine = kept.engines.length === 1 ? kept.engines[0]! : '';
  await checkWay(watched, [{how: 'saved', checkpoint, recipe, timeline: kept.timeline, engine}]);
}

type Outcome<T> = {readonly value: T} | {readonly error: Error};

/** How something ends that takes its time; null where it does not end. */
async function outcomeOf<T>({world}: Watched, work: Promise<T>, ms = 150_000): Promise<Outcome<T> | null> {
  let outcome: Outcome<T> | null = null;
  work.then(
    (value) => (outcome = {value}),
    (error: unknown) => (outcome = {error: error as Error}),
  );
  await world.simulator.advance(ms, () => outcome !== null);
  return outcome;
}

/** A file, however long it takes. Null where there is nothing to save, or no longer. */
async function written(watched: Watched, form: Form = 'full'): Promise<Written | null> {
  const {life} = watched;
  const outcome = await outcomeOf(watched, write(watched, form));
  if (!outcome) watched.blame('a run was to be saved, and never was');
  if (!outcome || watched.life !== life) return null;
  if ('value' in outcome) return outcome.value;
  watched.checkRefusal(outcome.error, 'save');
  return null;
}

/** What is in a file that is whole. */
async function readBack(watched: Watched, file: Written, bytes?: ArrayBuffer): Promise<Kept | null> {
  const outcome = await outcomeOf(watched, read(watched, file, bytes));
  if (outcome && 'value' in outcome) return outcome.value;
  watched.blame(`a saved run cannot be loaded: ${outcome ? outcome.error.message : 'no answer'}`);
  return null;
}

/** A run in a file, and out of it again. */
async function saved(watched: Watched, form: Form = 'full'): Promise<Kept | null> {
  const {life} = watched;
  const file = await written(watched, form);
  const kept = file && (await readBack(watched, file));
  if (!kept || watched.life !== life) return null;
  await checkKept(watched, kept);
  return kept;
}

/** Asks what needs no data set, and what would need one that nobody has asked for yet. */
async function checkRestored(watched: Watched, kept: Kept, sessions: readonly Watched[]): Promise<void> {
  if (areHuge(checkpointOf(kept))) return;
  const {recipe, life, world} = watched;
  const {state, position} = checkpointOf(kept);
  const oracle = await oracleOf(recipe, watched.timeline.turns.at(-1)!, state);
  const before = requestsBefore(watched, sessions);
  const images = oracle.test.slice(0, 2 * 784);
  const codes = Float32Array.from({length: recipe.encodingDim}, (_, i) => 0.3 * i);
  const asked = [
    {ask: () => watched.ask('encode', {images}), wanted: () => oracle.encode(images)},
    {ask: () => watched.ask('reconstruct', {images}), wanted: () => oracle.reconstruct(images)},
    {ask: () => watched.ask('decode', {codes}), wanted: () => oracle.decode(codes)},
  ];
  for (const {ask, wanted} of asked) {
    const asking: Asked<'encode' | 'reconstruct' | 'decode'> = ask();
    const found = await answered(watched, asking);
    if (watched.life !== life) return;
    if (!found) {
      const why = asking.outcome && 'error' in asking.outcome ? asking.outcome.error.message : 'no answer';
      // No engine had room for it.
      if (world.memoryRefused && why.startsWith('engine-memory')) return;
      return watched.blame(`a restored run does not answer ${asking.name}: ${why}`);
    }
    const values = await wanted();
    const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-6);
    if (found.some((value, i) => !(Math.abs(value - values[i]!) <= 1e-3 * most)))
      watched.blame(`a restored run answers ${asking.name} otherwise than its weights`);
  }
  const evaluated = watched.ask('evaluate', {});
  await answered(watched, evaluated);
  const {outcome} = evaluated;
  const needsData = recipe.dataset.startsWith('https:') && kept.saved.snapshot.data === null;
  const refused = outcome !== null && 'error' in outcome && outcome.error.message.startsWith('data-needed');
  if (needsData !== refused)
    watched.blame(`a restored run ${refused ? 'refuses to load' : 'loads'} ${recipe.dataset} for a question`);
  if (needsData && world.network.requests > before)
    watched.blame('a restored run fetches what nobody has asked for');
  // Weights that a file cannot hold twice the same would be others each time they are shared.
  const again = await saved(watched);
  if (watched.life !== life) return;
  const differs = again && sameState({position, state}, checkpointOf(again));
  if (!again || differs) watched.blame(`a restored run is saved again: ${differs ?? 'or not'}`);
}

/** Acts that put a run aside and take it up again. */
export const savingActs: Readonly<Record<string, Act>> = {
  undo: {
    promise: 'a reset that is taken back goes on with the numbers of a run that was never reset',
    weight: 1.5,
    run: async (stage, random) => {
      const watched = one(stage, random);
      const kept = keep(watched);
      if (!kept) return;
      watched.reset(watched.attributes);
      if (random() < 0.5) await stage.world.simulator.advance(random() * 3000);
      restore(watched, kept);
    },
  },
  save: {
    promise: 'weights, history and position are of one moment, and can be read again',
    weight: 2,
    run: async (stage, random) => {
      const kept = await saved(one(stage, random));
      if (kept) stage.kept.push(kept);
    },
  },
  'save-for-show': {
    promise: 'a small file shows, answers, and is trained on with an optimizer that begins',
    run: async (stage, random) => {
      const from = one(stage, random);
      const kept = await saved(from, 'show');
      if (!kept) return;
      stage.kept.push(kept);
      const watched = one(stage, random);
      restore(watched, kept);
      const {life} = watched;
      const drawn = () => watched.snapshot.reconstructions !== null || watched.snapshot.failure !== null;
      const {samples} = watched.snapshot;
      const {simulator} = stage.world;
      if (!(await simulator.advance(150_000, () => !samples || drawn())) && watched.life === life)
        watched.blame('a run that was saved to be shown shows nothing');
      if (random() < 0.5) watched.step({epochs: 1});
    },
  },
  'restore-elsewhere': {
    promise: 'goes on in another session with the numbers of a run in one go',
    weight: 2,
    run: async (stage, random) => {
      const from = one(stage, random);
      const kept = stage.kept.length > 0 && random() < 0.5 ? pick(random, stage.kept) : await saved(from);
      if (!kept) return;
      const watched = one(stage, random);
      restore(watched, kept);
      if (random() < 0.5) watched.play();
    },
  },
  'through-a-file': {
    promise: 'what was saved can be loaded, and goes on as if it had never been a file',
    weight: 1.5,
    run: async (stage, random) => {
      const watched = one(stage, random);
      const {life} = watched;
      const file = await written(watched);
      const again = file && (await readBack(watched, file, file.file.bytes.slice().buffer));
      if (again && watched.life === life) restore(watched, again);
    },
  },
  'restored-run-answers': {
    promise: 'a run from a file answers and can be saved before it is played, and fetches nothing unasked',
    run: async (stage, random) => {
      const watched = one(stage, random);
      const kept = await saved(watched, random() < 0.7 ? 'full' : 'show');
      if (!kept) return;
      restore(watched, kept);
      await checkRestored(watched, kept, stage.sessions);
    },
  },
  'damaged-file': {
    promise: 'a saved run with any bit changed, or cut short, or with more behind it, is refused',
    weight: 0.7,
    run: async (stage, random) => {
      const watched = one(stage, random);
      const file = await written(watched, random() < 0.7 ? 'full' : 'show');
      if (!file) return;
      const {bytes} = file.file;
      for (let i = 0; i < 4; i++) {
        const damaged = damagedOf(bytes, random);
        const outcome = await outcomeOf(watched, read(watched, file, new FileInMemory([damaged.bytes])));
        if (!outcome) watched.blame('a damaged file is neither read nor refused');
        else if ('value' in outcome) watched.blame(`a file with ${damaged.how} was taken for a saved run`);
        else if (!outcome.error.message.startsWith('run-invalid'))
          watched.blame(`a file with ${damaged.how} is refused with ${outcome.error.message}`);
      }
    },
  },
};

function damagedOf(file: Uint8Array, random: Random): {readonly bytes: Uint8Array; readonly how: string} {
  const way = random();
  if (way < 0.25) return {bytes: file.slice(0, whole(random, 0, file.length - 1)), how: 'its end cut off'};
  if (way < 0.3) return {bytes: longer(file, whole(random, 0, 255)), how: 'a byte behind it'};
  const bytes = file.slice();
  // Half of them in the beginning, where words and lengths are.
  const at = whole(random, 0, random() < 0.5 ? Math.min(4000, file.length - 1) : file.length - 1);
  bytes[at]! ^= 1 << whole(random, 0, 7);
  return {bytes, how: `a bit changed at byte ${at}`};
}

function longer(file: Uint8Array, byte: number): Uint8Array {
  const bytes = new Uint8Array(file.length + 1);
  bytes.set(file);
  bytes[file.length] = byte;
  return bytes;
}
