import {pick, whole, type Random} from '../random.ts';
import {onOne, type Act, type Stage} from './stage.ts';
import type {Witness} from './witness.ts';

const settles = 'answered, or refused by name, in bounded time; a network that was trained answers';

/** Images: some values, 0–1. */
const images = (random: Random, count: number): Float32Array =>
  Float32Array.from({length: 784 * count}, () => (random() < 0.2 ? random() : 0));

/** With what an element may refuse to answer. */
function refusals({snapshot, run}: Witness): readonly string[] {
  const ended = ['AbortError'];
  // Before there is a network.
  return snapshot.history.epoch.length === 0 || !run.valid ? [...ended, 'InvalidStateError'] : ended;
}

const asking = (
  what: string,
  ask: (witness: Witness, random: Random) => Promise<Float32Array>,
  wanted: (witness: Witness) => number,
): Act['run'] =>
  onOne((witness, random, {promises}: Stage) => {
    const asked = ask(witness, random);
    const length = wanted(witness);
    void promises.watch(what, asked, refusals(witness)).then((values) => {
      if (values && (values.length % length !== 0 || values.length === 0))
        witness.blame(`${what} answers with ${values.length} values, ${length} each`);
    });
  });

/** What scripts ask the network. */
export const askingActs: Readonly<Record<string, Act>> = {
  encode: {
    promise: settles,
    run: asking(
      'encode',
      ({element}, random) => element.encode(images(random, whole(random, 1, 300))),
      ({element}) => element.recipe.encodingDim,
    ),
  },
  decode: {
    promise: settles,
    run: asking(
      'decode',
      ({element}, random) =>
        element.decode(Float32Array.from({length: element.recipe.encodingDim * whole(random, 1, 5)}, random)),
      () => 784,
    ),
  },
  reconstruct: {
    promise: settles,
    run: asking(
      'reconstruct',
      ({element}, random) => element.reconstruct(images(random, 3)),
      () => 784,
    ),
  },
  'ask-nonsense': {
    promise: 'numbers that make no whole image or code are refused with a RangeError',
    weight: 0.5,
    run: onOne(async (witness, random, {promises}) => {
      const {element} = witness;
      const width = element.recipe.encodingDim;
      const wrong = pick(random, [
        () => element.encode(new Float32Array(783)),
        () => element.reconstruct(new Float32Array(784).fill(NaN)),
        () => element.decode(new Float32Array(width + (width > 1 ? 1 : 0)).fill(NaN)),
      ]);
      if (await promises.watch('nonsense', wrong(), ['RangeError'])) witness.blame('nonsense is answered');
    }),
  },
};
