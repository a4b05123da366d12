import {formatFor} from '../format.ts';
import type {CodeMessages} from '../messages/code.ts';
import type {Noun} from '../messages/shared.ts';

const {count, fixed, percent, plural} = formatFor('en');
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};

const named = (label: number | null, noun: Noun) =>
  label === null || noun === 'picture' ? `one ${noun}` : `${label === 8 ? 'an' : 'a'} ${label}`;

export const code: CodeMessages = {
  bars: (numbers, shown) =>
    shown === numbers
      ? `Code of ${count(numbers)} numbers`
      : `The largest ${count(shown)} of ${count(numbers)} numbers`,
  unit: (unit) => `number ${count(unit)}`,
  off: 'Switch off',
  isOff: 'switched off',
  isDead: 'never lights up',
  allOff: 'All off',
  allOn: 'All on',
  own: (noun) => `The ${noun}’s own code`,
  random: 'Random code',
  says: {
    own: (name) => `The code of this ${name}. Drag a bar, and the picture on the right bends.`,
    changed: (name, numbers) =>
      `The code of this ${name}, with ${count(numbers)} ${plural(numbers, 'number', 'numbers')} changed.`,
    random: (noun, mean, deviation) =>
      `Random numbers, each drawn alone about its mean (${fixed(mean, 1)} ± ${fixed(deviation, 1)}): mostly no ${noun}, for the numbers of a real code belong together.`,
    between: (from, to, noun, share) =>
      share === 0.5
        ? `Halfway between ${named(from, noun)} and ${named(to, noun)}.`
        : `${percent(share)} of the way from ${named(from, noun)} to ${named(to, noun)}.`,
    empty: 'An empty code: what is drawn is the bias alone.',
  },
  dead: (dead, all, images, noun, lights) =>
    `${count(dead)} of ${count(all)} never ${lights ? plural(dead, 'lights up', 'light up') : plural(dead, 'changes', 'change')} on ${count(images)} test ${plurals[noun]}.`,
  choose: (noun) => `Choose a ${noun}`,
  sum: {
    waiting: 'The stencils come with the first batches.',
    bias: 'bias',
    term: (unit, value) => `${fixed(value, 1)} × number ${count(unit)}`,
    rest: (units) => `the other ${count(units)}`,
    whole: 'sum',
    output: (activation) => `${activation} of it`,
    says: (terms, rest) =>
      `A decoder of one layer adds up stencils: the bias, ${count(terms)} ${plural(terms, 'number', 'numbers')} times their pictures${rest > 0 ? `, and ${count(rest)} more` : ''}. The last step bends the sum.`,
    deep: (layers) =>
      `This decoder has ${count(layers)} layers. What one number adds depends on all others, so its picture is no sum of stencils.`,
  },
  between: {
    choose: (noun) => `The other ${noun}`,
    share: 'from this code to the other',
    waiting: (noun) => `Choose a second ${noun}: the decoder draws what lies between.`,
    picture: (share) => `${percent(share)} of the way`,
  },
  units: {
    choose: 'Choose a number of the code',
    on: (on, mean, most) => `on for ${percent(on)}, ${fixed(mean, 1)} on average, ${fixed(most, 1)} at most`,
    stencil: 'what it adds',
    top: (noun) => `the ten test ${plurals[noun]} that light it most`,
    waiting: 'Counting on the test images …',
  },
};
