import type {Refusals} from './promises.ts';
import {pick, type Random} from '../random.ts';
import {checkNumbers, checkSaved} from './checks.ts';
import {wordsOf} from './saved-file.ts';
import {onOne, type Act, type SavedFile, type Stage} from './stage.ts';
import type {Witness} from './witness.ts';

const asDocumented = ['AbortError', 'InvalidStateError'];

/** Saves a run, and keeps what it came to. */
async function save(
  witness: Witness,
  form: SavedFile['form'],
  {promises, files, ways}: Stage,
): Promise<void> {
  const {way} = witness;
  const {element} = witness;
  const saving = form === 'full' ? element.save() : element.save({for: 'show'});
  const blob = await promises.watch('save', saving, asDocumented);
  if (!blob) return;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const {history, position} = wordsOf(bytes);
  if (history.valLoss.length !== position.epoch)
    witness.blame(`a file of epoch ${position.epoch} with a history of ${history.valLoss.length}`);
  // What is changed while it is saved may be in it or not; a run that is shown goes on otherwise.
  const tainted = way.tainted || witness.way.tainted || form === 'show';
  ways.keep(history, {...way, recipe: way.recipe ?? witness.way.recipe, tainted});
  files.push({bytes, form, way});
}

const load = (
  witness: Witness,
  {bytes}: SavedFile,
  random: Random,
  {promises}: Stage,
  refusals: Refusals = [],
): Promise<unknown> => {
  const source = random() < 0.5 ? bytes.slice().buffer : new Blob([bytes]);
  return promises.watch('load', witness.element.load(source), refusals);
};

/** Saving and loading. */
export const fileActs: Readonly<Record<string, Act>> = {
  save: {
    promise: 'weights, history and position are of one moment',
    weight: 2.5,
    run: onOne((witness, _, stage) => save(witness, 'full', stage)),
  },
  'save-while-it-trains': {
    promise: 'answered while it goes on, whatever is done meanwhile',
    run: onOne((witness, _, stage) => void save(witness, 'full', stage)),
  },
  'save-for-show': {
    promise: 'a small file shows, answers, and is trained on with an optimizer that begins',
    weight: 0.5,
    run: onOne((witness, _, stage) => save(witness, 'show', stage)),
  },
  load: {
    promise: 'goes on from a file with the numbers of a run in one go',
    weight: 1.5,
    run: onOne(async (witness, random, stage) => {
      if (stage.files.length > 0) await load(witness, pick(random, stage.files), random, stage);
    }),
  },
  'load-while-it-acts': {
    promise: 'is loaded whatever is done meanwhile, unless that puts another run in its place',
    weight: 0.7,
    run: onOne((witness, random, stage) => {
      if (stage.files.length > 0)
        void load(witness, pick(random, stage.files), random, stage, ['AbortError']);
    }),
  },
  'weights-attribute': {
    promise: 'starts from the saved run at this url, beneath its own attributes',
    run: onOne((witness, random, {files, urls, causes}) => {
      if (files.length === 0) return;
      const {bytes} = pick(random, files);
      const url = URL.createObjectURL(new Blob([bytes.slice()]));
      urls.push(url);
      // Attributes of its own may ask for another network.
      causes.add('run-invalid');
      witness.element.setAttribute('weights', url);
      witness.element.scrollIntoView();
    }),
  },
  'no-weights-attribute': {
    promise: 'starts over without it',
    weight: 0.5,
    run: onOne(({element}) => element.removeAttribute('weights')),
  },
  examine: {
    promise: 'at rest, weights and history are those of an undisturbed run',
    weight: 2,
    run: onOne(async (witness, _, stage) => {
      witness.element.pause();
      if (await witness.rests()) await checkNumbers(stage, witness);
    }),
  },
  'through-a-file': {
    promise: 'a fresh element has its history and its answers, and refuses the file where it is damaged',
    weight: 0.5,
    run: onOne(async (witness, random, stage) => {
      witness.element.pause();
      if (await witness.rests()) await checkSaved(stage, witness, random);
    }),
  },
};
