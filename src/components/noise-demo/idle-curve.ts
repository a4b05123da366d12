import {idleNoiseChart} from '../../charts/idle-noise-chart.ts';
import type {LevelMessages} from '../../locales/messages/level.ts';
import {meanSquaredError} from '../../numerics/psnr.ts';
import type {Samples} from '../../protocol/state.ts';
import type {NoiseKind} from '../../recipe/test-noise.ts';
import type {BoxSize} from '../parts/controls/box-size.ts';
import {memoizeLast} from '../parts/controls/memoize.ts';
import {cleanValues, corruptedValues} from './corrupted-images.ts';
import {levelsTo} from './levels.ts';
import type {NoiseSightView} from './noise-view.ts';
import type {TestNoiseControl} from './test-noise-control.ts';

/** Pictures with the noise that test pictures have in a run of this seed. */
export const withTestNoise = (
  samples: Samples,
  kind: NoiseKind,
  factor: number,
  seed: number,
): Float32Array =>
  corruptedValues(samples, {kind, low: factor, high: factor}, {seed, purpose: 'testNoise', epoch: 0});

/** What the axis of noise is called, in a chart of this width in pixels. */
export const acrossOf = ({across, acrossShort}: LevelMessages, kind: NoiseKind, width: number): string =>
  width < 360 ? acrossShort : across(kind);

/** The error of doing nothing to pictures, which needs no network: what a denoiser must get below. */
export class IdleCurve {
  readonly #level: TestNoiseControl;
  readonly #errors = memoizeLast((samples: Samples, kind: NoiseKind, end: number, seed: number) =>
    levelsTo(end).map((level) =>
      meanSquaredError(withTestNoise(samples, kind, level, seed), cleanValues(samples)),
    ),
  );

  constructor(level: TestNoiseControl) {
    this.#level = level;
  }

  draw(svg: SVGSVGElement, {width, height}: BoxSize, view: NoiseSightView, samples: Samples): void {
    const {kind, factor} = this.#level.level(view);
    const end = this.#level.end(view);
    const {level: say, shell} = view.messages;
    idleNoiseChart(svg, {
      width,
      height,
      levels: levelsTo(end),
      errors: this.#errors(samples, kind, end, view.recipe.seed),
      now: factor,
      text: {
        across: acrossOf(say, kind, width),
        up: view.messages.shell.chart.up('mse'),
        nothing: say.nothing,
        below: say.below,
        number: (value, step) => shell.format.fixed(value, Math.ceil(-Math.log10(step) - 1e-9)),
      },
    });
  }
}
