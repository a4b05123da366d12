import '../../../src/entries/index.ts';
import {AeLatentView, AeNoiseDemo, AeTrainer, AeWorst} from '../../../src/components/index.ts';
import {forgetRung} from '../../../src/session/ladder.ts';
import {openSession} from '../../../src/session/session.ts';
import {itemsOf, type Outcome, type Plan} from '../plan.ts';
import {randomOf, whole, type Random} from '../random.ts';
import {drawRecipe} from '../recipes.ts';
import {acts, faults} from './acts.ts';
import {checkNothingHeld, checkNumbers, checkSaved} from './checks.ts';
import {frame, realTime, roundClock} from './clock.ts';
import {Complaints} from './complaints.ts';
import {Promises} from './promises.ts';
import {checkCurve, checkLinked, checkShown} from './shown.ts';
import type {Stage} from './stage.ts';
import {Ways} from './way.ts';
import {Witness} from './witness.ts';
import {interceptWorkers} from './workers.ts';

/** Short enough that faults are noticed within a test, long enough for a machine that has other things to do. */
const limits = {handshakeMs: 8000, silenceMs: 400, answerMs: 1200};
const graceMs = 120;
/** How long a run that trains or loads may say nothing, in milliseconds. */
const silenceMs = 30_000;

/** Every element, those that are linked too: what they hold is let go of in time. */
const classes = [AeTrainer, AeNoiseDemo, AeLatentView, AeWorst];

const table = {...acts, ...faults};
let folders = 0;
let elements = 0;

/** A seed's acts and faults; what is waited then is frames. */
export function planOf(seed: number): Plan {
  const random = randomOf(seed, 'page');
  const waitOf = () => (random() < 0.15 ? whole(random, 5, 25) : whole(random, 0, 3));
  return {
    seed,
    items: [{place: -1, name: 'play', wait: 2}, ...itemsOf(random, {acts, faults, without: [], waitOf})],
  };
}

/** Plays a plan through. @param tell hears of all that is done */
export async function run(
  {seed, items}: Plan,
  tell: (line: string) => void = () => undefined,
): Promise<Outcome> {
  const complaints = new Complaints();
  const workers = interceptWorkers();
  const {graceMs: usualGrace, loadSession} = AeTrainer;
  for (const of of classes)
    Object.assign(of, {graceMs, limits, loadSession: () => Promise.resolve(openSession)});
  forgetRung();
  const box = document.createElement('div');
  box.style.inlineSize = '700px';
  document.body.append(box);
  const causes = new Set<string>();
  const ways = new Ways();
  const stage: Stage = {
    seed,
    box,
    witnesses: [],
    linked: [],
    files: [],
    urls: [],
    ways,
    workers,
    promises: new Promises((code) => causes.has(code)),
    causes,
    graceMs,
    folder: () => `${performance.timeOrigin}-${++folders}`,
    create: () => document.createElement('ae-trainer'),
    async open(attributes) {
      const element = stage.create();
      element.id = `net-${++elements}`;
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      box.append(element);
      const witness = new Witness(['first', 'second'][stage.witnesses.length]!, element, ways);
      stage.witnesses.push(witness);
      await element.updateComplete;
      return witness;
    },
  };
  const broken: string[] = [];
  const isBroken = () => {
    broken.push(...complaints.found.splice(0).map((what) => `page: ${what}`));
    broken.push(...stage.promises.faults.splice(0));
    for (const {faults: found} of stage.witnesses) broken.push(...found.splice(0));
    return broken.length > 0;
  };
  try {
    await stage.open(drawRecipe(randomOf(seed, 'page recipe')));
    for (const {place, name, wait} of items) {
      const start = realTime();
      tell(`${name} (${place})`);
      await table[name]!.run(stage, randomOf(seed, place, name));
      for (let frames = 0; frames < wait; frames++) await frame();
      await checkMoment(stage);
      tell(`    ${Math.round(realTime() - start)} ms: ${stage.witnesses.map(toldOf).join('; ')}`);
      if (isBroken()) break;
    }
    if (broken.length === 0) {
      await finish(stage, randomOf(seed, 'page finish'));
      isBroken();
    }
  } catch (error) {
    broken.push(`the driver: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    roundClock(0);
    workers.refusals = 0;
    box.remove();
    broken.push(...(await checkNothingHeld(stage)).map((what) => `page: ${what}`));
    await stage.promises.settle();
    isBroken();
    for (const url of stage.urls) URL.revokeObjectURL(url);
    workers.restore();
    complaints.restore();
    for (const of of classes) Object.assign(of, {graceMs: usualGrace, limits: undefined, loadSession});
  }
  return {broken};
}

const toldOf = ({name, element, snapshot, way}: Witness): string =>
  `${name} ${element.status} ${snapshot.epoch}.${snapshot.batch} of ${snapshot.epochs}` +
  ` ${way.engines.join('+')}${way.tainted ? ' tainted' : ''} ${snapshot.failure?.code ?? ''}`;

/** What holds at any moment. */
async function checkMoment(stage: Stage): Promise<void> {
  stage.promises.check();
  for (const witness of stage.witnesses) {
    if (witness.element.isConnected) witness.freed();
    await checkShown(witness);
    witness.checkTold();
    checkFailure(stage, witness);
    if (!witness.resting && realTime() - witness.heardAt > silenceMs)
      witness.blame(`says that it is ${witness.snapshot.status}, and nothing for ${silenceMs} ms`);
  }
  await checkLinked(stage);
}

/** Failures that nobody caused. */
function checkFailure({causes}: Stage, witness: Witness): void {
  const {status, failure} = witness.snapshot;
  if (status === 'error' && failure && !causes.has(failure.code))
    witness.blame(`fails without a cause: ${failure.code} ${JSON.stringify(failure.values)}`);
}

/** Nothing is wrong any more: every run comes to its end, and what it has come to is looked at. */
async function finish(stage: Stage, random: Random): Promise<void> {
  const {witnesses, workers} = stage;
  // Many pages are left in the midst of what goes on.
  if (random() < 0.3) return;
  roundClock(0);
  workers.refusals = 0;
  for (const worker of workers.held) worker.trouble({refusals: 0, roundedTo: 0});
  for (const witness of witnesses) {
    const {element, run} = witness;
    await stage.promises.settle();
    if (!element.isConnected || !run.valid) continue;
    if (witness.snapshot.epochs > 40) element.pause();
    if (!(await witness.rests())) continue;
    element.removeAttribute('weights');
    // Twice: a server may not have been asked yet that fails at first.
    for (let i = 0; i < 2; i++) {
      const {status, failure} = witness.snapshot;
      if (status === 'done' || failure?.code === 'diverged') break;
      if (!(await witness.trains(() => element.play()))) break;
    }
    const {failure, status} = witness.snapshot;
    if (failure && failure.code !== 'diverged')
      witness.blame(
        `fails where nothing is wrong any more: ${failure.code} ${JSON.stringify(failure.values)}`,
      );
    await checkMoment(stage);
    await checkCurve(witness);
    await checkNumbers(stage, witness);
    if (status !== 'error') await checkSaved(stage, witness, random);
  }
}
