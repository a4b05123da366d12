import {asWritten} from '../format.ts';
import type {ErrorFacts, Likeness, NoiseMessages, Piece} from '../messages/noise.ts';
import type {Noun} from '../messages/shared.ts';
import {kinds, rule} from './level.ts';
import {named} from './run.ts';
import {shell} from './shell.ts';

const {count, loss, percent, plural, fixed} = shell.format;
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};
const decibels = (meanSquared: number) => `${fixed(10 * Math.log10(1 / meanSquared), 1)} dB`;

/** Identical pictures have no ratio. */
const ratios = ({error, similarity}: Likeness, named: boolean) =>
  error === 0
    ? 'identical'
    : `${named ? 'PSNR ' : ''}${decibels(error)}, ${named ? 'SSIM ' : ''}${fixed(similarity, 2)}`;

function figures({before: first, after: then}: ErrorFacts): Piece[] {
  const before = first.error;
  const said: Piece[] = [{figure: loss(before)}, ` (${ratios(first, true)}) before`];
  if (then === null) return [...said, '.'];
  const after = then.error;
  const better = after < before;
  said.push(', ', {figure: loss(after), good: better}, ` (${ratios(then, before === 0)}) after`);
  if (before === after) return [...said, ': no change.'];
  if (before === 0) return [...said, ': harm to what was clean.'];
  if (after === 0) return [...said, '.'];
  const gain = fixed(Math.abs(10 * Math.log10(before / after)), 1);
  return [...said, `: ${gain} dB ${better ? 'better' : 'worse'}.`];
}

export const noise: NoiseMessages = {
  reconstructed: 'redrawn',
  drawnCaption: 'Drawn here: clean, noisy, denoised',
  caption: (noun, shown) =>
    `Test ${plurals[noun]}: clean, noisy, ${shown === null ? 'denoised' : `denoised as of epoch ${count(shown)}`}`,
  group: (noun) => `Ten test ${plurals[noun]}: clean, noisy and denoised`,
  picture: (noun, label) => `${named(noun, label)}, clean, noisy and denoised`,
  figures: (facts) => ['Mean MSE ', ...figures(facts)],
  own: (name, facts) => [`${name}: `, ...figures(facts)],
  ownNone: (noun) => `Select a ${noun} for its own figures.`,
  tabs: {training: 'Training', curve: 'Curve', spoil: 'Spoil one', plain: 'Against plain'},
  tabList: 'More about the noise',
  training: {
    caption: (noun, epoch, trained) =>
      trained
        ? `The first training ${plurals[noun]} as epoch ${count(epoch)} sees them (${rule(trained)}). Every epoch draws its noise anew; what is to be drawn stays clean.`
        : `The first training ${plurals[noun]}: this network sees them without noise.`,
    picture: (noun, label) => `${named(noun, label)}, clean and as training sees it`,
    next: (epoch) => `Noise of epoch ${count(epoch)}`,
  },
  curve: {
    denoiser: 'denoiser',
    plain: 'plain',
    pca: (rank) => `PCA, ${count(rank)}`,
    filter: 'linear filter',
    bestFilter: 'best linear filter',
    trainedAt: 'trained',
    measuring: (noun) => `Measuring the errors of 1,000 test ${plurals[noun]} …`,
    waiting: 'The curve comes with the first epoch.',
    harm: {
      never: () => 'At every level measured the network does better than doing nothing.',
      always: () => 'At every level measured doing nothing would be better.',
      below: (facts) => `Below noise ${fixed(facts.level, 2)} it does harm: doing nothing is better there.`,
      above: (facts) => `Above noise ${fixed(facts.level, 2)} it does harm: doing nothing is better there.`,
      outside: (facts) =>
        `It helps from noise ${fixed(facts.low, 2)} to ${fixed(facts.high, 2)}; elsewhere doing nothing is better.`,
      between: (facts) =>
        `From noise ${fixed(facts.low, 2)} to ${fixed(facts.high, 2)} doing nothing is better; elsewhere it helps.`,
    },
    summary: (kind, images, harm) =>
      `Chart of mean squared error by ${kinds[kind]} noise, ${count(images)} test images. ${harm}`,
    table: 'The curve in numbers',
    level: 'noise',
  },
  spoil: {
    canvas: (name) => `${name}, to be spoiled: arrow keys move the brush, Space paints`,
    mode: 'Brush',
    noise: 'add noise',
    rub: 'rub out',
    clear: 'Mend all',
    spoiled: 'spoiled',
    repaired: 'repaired',
    hint: 'Paint on the left picture with mouse, finger, pen or keys.',
    inside: (pixels) => `inside, ${count(pixels)} ${plural(pixels, 'pixel', 'pixels')}`,
    outside: 'outside',
    beforeAfter: (before, after) => `${loss(before)} → ${after === null ? '–' : loss(after)}`,
    everywhere: (outside) =>
      `This network has only seen noise everywhere: outside the spoiled area, where nothing was wrong, it leaves an error of ${loss(outside)}.`,
    range: (low, high) => `Train on the range ${asWritten(low)}–${asWritten(high)}`,
    heard: (row, column, pixels) =>
      `Row ${row}, column ${column}. ${count(pixels)} ${plural(pixels, 'pixel', 'pixels')} spoiled.`,
  },
  plain: {
    intro:
      'What does the noise in training do? The same network can be trained beside it without, every other setting the same.',
    itself: 'This network was trained without noise: it is the plain one.',
    train: 'Train the plain one',
    progress: (epoch, of) => `The plain one has trained ${count(epoch)} of ${count(of)} epochs.`,
    row: 'plain',
    picture: (noun, label) => `${named(noun, label)}, noisy, redrawn by the plain network`,
    caption: ({epoch, kind, factor, denoiser, plain, better, share: by}) => {
      const at = `At ${kinds[kind]} noise ${asWritten(factor)}, after ${count(epoch)} ${plural(epoch, 'epoch', 'epochs')} each, the denoiser’s error is ${loss(denoiser)}, the plain one’s ${loss(plain)}: `;
      const share = percent(by);
      if (better === null) return `${at}no difference to speak of.`;
      return better === 'denoiser'
        ? `${at}noise in training makes it ${share} lower.`
        : `${at}here training without noise is better, by ${share}.`;
    },
    clean: ({denoiser, plain}) =>
      `On clean images: ${loss(denoiser)} and ${loss(plain)}; ${denoiser > plain ? 'there the plain one is better' : 'there too the denoiser is no worse'}.`,
  },
  stages: {
    title: 'The three stages',
    corrupt: 'corrupt',
    encode: 'encode',
    decode: 'decode',
    values: '784 values',
    noisyValues: '784 noisy values',
    code: (units) => `code, ${count(units)} ${plural(units, 'number', 'numbers')}`,
    output: '784 values again',
    described: (name, trained, code) =>
      `${name}: corrupted (${trained}), encoded${code ? ` to ${count(code.units)} numbers, ${count(code.zeros)} at zero, the largest ${loss(code.largest)}` : ''}, decoded`,
    summary: 'encoder.summary()',
  },
};
