import type {Act, Stage} from './acts.ts';
import {checkWay} from './checks.ts';
import {pick, whole, type Random} from './random.ts';
import {oracleOf} from './reference.ts';
import {
  checkpointOf,
  fileOf,
  fromFile,
  historyOf,
  keep,
  positionOf,
  restore,
  save,
  type Kept,
} from './saved-runs.ts';
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
  if (batch === 0 && epoch > 0) {
    const valLoss = await (await oracleOf(recipe, then, checkpoint.state)).valLoss();
    const told = valLosses[epoch - 1]!;
    if (!(Math.abs(valLoss - told) <= 1e-3 * told + 1e-6))
      watched.blame(`saved with val_loss ${told} and weights that have ${valLoss}`);
  }
  const engine = kept.engines.length === 1 ? kept.engines[0]! : '';
  await checkWay(watched, [{how: 'saved', checkpoint, recipe, timeline: kept.timeline, engine}]);
}

/** Saves, however long it takes. Null where there is nothing to save, or no longer. */
async function saved(watched: Watched): Promise<Kept | null> {
  let outcome: {readonly kept: Kept | null} | null = null;
  const {life} = watched;
  save(watched).then(
    (kept) => (outcome = {kept}),
    () => (outcome = {kept: null}),
  );
  await watched.world.simulator.advance(60_000, () => outcome !== null);
  const {kept} = (outcome ?? {kept: null}) as {readonly kept: Kept | null};
  if (!kept || watched.life !== life) return null;
  await checkKept(watched, kept);
  return kept;
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
    promise: 'weights, history and position are of one moment',
    weight: 2,
    run: async (stage, random) => {
      const kept = await saved(one(stage, random));
      if (kept) stage.kept.push(kept);
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
      const kept = await saved(watched);
      if (!kept || watched.life !== life) return;
      let again: Kept;
      try {
        again = fromFile(watched, await fileOf(watched, kept), kept);
      } catch (error) {
        watched.blame(`a saved run cannot be loaded: ${(error as Error).message}`);
        return;
      }
      restore(watched, again);
    },
  },
  'damaged-file': {
    promise: 'a saved run with one bit changed, or cut short, is refused, and nothing changes',
    weight: 0.5,
    run: async (stage, random) => {
      const watched = one(stage, random);
      const kept = await saved(watched);
      if (!kept) return;
      const file = new Uint8Array(await fileOf(watched, kept));
      const damaged = random() < 0.3 ? file.slice(0, whole(random, 0, file.length - 1)) : file.slice();
      // Behind the header; what a flip makes of the header may be another run that is whole.
      if (damaged.length === file.length)
        damaged[whole(random, file.length >> 1, file.length - 1)]! ^= 1 << whole(random, 0, 7);
      try {
        fromFile(watched, damaged.buffer, kept);
      } catch {
        return;
      }
      watched.blame('a damaged file was taken for a saved run');
    },
  },
};
