import type {Corruption} from '../../numerics/corruption.ts';
import type {NoiseKind} from '../../recipe/test-noise.ts';
import type {Noun} from './shared.ts';

/** What is said of the noise in test pictures, of what it costs, and of a picture to paint on: it needs no network. */
export interface LevelMessages {
  readonly kinds: Readonly<Record<NoiseKind, string>>;
  readonly kind: string;
  readonly factor: (noun: Noun) => string;
  readonly amount: (kind: NoiseKind, factor: number) => string;
  /** Null for a network trained without noise. */
  readonly trained: (rule: Corruption | null) => string;
  /** The axis of a chart by noise. */
  readonly across: (kind: NoiseKind) => string;
  /** For where there is no room for that. */
  readonly acrossShort: string;
  readonly nothing: string;
  /** The chart before there is a network, and what is written below its line. */
  readonly idle: string;
  readonly below: string;
  /** The error of noisy pictures, before a number. */
  readonly error: string;
  /** What the picture is for, after its name; then its tools. */
  readonly easel: string;
  /** How to paint on it. */
  readonly hint: string;
  readonly brush: string;
  readonly rub: string;
  readonly noise: string;
  readonly restore: string;
}
