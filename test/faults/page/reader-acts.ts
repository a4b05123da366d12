import {frame} from './clock.ts';
import {onOne, within, type Act, type Stage} from './stage.ts';
import {pick, type Random} from '../random.ts';
import type {Witness} from './witness.ts';

/** A run that is played on again and again grows each time; from here on it is not. */
export const maxEpochs = 16;

export const loses = 'changes no number: the run is, bit by bit, one that nobody disturbed';

/** Whether one press more does not make the run too long. */
export const mayTrain = ({snapshot}: Witness): boolean =>
  snapshot.epoch < maxEpochs && snapshot.epochs < 2 * maxEpochs;

/** Presses a button of the bar, which does nothing where it says so. */
const pressing = (button: string, onlyWhere: (witness: Witness) => boolean = () => true): Act['run'] =>
  onOne((witness) => {
    if (onlyWhere(witness)) within(witness, `[part~="${button}-button"]`)?.click();
  });

const oneOf =
  (selector: string, act: (element: HTMLElement, random: Random, stage: Stage) => void): Act['run'] =>
  (stage, random) =>
    onOne((witness) => {
      const found = [...witness.element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
      if (found.length > 0) act(pick(random, found), random, stage);
    })(stage, random);

const settings = [
  ['epochs', '5'],
  ['seed', '3'],
  ['encoding-dim', '4'],
  ['goal', 'val_loss<0.2'],
] as const;

/** What readers do. */
export const readerActs: Readonly<Record<string, Act>> = {
  'press-play': {
    promise: `trains, or comes to rest, as the button says; a rest ${loses}`,
    weight: 3,
    run: pressing('play', (witness) => !witness.resting || mayTrain(witness)),
  },
  'press-step': {
    promise: 'from rest, one epoch more',
    weight: 2,
    run: pressing('step', mayTrain),
  },
  'press-reset': {
    promise: 'fresh weights and no history',
    weight: 0.5,
    run: pressing('reset'),
  },
  'press-undo': {
    promise: 'a reset that is taken back goes on with the numbers of a run that was never reset',
    weight: 2,
    run: onOne(({element, run}) => {
      const words = /^(Undo|Deshacer)\b/;
      const buttons = [...element.shadowRoot!.querySelectorAll('button')];
      const found = buttons.find(({textContent}) => words.test(textContent.trim()));
      if (found) found.click();
      else run.undo();
    }),
  },
  'press-retry': {
    promise: 'what stands in the way of training is tried again, or the built-in digits are',
    run: oneOf('[part~="problem"] button', (button) => button.click()),
  },
  'move-slider': {
    promise: `shows an earlier epoch; ${loses}`,
    weight: 1.5,
    run: oneOf('input[part~="epoch-slider"]', (slider, random) => {
      const input = slider as HTMLInputElement;
      input.value = String(Math.floor(random() * (Number(input.max) + 1)));
      input.dispatchEvent(new Event('input', {bubbles: true}));
    }),
  },
  'back-to-now': {
    promise: loses,
    weight: 0.5,
    run: oneOf('[part~="epochs"] button', (button) => button.click()),
  },
  'select-digit': {promise: loses, run: oneOf('[part~="digits"] [role="option"]', (digit) => digit.click())},
  'read-chart': {
    promise: loses,
    weight: 0.5,
    run: oneOf('[part~="chart"][role="slider"]', (chart, random) => {
      const key = pick(random, ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'Escape']);
      chart.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    }),
  },
  'choose-a-tab': {
    promise: `has as many rows of epochs as the history; ${loses}`,
    run: oneOf('[role="tab"]', (tab) => tab.click()),
  },
  'set-a-setting': {
    promise: 'stands over the attribute, and takes effect as the attribute would',
    run: onOne(({run}, random) => {
      const [name, value] = pick(random, settings);
      run.set({[name]: value});
    }),
  },
  'wait-for-rest': {
    promise: 'a run that trains comes to its end',
    weight: 2,
    run: onOne(async (witness) => void (await witness.rests())),
  },
  'watch-a-while': {
    promise: loses,
    run: async () => {
      for (let frames = 0; frames < 10; frames++) await frame();
    },
  },
};
