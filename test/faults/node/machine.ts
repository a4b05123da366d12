import {acts, type Stage} from './acts.ts';
import {checkNumbers, checkTold} from './checks.ts';
import {faults} from './faults.ts';
import {itemsOf, type Outcome, type Plan} from '../plan.ts';
import {between, randomOf, type Random} from '../random.ts';
import {drawRecipe} from '../recipes.ts';
import {files} from './data.ts';
import {toldOf, Watched} from './watched.ts';
import {World, type Codes} from './world.ts';

export {acts, faults};
export {kindOf, shrink} from '../shrink.ts';

export interface Verdict extends Outcome {
  readonly happened: number;
  readonly virtualMs: number;
}

const table = {...acts, ...faults};

/** @param without names of acts and faults that are left out */
export function planOf(seed: number, without: readonly string[] = []): Plan {
  const random = randomOf(seed, 'plan');
  // Mostly a moment; now and then long enough for watchdogs and graces, in milliseconds.
  const waitOf = () => (random() < 0.15 ? between(random, 2000, 20_000) : between(random, 0, 400));
  const items = itemsOf(random, {acts, faults, without, waitOf});
  // Some readers' pages allow no worker from the beginning.
  const start =
    random() < 0.12 && !without.includes('workers-forbidden') ? ['workers-forbidden', 'play'] : ['play'];
  return {seed, items: [...start.map((name, i) => ({place: i - 2, name, wait: 50})), ...items]};
}

/** How long a run may say nothing while it trains or loads. */
const silenceMs = {training: 150_000, loading: 600_000};
/** How long a question may wait for its answer. */
const patienceMs = 600_000;

function checkAlive({sessions, world}: Stage): void {
  for (const watched of sessions) {
    const {status} = watched.snapshot;
    for (const {name, askedAt, outcome} of watched.asked)
      if (!outcome && world.simulator.awake - askedAt > patienceMs)
        watched.blame(`a question waits for its answer without end: ${name}`);
    if (status !== 'training' && status !== 'loading') continue;
    const silent = world.simulator.awake - watched.heardAt;
    if (silent > silenceMs[status])
      watched.blame(`says that it is ${status}, and nothing for ${Math.round(silent)} ms`);
  }
}

/** Failures that nobody caused. */
function checkFailures({sessions, causes, world}: Stage): void {
  for (const watched of sessions) {
    const {status, failure} = watched.snapshot;
    if (status !== 'error' || !failure) continue;
    const {code} = failure;
    const caused =
      code === 'diverged'
        ? watched.daring
        : code === 'worker-refused'
          ? world.kills > 3 || (world.kills > 0 && causes.has('engine-lost'))
          : causes.has(code) || (code.startsWith('data-') && world.network.faulted);
    if (!caused) watched.blame(`fails without a cause: ${code} ${JSON.stringify(failure.values)}`);
  }
}

function checkRest({sessions}: Stage): void {
  for (const watched of sessions) {
    if (watched.epochsChangedAtRest) continue;
    const {status, epoch, epochs, batch} = watched.snapshot;
    if (status === 'paused' && epoch >= epochs && batch === 0)
      watched.blame(`paused at the end: ${epoch} of ${epochs}`);
    if (status === 'done' && epoch < epochs && !watched.recipe.stopAtPlateau)
      watched.blame(`done at epoch ${epoch} of ${epochs}`);
  }
}

function checkQuestions({sessions, gone}: Stage): void {
  for (const watched of [...sessions, ...gone]) {
    for (const {name, epoch, outcome} of watched.asked) {
      const what = epoch === undefined ? name : `${name} of an epoch`;
      if (!outcome) watched.blame(`a question was never answered: ${what}`);
      else if ('error' in outcome) watched.checkRefusal(outcome.error, what);
    }
  }
}

/** After any divergence a sound rate trains again. Optimizers whose steps follow the rate alone cannot fail to. */
async function checkSoundRate(watched: Watched): Promise<void> {
  const {simulator} = watched.world;
  if (!watched.diverged || !['adam', 'adamax', 'nadam', 'rmsprop'].includes(watched.recipe.optimizer)) return;
  watched.change({'learning-rate': '0.001'});
  await simulator.advance(2000);
  // A step that is under way is not of that rate: its outcome may still have to be gone back from.
  let isOver = !watched.changedInStep;
  for (let i = 0; i < 2; i++) {
    watched.step({epochs: 1});
    await simulator.advance(20_000, () => !watched.resting);
    await watched.rests(200_000);
    const {failure} = watched.snapshot;
    if (failure?.code === 'diverged' && isOver) return watched.blame('diverges with a sound rate');
    isOver = true;
  }
}

/** All is let go in the end. */
async function checkNothingHeld({world, sessions, gone}: Stage): Promise<void> {
  const {simulator, network} = world;
  for (const watched of sessions) watched.dispose();
  gone.push(...sessions.splice(0));
  const {blame} = {blame: (what: string) => gone[0]!.blame(what)};
  await simulator.advance(1500);
  if (network.open > 0) blame(`${network.open} downloads go on after the end`);
  const connections = [];
  const {acquire, release, workerCount} = world.library;
  for (const file of ['simd', 'basic'] as const) {
    // Only those that are there: nobody is to be started for this.
    if (!world.livingWorkers.some((worker) => worker.file === `ae-worker-${file}.js`)) continue;
    let connection: Awaited<ReturnType<typeof acquire>> | null = null;
    void acquire(file, null).then((found) => (connection = found));
    await simulator.advance(40_000, () => connection !== null);
    if (connection) connections.push(connection as Awaited<ReturnType<typeof acquire>>);
  }
  await simulator.advance(30_000);
  for (const connection of connections) {
    let held: unknown = null;
    connection
      .call((api) => api.ping())
      .then(
        (found) => (held = found),
        () => (held = undefined),
      );
    await simulator.advance(60_000, () => held !== null);
    const {runs, tensors, bytes} = (held ?? {runs: 0, tensors: 0, bytes: 0}) as Record<string, number>;
    if (runs || tensors || bytes) blame(`held after the end: ${JSON.stringify(held)}`);
    release(connection);
  }
  const {models, data} = world.held;
  if (models > 0) blame(`${models} models held after the end`);
  if (data.length > 0) blame(`data held after the end: ${data.join(', ')}`);
  await simulator.advance(5000);
  if (workerCount() > 0) blame(`${workerCount()} workers kept after the end`);
  if (world.livingWorkers.length > 0) blame(`${world.livingWorkers.length} workers live after the end`);
}

async function finish(stage: Stage, random: Random): Promise<void> {
  const {world, sessions} = stage;
  const {simulator} = world;
  // Half of all pages are left in the midst of what goes on.
  const left = random() < 0.5;
  if (!left) {
    world.calm();
    // What was asked for while something was wrong, another session may still wait for.
    for (const watched of sessions) await watched.rests(600_000);
    for (const watched of sessions) {
      // Once more, now that nothing is wrong: to the end.
      if (watched.snapshot.status !== 'done' && watched.snapshot.failure?.code !== 'diverged') {
        watched.play();
        await simulator.advance(20_000, () => !watched.resting);
        await watched.rests(600_000);
      }
      const {status, failure} = watched.snapshot;
      if (!watched.resting) watched.blame(`never comes to rest: ${status}`);
      if (failure && failure.code !== 'diverged')
        watched.blame(`fails where nothing is wrong any more: ${failure.code}`);
    }
    checkAlive(stage);
    checkFailures(stage);
    checkRest(stage);
    for (const watched of sessions) {
      await checkNumbers(watched);
      await checkSoundRate(watched);
    }
  }
  for (const watched of sessions) await checkTold(watched);
  world.calm();
  await checkNothingHeld(stage);
  checkQuestions(stage);
}

/** Plays a plan through. @param tell hears of all that is done, commanded and said */
export async function run(
  codes: Codes,
  {seed, items}: Plan,
  tell: ((line: string) => void) | null = null,
): Promise<Verdict> {
  const world = new World(codes, seed, files);
  if (tell) world.tell = (line) => tell(`${world.simulator.now.toFixed(1).padStart(9)}  ${line}`);
  const noteUnhandled = (error: unknown) => world.note('unhandled', error);
  process.on('unhandledRejection', noteUnhandled);
  const first = new Watched('first', world, drawRecipe(randomOf(seed, 'recipe')));
  const stage: Stage = {world, seed, sessions: [first], gone: [], kept: [], causes: new Set()};
  world.onCommand = (name, given) => {
    world.tell(`    command ${name} ${toldOf(given)}`);
    for (const watched of [...stage.sessions, ...stage.gone]) watched.command(name, given);
  };
  const broken: string[] = [];
  try {
    for (const {place, name, wait} of items) {
      world.simulator.enter(world.page);
      world.tell(`${name} (${place})`);
      await table[name]!.run(stage, randomOf(seed, place, name));
      await world.simulator.advance(wait);
      checkAlive(stage);
      checkFailures(stage);
      if (
        world.uncaught.length > 0 ||
        [...stage.sessions, ...stage.gone].some((each) => each.faults.length > 0)
      )
        break;
    }
    const clean = [...stage.sessions, ...stage.gone].every((each) => each.faults.length === 0);
    if (clean) await finish(stage, randomOf(seed, 'finish'));
  } catch (error) {
    broken.push(`the driver: ${error instanceof Error ? error.stack : String(error)}`);
  }
  for (const watched of [...stage.gone, ...stage.sessions])
    broken.push(...watched.faults.map((fault) => `${watched.name}: ${fault}`));
  broken.push(...world.uncaught.map((what) => `uncaught in ${what}`));
  const {happened, now} = world.simulator;
  world.end();
  await world.simulator.settle();
  process.off('unhandledRejection', noteUnhandled);
  return {broken, happened, virtualMs: Math.round(now)};
}
