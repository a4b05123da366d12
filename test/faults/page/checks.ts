import {acquire, closeIdle, release, workerCount} from '../../../src/session/workers.ts';
import type {Checkpoint} from '../../../src/protocol/state.ts';
import {hasReference, replay} from '../reference.ts';
import {sameState} from '../same-state.ts';
import {Timeline} from '../timeline.ts';
import type {Random} from '../random.ts';
import {until} from './clock.ts';
import {imagesOf} from './images.ts';
import {damaged, wordsOf} from './saved-file.ts';
import type {Stage} from './stage.ts';
import type {Witness} from './witness.ts';

/** How many runs were compared with undisturbed ones, so that it shows when none are. */
export const compared = {runs: 0, epochs: 0, files: 0};

/** Weights and place at rest; null where it does not rest, or goes away meanwhile. */
async function checkpointOf({promises}: Stage, witness: Witness): Promise<Checkpoint | null> {
  const {history, status} = witness.snapshot;
  if (!witness.resting || history.epoch.length === 0) return null;
  const asked = witness.run.ask('checkpoint', {});
  const answer = await promises.watch('checkpoint', asked, ['AbortError']);
  const still = witness.snapshot.history === history && witness.snapshot.status === status;
  return answer && still ? answer : null;
}

/** Numbers of a run at rest against those of a run that nobody disturbed. */
export async function checkNumbers(stage: Stage, witness: Witness): Promise<void> {
  await stage.promises.settle();
  if (!witness.element.isConnected || !witness.run.valid) return;
  const checkpoint = await checkpointOf(stage, witness);
  if (!checkpoint) return;
  const {history} = witness.snapshot;
  const {epoch} = checkpoint.position;
  // What the worker said before it answered may still be on its way to a page that is busy.
  await until(() => witness.snapshot.history !== history || history.epoch.length === epoch, 2000);
  if (witness.snapshot.history !== history) return;
  if (history.epoch.length !== epoch)
    return witness.blame(`weights of epoch ${epoch} with a history of ${history.epoch.length}`);
  const {tainted, recipe, engines} = witness.way;
  if (tainted || !recipe || engines.length !== 1 || !hasReference(engines[0]!) || witness.daring) return;
  const images = imagesOf(witness.element, recipe);
  const reference = await replay(engines[0]!, recipe, images, Timeline.from(recipe), [checkpoint.position]);
  compared.runs++;
  compared.epochs += epoch;
  const differs = sameState(checkpoint, reference.checkpoints[0]!);
  if (differs) witness.blame(`not the numbers of an undisturbed run: ${differs}`);
  for (const [number, {loss, valLoss}] of reference.epochs)
    // The last one may still have been validated.
    if (number <= epoch && (history.loss[number - 1] !== loss || history.valLoss[number - 1] !== valLoss))
      return witness.blame(
        `not the numbers of an undisturbed run: epoch ${number} has ${history.loss[number - 1]}, ${history.valLoss[number - 1]} for ${loss}, ${valLoss}`,
      );
}

/** A run at rest goes into a file and comes out of it as it was; a damaged one changes nothing. */
export async function checkSaved(stage: Stage, witness: Witness, random: Random): Promise<void> {
  await stage.promises.settle();
  const {element, run} = witness;
  run.show(null);
  const checkpoint = await checkpointOf(stage, witness);
  if (!checkpoint) return;
  const {promises, box} = stage;
  const {history} = element;
  const digits = imagesOf(element, element.recipe).test.slice(0, 784 * 2);
  const ask = (of: typeof element) => promises.watch('reconstruct', of.reconstruct(digits), []);
  const blob = await promises.watch('save', element.save(), []);
  const answer = await ask(element);
  if (!blob || !answer) return;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  compared.files++;
  const {position, history: told} = wordsOf(bytes);
  if (position.epoch !== told.valLoss.length || position.epoch !== checkpoint.position.epoch)
    witness.blame(`a file of epoch ${position.epoch} with a history of ${told.valLoss.length}`);
  const other = stage.create();
  box.append(other);
  try {
    for (let i = 0; i < 2; i++) {
      const bad = new Blob([damaged(bytes, random)]);
      const loading = other.load(bad).then(() => true);
      if (await promises.watch('load', loading, ['run-invalid'])) witness.blame('a damaged file is loaded');
      if (other.status !== 'idle' || other.history.epoch.length > 0)
        witness.blame('a damaged file changes something');
    }
    await promises.watch('load', other.load(blob), []);
    if (JSON.stringify(other.history) !== JSON.stringify(history))
      witness.blame('a file with another history');
    const again = await ask(other);
    const same = again?.length === answer.length && again.every((value, i) => Object.is(value, answer[i]));
    // Another engine's sums differ in the last bits.
    if (!same && witness.way.engines.length === 1 && again && sharesEngine(other, element))
      witness.blame('a file that answers otherwise');
  } finally {
    other.remove();
  }
}

type HasRun = {readonly run: {readonly snapshot: {readonly engine: {readonly name: string} | null}}};
const sharesEngine = (a: unknown, b: unknown): boolean =>
  (a as HasRun).run.snapshot.engine?.name === (b as HasRun).run.snapshot.engine?.name;

/** All is let go once the elements are gone: runs in workers, then the workers. */
export async function checkNothingHeld(stage: Stage): Promise<readonly string[]> {
  const {workers} = stage;
  const blamed: string[] = [];
  // A file that was being read, a session that was being opened.
  for (const file of ['simd', 'basic'] as const) {
    if (![...workers.held].some((worker) => worker.file === file)) continue;
    const connection = await acquire(file, null);
    let held = {runs: 0, tensors: 0, bytes: 0};
    let asking = false;
    const ask = async () => {
      asking = true;
      held = await connection.call((api) => api.ping()).catch(() => ({runs: 0, tensors: 0, bytes: 0}));
      asking = false;
    };
    await ask();
    await until(() => {
      if (held.runs + held.tensors + held.bytes === 0) return true;
      if (!asking) void ask();
      return false;
    }, 10_000);
    const {runs, tensors, bytes} = held;
    if (runs + tensors + bytes > 0)
      blamed.push(`held after the end: ${runs} runs, ${tensors} tensors, ${bytes} bytes`);
    release(connection);
  }
  await closeIdle();
  // Who waits for a lost worker that a file was read in waits with a reader's patience.
  if (!(await until(() => workerCount() === 0, 25_000)))
    blamed.push(`${workerCount()} workers kept after the end`);
  if (!(await until(() => workers.held.size === 0, 2000)))
    blamed.push(
      `${workers.held.size} workers live after the end: ${[...workers.held].map(({file}) => file).join()}`,
    );
  // What is left over is no matter of the next page's.
  for (const worker of workers.held) worker.break();
  return blamed;
}
