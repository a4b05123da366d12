import type {Checkpoint} from '../../../src/protocol/state.ts';
import type {Queries, QueryName} from '../../../src/protocol/queries.ts';
import {between, pick, type Random} from '../random.ts';
import {replay} from '../reference.ts';
import {sameState} from '../same-state.ts';
import {imagesOf} from './data.ts';
import {oracleOf, type Oracle} from './oracle.ts';
import type {At} from '../timeline.ts';
import type {Asked, Told} from './told.ts';
import type {Watched} from './watched.ts';

/** How near an answer in 32-bit floats comes to the oracle's. */
const near = (found: number, wanted: number, relative = 1e-3): boolean =>
  Math.abs(found - wanted) <= relative * Math.abs(wanted) + 1e-6;
/** Weights beyond which sums in 32 bits are others than in 64; a divergence that was stopped may leave such. */
const largestWeight = 1e4;
/** Where weights are that large, rounding alone decides what sums of them are. */
export const areHuge = ({state}: Checkpoint): boolean =>
  state.weights.some((values) => values.some((value) => Math.abs(value) > largestWeight));

/** How far from the first loss weights may be that are called good. */
const explodedAbove = 1e7;

/** Lets a question be answered. Null where it was refused. */
export async function answered<K extends QueryName>(
  watched: Watched,
  asked: Asked<K>,
  ms = 120_000,
): Promise<Queries[K]['answer'] | null> {
  await watched.world.simulator.advance(ms, () => asked.outcome !== null);
  const {outcome} = asked;
  return outcome && 'answer' in outcome ? outcome.answer : null;
}

/** Numbers of a run against those of a run that nobody disturbed, and what it shows against its weights. */
export async function checkNumbers(watched: Watched): Promise<void> {
  const {snapshot, recipe, timeline} = watched;
  if (snapshot.status === 'error' && snapshot.failure?.code !== 'diverged') return;
  if (snapshot.history.epoch.length === 0 && snapshot.batch === 0) return;
  const checkpoint = await answered(watched, watched.ask('checkpoint', {}));
  if (!checkpoint || !watched.resting) return;
  const {history} = watched.snapshot;
  const {epoch, batch} = checkpoint.position;
  if (history.epoch.length !== epoch)
    watched.blame(`weights of ${epoch}.${batch} with a history of ${history.epoch.length}`);
  if (watched.tainted) return;
  const now = timeline.turns.at(-1)!;
  const oracle = await oracleOf(recipe, now, checkpoint.state);
  const valLoss = await oracle.valLoss();
  // The noise may have been changed since, which changes what validation says.
  const noiseThen = timeline.at({epoch: epoch - 1, batch: Infinity});
  const sameNoise = noiseThen.low === now.low && noiseThen.high === now.high;
  if (
    batch === 0 &&
    epoch > timeline.start.epoch &&
    sameNoise &&
    !areHuge(checkpoint) &&
    timeline.certain &&
    !near(history.valLoss[epoch - 1]!, valLoss)
  )
    watched.blame(`val_loss ${history.valLoss[epoch - 1]} where the weights have ${valLoss}`);
  if (!watched.comparable) return;
  const engine = [...watched.engines][0]!;
  const reference = await replay(engine, recipe, imagesOf(recipe), timeline, [checkpoint.position]);
  const differs = sameState(checkpoint, reference.checkpoints[0]!);
  if (differs) watched.blame(`not the numbers of an undisturbed run: ${differs}`);
  const wrong = [...reference.epochs].find(
    ([number, {loss, valLoss: wanted}]) =>
      number <= history.epoch.length &&
      (history.loss[number - 1] !== loss || history.valLoss[number - 1] !== wanted),
  );
  if (wrong)
    watched.blame(
      `not the numbers of an undisturbed run: epoch ${wrong[0]} has ${history.loss[wrong[0] - 1]},` +
        ` ${history.valLoss[wrong[0] - 1]} for ${wrong[1].loss}, ${wrong[1].valLoss}`,
    );
}

/** Checkpoints that the page was told: as an undisturbed run has them, and of no net that exploded. */
export async function checkTold(watched: Watched): Promise<void> {
  const ways = new Map<string, Told[]>();
  for (const told of watched.told.splice(0)) {
    const {recipe, timeline, engine} = told;
    const {data} = {data: recipe.dataset.startsWith('https:') && watched.world.network.faulted};
    const way = JSON.stringify([recipe, timeline, engine]);
    if (!data) ways.set(way, [...(ways.get(way) ?? []), told]);
  }
  for (const told of ways.values()) await checkWay(watched, told);
}

/** Those of one way. */
export async function checkWay(watched: Watched, told: readonly Told[]): Promise<void> {
  const {recipe, timeline, engine} = told[0]!;
  const known = engine !== '' && timeline.certain;
  const places: readonly At[] = known ? told.map(({checkpoint}) => checkpoint.position) : [];
  const reference = await replay(known ? engine : 'plain', recipe, imagesOf(recipe), timeline, [
    timeline.start,
    ...places,
  ]);
  const [start, ...wanted] = reference.checkpoints;
  const first = await (await oracleOf(recipe, timeline.turns[0]!, start!.state)).valLoss();
  for (const [i, {checkpoint}] of told.entries()) {
    const {epoch, batch} = checkpoint.position;
    const loss = await (await oracleOf(recipe, timeline.turns.at(-1)!, checkpoint.state)).valLoss();
    if (!(loss < explodedAbove * Math.max(first, 1e-6)))
      watched.blame(
        `${told[i]!.how} weights of ${epoch}.${batch} that have exploded: loss ${loss}, first ${first}`,
      );
    const differs = known && sameState(checkpoint, wanted[i]!);
    if (differs) watched.blame(`${told[i]!.how} weights that an undisturbed run has not: ${differs}`);
  }
}

/** How many requests there were when another is to cost none; without bound where another session may be fetching. */
export function requestsBefore(watched: Watched, sessions: readonly Watched[]): number {
  const others = sessions.filter((other) => other !== watched);
  const fetches = others.some(({recipe}) => recipe.dataset.startsWith('https:'));
  return fetches ? Infinity : watched.world.network.requests;
}

/** The pictures shown are those of the weights, and cost nobody a download. */
export async function checkPictures(watched: Watched, before: number): Promise<void> {
  const {recipe, timeline, world, life} = watched;
  const {samples, reconstructions, failure} = watched.snapshot;
  if (failure) return;
  if (world.network.requests > before) watched.blame('pictures were fetched that are known');
  if (!samples || !reconstructions) return watched.blame('a run that is restored shows nothing');
  const found = await answered(watched, watched.ask('checkpoint', {}));
  if (!found || watched.life !== life || !watched.resting) return;
  if (areHuge(found)) return;
  const oracle = await oracleOf(recipe, timeline.turns.at(-1)!, found.state);
  const wanted = await oracle.reconstruct(Float32Array.from(samples.images, (byte) => byte / 255));
  const fault = differ('pictures', watched.snapshot.reconstructions ?? reconstructions, wanted);
  if (fault) watched.blame(fault);
}

/** Asks at rest, in an order of its own, and holds the answers against the oracle. */
export async function checkAnswers(watched: Watched, random: Random): Promise<void> {
  const {life, recipe} = watched;
  const questions: ((oracle: Oracle) => Promise<string | null>)[] = [
    async (oracle) => {
      const images = oracle.test.slice(0, 784 * 3);
      const found = await answered(watched, watched.ask('encode', {images}));
      return found ? differ('encode', found, await oracle.encode(images)) : null;
    },
    async (oracle) => {
      const images = oracle.test.slice(0, 784 * 2);
      const found = await answered(watched, watched.ask('reconstruct', {images}));
      return found ? differ('reconstruct', found, await oracle.reconstruct(images)) : null;
    },
    async (oracle) => {
      const codes = Float32Array.from({length: recipe.encodingDim}, () => between(random, -1, 1));
      const found = await answered(watched, watched.ask('decode', {codes}));
      return found ? differ('decode', found, await oracle.decode(codes)) : null;
    },
    async (oracle) => {
      const count = imagesOf(recipe).test.length / 784;
      const found = await answered(watched, watched.ask('worst', {count}));
      if (!found) return null;
      const mean = found.losses.reduce((sum, loss) => sum + loss, 0) / found.losses.length;
      const wanted = await oracle.valLoss();
      return near(mean, wanted) ? null : `worst: mean ${mean} of all losses where the loss is ${wanted}`;
    },
    async (oracle) => {
      const found = await answered(watched, watched.ask('evaluate', {}));
      const wanted = await oracle.valLoss();
      return found === null || near(found, wanted) ? null : `evaluate ${found} for ${wanted}`;
    },
    async (oracle) => {
      const question = {
        part: 'model',
        kind: 'gaussian',
        levels: [0],
        asker: 'check',
      } as const;
      const found = await answered(watched, watched.ask('noiseCurve', question));
      if (!found) return null;
      const made = await oracle.reconstruct(oracle.test);
      const wanted = made.reduce((sum, value, i) => sum + (value - oracle.test[i]!) ** 2, 0) / made.length;
      const got = found.model![0]!;
      return near(got, wanted) ? null : `noise curve: ${got} without noise for ${wanted}`;
    },
    async (oracle) => {
      const found = await answered(watched, watched.ask('codes', {count: 1000}));
      if (!found) return null;
      return differ('codes', found.values, await oracle.encode(oracle.test));
    },
    () => checkPast(watched, random),
  ];
  const still = () =>
    watched.resting &&
    watched.life === life &&
    !watched.disposed &&
    !watched.tainted &&
    watched.timeline.certain;
  // At rest the weights stay what they are.
  const found = await answered(watched, watched.ask('checkpoint', {}));
  if (!found || !still()) return;
  if (areHuge(found)) return;
  const oracle = await oracleOf(recipe, watched.timeline.turns.at(-1)!, found.state);
  while (questions.length > 0) {
    const [question] = questions.splice(Math.floor(random() * questions.length), 1);
    const fault = await question!(oracle);
    if (!still()) return;
    if (fault) watched.blame(fault);
  }
}

/** A kept epoch's loss, asked again: that of then where the noise is that of then. */
async function checkPast(watched: Watched, random: Random): Promise<string | null> {
  const {snapshot, timeline, recipe} = watched;
  const {history, archive} = snapshot;
  const kept = (archive?.epochs ?? []).filter(
    (epoch) => epoch > timeline.start.epoch && epoch <= history.epoch.length,
  );
  if (kept.length === 0 || !timeline.certain) return null;
  const epoch = pick(random, kept);
  const found = await answered(watched, watched.ask('evaluate', {}, {epoch}));
  if (found === null) return null;
  const now = timeline.turns.at(-1)!;
  const then = timeline.at({epoch: epoch - 1, batch: Infinity});
  const told = history.valLoss[epoch - 1]!;
  if (then.low === now.low && then.high === now.high)
    // Bit by bit where one engine found both.
    return found === told || (watched.engines.size > 1 && near(found, told))
      ? null
      : `epoch ${epoch} evaluates to ${found}, but its val_loss is ${told}`;
  if (!watched.comparable) return null;
  const place = {epoch, batch: 0};
  const {checkpoints} = await replay([...watched.engines][0]!, recipe, imagesOf(recipe), timeline, [place]);
  const wanted = await (await oracleOf(recipe, now, checkpoints[0]!.state)).valLoss();
  return near(found, wanted)
    ? null
    : `epoch ${epoch} evaluates to ${found} for ${wanted} with the noise of now`;
}

function differ(what: string, found: Float32Array, wanted: Float32Array): string | null {
  if (found.length !== wanted.length) return `${what}: ${found.length} values for ${wanted.length}`;
  const most = wanted.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-6);
  const at = found.findIndex((value, i) => !(Math.abs(value - wanted[i]!) <= 1e-3 * most));
  return at < 0 ? null : `${what}: ${found[at]} for ${wanted[at]}`;
}
