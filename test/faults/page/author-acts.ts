import {drawn} from '../images.ts';
import {pick, whole} from '../random.ts';
import {frame} from './clock.ts';
import {loses, mayTrain} from './reader-acts.ts';
import {onOne, settingOne, type Act, type Stage} from './stage.ts';
import type {Witness} from './witness.ts';

const startsOver = 'starts over: fresh weights and no history';

/** An author's arrays: bytes, and numbers. */
const ownBytes = {train: drawn(90, 0, 11).images, test: drawn(18, 1, 11).images};
const ownNumbers = {
  train: Float32Array.from(ownBytes.train.subarray(0, 60 * 784), (byte) => byte / 255),
  test: Float32Array.from(ownBytes.test, (byte) => byte / 255),
};

/** What authors' scripts do. */
export const authorActs: Readonly<Record<string, Act>> = {
  play: {
    promise: 'trains until the epochs are done; after the last, as many again',
    weight: 3,
    run: onOne((witness) => {
      if (mayTrain(witness)) witness.element.play();
    }),
  },
  pause: {promise: `comes to rest; ${loses}`, weight: 1.5, run: onOne(({element}) => element.pause())},
  'step-epochs': {
    promise: 'from rest, ends exactly that many epochs on',
    weight: 1.5,
    run: onOne((witness, random) => {
      if (mayTrain(witness)) witness.element.step({epochs: whole(random, 1, 2)});
    }),
  },
  'step-batches': {
    promise: 'from rest, ends exactly that many batches on',
    run: onOne((witness, random) => {
      if (mayTrain(witness)) witness.element.step({batches: whole(random, 1, 9)});
    }),
  },
  'step-from-rest': {
    promise: 'ends exactly where it was to end, and says that it rests there',
    run: onOne(async (witness, random, stage) => {
      witness.element.pause();
      if (!(await witness.rests()) || !(await allHeard(stage, witness)) || !mayTrain(witness)) return;
      const {element, run} = witness;
      const {status, epoch} = witness.snapshot;
      // From a file that is yet to come it begins elsewhere.
      if (status === 'error' || !run.valid || element.hasAttribute('weights') || witness.armed) return;
      const epochs = whole(random, 1, 2);
      if (!(await witness.trains(() => element.step({epochs})))) return;
      const {snapshot} = witness;
      if (snapshot.status !== 'error' && snapshot.epoch !== epoch + epochs)
        witness.blame(`a step of ${epochs} from ${epoch} ends at ${snapshot.epoch}: ${snapshot.status}`);
    }),
  },
  reset: {
    promise: 'fresh weights and no history',
    weight: 0.5,
    run: onOne((witness) => {
      witness.element.reset();
      if (!witness.isBlank) witness.blame('a reset leaves something');
    }),
  },
  'act-in-a-listener': {
    promise: 'what a listener does while it is told of an epoch takes effect as anywhere else',
    run: onOne((witness, random) => {
      const {element} = witness;
      const acts = [
        () => element.pause(),
        () => element.reset(),
        () => element.setAttribute('seed', String(whole(random, 0, 99))),
        () => void element.status,
      ];
      const some = [pick(random, acts), pick(random, acts)];
      witness.armed = true;
      const listener = () => {
        witness.armed = false;
        for (const act of some) act();
      };
      element.addEventListener('ae-epoch-end', listener, {once: true});
    }),
  },
  'change-epochs': {
    promise: `takes effect at once; ${loses}`,
    run: settingOne({epochs: ['2', '3', '5', '8']}),
  },
  'change-goal': {promise: loses, run: settingOne({goal: ['val_loss<0.1', 'loss<0.05', 'val_loss<1']})},
  'change-patience': {
    promise: loses,
    run: settingOne({patience: ['1', '2', '4'], 'min-delta': ['1%', '0.001']}),
  },
  'change-rate': {
    promise: 'takes effect from the next step on',
    weight: 0.5,
    run: onOne((witness, random) => {
      witness.taint();
      witness.element.setAttribute('learning-rate', pick(random, ['0.001', '0.01', '0.002']));
    }),
  },
  'change-noise-factor': {
    promise: 'takes effect from the next step on',
    weight: 0.4,
    run: onOne((witness, random) => {
      witness.taint();
      witness.element.setAttribute('noise-factor', pick(random, ['0.1', '0.6', '0.2-0.8']));
    }),
  },
  'change-network': {
    promise: startsOver,
    run: settingOne({
      'encoding-dim': ['2', '3', '5'],
      activation: ['tanh', 'linear', 'relu'],
      'hidden-units': ['none', '6', '8,5'],
    }),
  },
  'change-optimizer': {
    promise: startsOver,
    run: settingOne({optimizer: ['adam', 'nadam', 'sgd', 'adadelta']}),
  },
  'change-seed': {promise: startsOver, weight: 0.7, run: settingOne({seed: ['1', '2', '3']})},
  'change-sizes': {
    promise: startsOver,
    weight: 0.7,
    run: settingOne({'train-size': ['60', '90', '120'], 'test-size': ['10', '24']}),
  },
  'change-backend': {
    promise: `${startsOver}; trains on the engine asked for`,
    weight: 0.7,
    run: settingOne({backend: ['simd', 'plain']}),
  },
  'wrong-attribute': {
    promise: 'nothing trains until it is corrected; the run there was is still there then',
    run: onOne(async (witness, random) => {
      const {element} = witness;
      const name = pick(random, ['epochs', 'optimizer', 'encoding-dim', 'noise-factor']);
      const before = element.getAttribute(name);
      element.setAttribute(name, 'nonsense');
      await element.updateComplete;
      if (element.status !== 'error') witness.blame(`a wrong ${name} is taken: ${element.status}`);
      element.play();
      if (!(await witness.rests())) return;
      if (before === null) element.removeAttribute(name);
      else element.setAttribute(name, before);
    }),
  },
  'own-data': {
    promise: "starts over with an author's arrays, bytes or numbers",
    weight: 0.7,
    run: onOne(({element}, random) => {
      element.data = pick(random, [{...ownBytes}, {...ownNumbers}]);
    }),
  },
  'data-digits': {
    promise: 'starts over with the digits that are drawn',
    weight: 0.7,
    run: onOne(({element}) => {
      element.data = null;
      element.removeAttribute('dataset');
    }),
  },
  'data-url': {
    promise: 'starts over with the images of a file',
    weight: 0.7,
    run: onOne((witness) => useFile(witness.element, 'good')),
  },
};

/**
 * Until a run that rests has done all that it was told, and that is heard. A step that is on its way to a stalled worker is
 * none that the page has heard of, and where the pause behind it comes too late, it is trained as well.
 * @returns whether it still rests then
 */
async function allHeard({promises}: Stage, witness: Witness): Promise<boolean> {
  // Messages keep their order: the first answer comes after all that it was told. A report that waits for the page to have
  // dealt with the one before, which it has within two frames, comes before the second.
  for (let answers = 0; answers < 2 && witness.snapshot.engine; answers++) {
    const asked = witness.run.ask('checkpoint', {});
    if (!(await promises.watch('checkpoint', asked, ['AbortError', 'InvalidStateError']))) return false;
    await frame();
    await frame();
  }
  return witness.rests();
}

/** Has an element train on a file of sixty images that a server answers for so. */
export function useFile(element: HTMLElement & {data: unknown}, answer: string): void {
  element.data = null;
  element.setAttribute('train-size', '40');
  element.setAttribute('test-size', '10');
  element.setAttribute('batch-size', '16');
  element.setAttribute('dataset', `/broken/${answer}/train-images-idx3-ubyte.gz`);
}
