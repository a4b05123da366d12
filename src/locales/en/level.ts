import {asWritten} from '../format.ts';
import type {LevelMessages} from '../messages/level.ts';
import type {Noun} from '../messages/shared.ts';
import {shell} from './shell.ts';

const {fixed, percent} = shell.format;
const plurals: Record<Noun, string> = {digit: 'digits', picture: 'pictures'};
export const kinds = {gaussian: 'gaussian', masking: 'masking', 'salt-pepper': 'salt and pepper'};
export const rule = (one: {kind: keyof typeof kinds; low: number; high: number}) =>
  `${kinds[one.kind]} ${[...new Set([one.low, one.high])].map(asWritten).join('–')}`;

export const level: LevelMessages = {
  kinds,
  kind: 'Kind of noise',
  factor: (noun) => `Noise in the test ${plurals[noun]}`,
  amount: (kind, factor) => (kind === 'gaussian' ? fixed(factor, 2) : percent(factor)),
  trained: (trained) => (trained ? `trained at ${rule(trained)}` : 'trained without noise'),
  across: (kind) => `noise in the test images (${kinds[kind]})`,
  acrossShort: 'noise in the test images',
  nothing: 'doing nothing',
  idle: 'Error of doing nothing',
  below: 'a denoiser must get below this',
  error: 'Average error',
  easel: 'to paint on; arrow keys move the brush, Space paints',
  hint: 'Paint on the first picture.',
  brush: 'Brush',
  rub: 'Rub out',
  noise: 'Noise',
  restore: 'Restore',
};
