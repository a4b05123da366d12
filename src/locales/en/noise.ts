import {asWritten} from '../format.ts';
import type {ErrorFacts, Likeness, NoiseExplanation, NoiseMessages, Piece} from '../messages/noise.ts';
import type {Noun, Sentences} from '../messages/shared.ts';
import {kinds, level, rule} from './level.ts';
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

const shares: readonly (readonly [number, string])[] = [
  [1 / 10, 'a tenth'],
  [1 / 5, 'a fifth'],
  [1 / 4, 'a quarter'],
  [1 / 3, 'a third'],
  [1 / 2, 'half'],
  [2 / 3, 'two thirds'],
  [3 / 4, 'three quarters'],
];
/** How much of an error is left, in a word where one is near enough. */
const left = (share: number) => {
  const near = shares.find(([value]) => Math.abs(value - share) < 0.02);
  return near ? `about ${near[1]}` : percent(share);
};

function figures({before: {error: before}, after: then, mean}: ErrorFacts): Piece[] {
  const said: Piece[] = [{figure: loss(before)}];
  if (then === null) return [...said, '.'];
  const after = then.error;
  // Neither good nor bad is what hardly changes anything, or is no better than the mean picture for everything.
  const isGood = after < 0.95 * before && after < (mean ?? Infinity);
  const good = isGood ? true : after > before ? false : undefined;
  said.push(' → ', {figure: loss(after), ...(good !== undefined && {good})});
  if (before === after) return [...said, ': no change.'];
  if (before === 0) return [...said, ': harm to what was clean.'];
  if (after === 0) return [...said, ': nothing of it is left.'];
  return after < before
    ? [...said, `: ${left(after / before)} of it is left.`]
    : [...said, `: ${fixed(after / before, 2)} times as much, so it does harm.`];
}

function decibelsOf({before: first, after: then}: ErrorFacts): string {
  const before = first.error;
  if (then === null) return `${ratios(first, true)}.`;
  const after = then.error;
  const said = `${ratios(first, true)} before, ${ratios(then, before === 0)} after`;
  if (before === 0 || after === 0 || before === after) return `${said}.`;
  const gain = fixed(Math.abs(10 * Math.log10(before / after)), 1);
  return `${said}: ${gain} dB ${after < before ? 'better' : 'worse'}.`;
}

const say: Sentences<NoiseExplanation> = {
  'noise-harm': (facts) => `These ten ${plurals[facts.noun]} come out worse than they went in: it does harm.`,
  'noise-none': () => 'Trained without noise: nothing taught it to take any away.',
  'above-filter': (facts) =>
    `At ${kinds[facts.kind]} ${asWritten(facts.factor)} the best linear filter, which needs no epochs, is better.`,
  'below-filter': (facts) =>
    `At ${kinds[facts.kind]} ${asWritten(facts.factor)} it is better than the best linear filter.`,
  'noise-level': (facts) =>
    `Trained with ${rule(facts.rule)} alone: it looks for that much noise in all it sees.`,
  'noise-range': (facts) => `Trained with ${rule(facts.rule)}: it has seen little noise and much.`,
};

export const noise: NoiseMessages = {
  reconstructed: 'redrawn',
  drawnCaption: 'Drawn here: clean, noisy, denoised',
  caption: (noun, shown) =>
    `Test ${plurals[noun]}: clean, noisy, ${shown === null ? 'denoised' : `denoised as of epoch ${count(shown)}`}`,
  group: (noun) => `Ten test ${plurals[noun]}: clean, noisy and denoised`,
  picture: (noun, label) => `${named(noun, label)}, clean, noisy and denoised`,
  say,
  unlike: (tested, trained) => `Trained with ${kinds[trained]} noise, tested with ${kinds[tested]}.`,
  figures: (facts) => ['Average error ', ...figures(facts)],
  own: (name, facts) => [`${name}: `, ...figures(facts)],
  ownNone: (noun) => `Select a ${noun} for its own figures.`,
  trainWith: (kind, factor) => `Train with ${kinds[kind]} ${level.amount(kind, factor)}`,
  ratios: {title: 'The ten in decibels', said: decibelsOf},
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
    filter: (other) => (other ? `linear filter for ${kinds[other]}` : 'linear filter'),
    bestFilter: (trained) => `best linear filter for ${rule(trained)}`,
    trainedAt: 'trained here',
    measuring: (noun) => `Measuring the errors of ${count(1000)} test ${plurals[noun]} …`,
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
      several: ({helps}) => {
        const said = helps.map(([from, to]) =>
          [from !== null && `from noise ${fixed(from, 2)}`, to === null ? 'on' : `to ${fixed(to, 2)}`]
            .filter(Boolean)
            .join(' '),
        );
        return `It helps ${said.join(' and ')}; elsewhere doing nothing is better.`;
      },
    },
    summary: (kind, images, harm) =>
      `Chart of mean squared error by ${kinds[kind]} noise, ${count(images)} test images. ${harm}`,
    table: 'The curve in numbers',
    level: 'noise',
  },
  spoil: {
    inside: (pixels) => `where you painted, ${count(pixels)} ${plural(pixels, 'pixel', 'pixels')}`,
    outside: 'elsewhere',
    beforeAfter: (before, after) => `${loss(before)} → ${after === null ? '–' : loss(after)}`,
    everywhere: (outside) =>
      `This network has only seen noise everywhere: outside the spoiled area, where nothing was wrong, it leaves an error of ${loss(outside)}.`,
    range: (low, high) => `Train on the range ${asWritten(low)}–${asWritten(high)}`,
    heard: (row, column, pixels) =>
      `Row ${row}, column ${column}. ${count(pixels)} ${plural(pixels, 'pixel', 'pixels')} spoiled.`,
  },
  plain: {
    intro:
      'What does the noise in training do? The same network can be trained beside it without noise, every other setting the same: the plain one.',
    itself: 'This network was trained without noise: it is the plain one.',
    train: 'Train the plain one',
    waits: 'The plain one trains beside this one, epoch by epoch: press Train.',
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
    described: (name, trained, code) =>
      `${name}: corrupted (${trained}), encoded${code ? ` to ${count(code.units)} numbers, ${count(code.zeros)} at zero, the largest ${loss(code.largest)}` : ''}, decoded`,
  },
};
