import {expect} from '@open-wc/testing';
import {corrupt, type Corruption} from '../../src/numerics/corruption.ts';
import {
  addCorrupted,
  completeMoments,
  createJointMoments,
  levelOf,
  normalBelow,
  valueMoments,
} from '../../src/numerics/corruption-moments.ts';
import {finish} from '../../src/numerics/eigen.ts';
import {linearDenoiser, quadraticOf, reducedDenoiser} from '../../src/numerics/linear-denoiser.ts';
import {applyLinear, type LinearMap} from '../../src/numerics/linear-map.ts';
import {addToErrors, createNoiseErrors, meanErrors} from '../../src/numerics/noise-error.ts';

const rules: readonly Corruption[] = [
  {kind: 'gaussian', low: 0.5, high: 0.5},
  {kind: 'gaussian', low: 0, high: 0.8},
  {kind: 'masking', low: 0.3, high: 0.3},
  {kind: 'salt-pepper', low: 0.1, high: 0.6},
];

const momentsOf = (images: Uint8Array, width: number, rule: Corruption | null) => {
  const moments = createJointMoments(width, rule);
  addCorrupted(moments, images, 0, images.length / width);
  finish(completeMoments(moments));
  return moments;
};

/** Mean squared errors without drawing, of doing nothing and of maps, each image at the level its moments are taken at. */
function foretold(images: Uint8Array, width: number, rule: Corruption | null, maps: readonly LinearMap[]) {
  const quadratic = maps.map((map) => finish(quadraticOf(map)));
  const tables = valueMoments(rule);
  const count = images.length / width;
  const errors = tables.map((table) => createNoiseErrors(width, [table], quadratic));
  for (let image = 0; image < count; image++)
    addToErrors(errors[levelOf(image, tables.length)]!, images, image, image + 1);
  const mean = (of: (found: ReturnType<typeof meanErrors>) => number) =>
    errors.reduce((sum, some) => sum + (some.count > 0 ? some.count * of(meanErrors(some)) : 0), 0) / count;
  return {
    nothing: mean((found) => found.nothing[0]!),
    maps: maps.map((_, i) => mean((found) => found.maps[i]![0]!)),
  };
}

/** Mean squared error of a map over many draws of the noise. */
function drawnError(map: LinearMap, images: Uint8Array, rule: Corruption, draws: number): number {
  const {width} = map;
  const count = images.length / width;
  const out = new Float64Array(width);
  let sum = 0;
  for (let draw = 0; draw < draws; draw++)
    for (let image = 0; image < count; image++) {
      const x = Float64Array.from(images.subarray(image * width, (image + 1) * width), (byte) => byte / 255);
      const y = x.slice();
      corrupt(rule, 5, 'trainingNoise', draw, image, y, 0, width);
      applyLinear(map, y, out);
      for (let i = 0; i < width; i++) sum += (out[i]! - x[i]!) ** 2;
    }
  return sum / (draws * count * width);
}

const images = Uint8Array.from([
  0, 255, 128, 0, 30, 255, 255, 0, 0, 0, 90, 200, 255, 255, 0, 0, 10, 255, 60, 250, 255, 40, 255, 0,
]);

describe('the best linear denoiser', () => {
  it('knows the normal distribution to the last digits (tables of M. Abramowitz, I. A. Stegun)', () => {
    expect(normalBelow(0)).to.equal(0.5);
    expect(normalBelow(1)).to.be.closeTo(0.8413447460685429, 1e-15);
    expect(normalBelow(-2)).to.be.closeTo(0.02275013194817921, 1e-15);
    expect(normalBelow(-5) / 2.866515718791939e-7).to.be.closeTo(1, 1e-10);
    expect(normalBelow(3.999999)).to.be.closeTo(normalBelow(4), 1e-9);
  });

  it('knows what corruption does on average, as the drawn corruption does it', () => {
    const draws = 20_000;
    for (const rule of rules.filter(({low, high}) => low === high)) {
      const [table] = valueMoments(rule);
      for (const byte of [0, 40, 128, 255]) {
        const y = new Float64Array(draws).fill(byte / 255);
        corrupt(rule, 1, 'trainingNoise', 0, 0, y, 0, draws);
        const mean = y.reduce((sum, v) => sum + v, 0) / draws;
        const square = y.reduce((sum, v) => sum + v * v, 0) / draws;
        // Four standard errors of a mean of values in 0–1.
        expect(mean, `${rule.kind} ${byte}`).to.be.closeTo(table!.mean[byte]!, (4 * 0.5) / Math.sqrt(draws));
        expect(square, `${rule.kind} ${byte}`).to.be.closeTo(
          table!.square[byte]!,
          (4 * 0.5) / Math.sqrt(draws),
        );
      }
    }
  });

  it('of one pixel, black or white, masked half the time, is the closed form', () => {
    // x is 0 or 1, y = x or 0: cov(x, y) = 1/8, var(y) = 1/4 − 1/16; W = 2/3, b = 1/2 − 2/3·1/4 = 1/3, error 1/4 − 2/3·1/8.
    const rule = {kind: 'masking', low: 0.5, high: 0.5} as const;
    const pixel = Uint8Array.from([0, 255, 0, 255]);
    const {filter} = finish(linearDenoiser(momentsOf(pixel, 1, rule), 0));
    expect(filter.encode[0]).to.be.closeTo(2 / 3, 1e-5);
    expect(filter.bias[0]).to.be.closeTo(1 / 3, 1e-5);
    const {nothing, maps} = foretold(pixel, 1, rule, [filter]);
    expect(maps[0]).to.be.closeTo(1 / 4 - 1 / 12, 1e-9);
    expect(nothing).to.be.closeTo(1 / 4, 1e-12);
  });

  it('foretells its error on drawn noise, whatever the noise and the rank', () => {
    for (const rule of rules) {
      // Many images, because a range of factors is spread over them.
      const many = Uint8Array.from({length: 1000 * 6}, (_, at) => images[at % images.length]!);
      const denoiser = finish(linearDenoiser(momentsOf(many, 6, rule), 6));
      const mean = momentsOf(many, 6, rule).clean.map((sum) => sum / 1000);
      const errors = [1, 3].map((rank) => finish(reducedDenoiser(denoiser, rank, mean)));
      for (const map of [denoiser.filter, ...errors]) {
        const drawn = drawnError(map, many, rule, 16);
        expect(
          Math.abs(foretold(many, 6, rule, [map]).maps[0]! / drawn - 1),
          `${rule.kind} rank ${map.rank}`,
        ).to.be.below(0.03);
      }
    }
  });

  it('cannot be bettered: every change of it makes its error larger, and so does every lower rank', () => {
    for (const rule of rules) {
      const errorOf = (map: LinearMap) => foretold(images, 6, rule, [map]).maps[0]!;
      const denoiser = finish(linearDenoiser(momentsOf(images, 6, rule), 6));
      const mean = momentsOf(images, 6, rule).clean.map((sum) => sum / 4);
      const least = errorOf(denoiser.filter);
      for (let at = 0; at < 36; at += 5) {
        for (const change of [-0.05, 0.05]) {
          const encode = denoiser.filter.encode.slice();
          encode[at]! += change;
          expect(errorOf({...denoiser.filter, encode})).to.be.above(least);
        }
      }
      const byRank = [0, 1, 2, 3, 6].map((rank) => errorOf(finish(reducedDenoiser(denoiser, rank, mean))));
      for (let i = 1; i < byRank.length; i++) expect(byRank[i]).to.be.at.most(byRank[i - 1]! + 1e-12);
      // Four images span three directions: the fourth number of a code adds nothing.
      expect(byRank[3]).to.be.closeTo(least, 1e-9);
      for (let at = 0; at < 6; at++) {
        const turned = finish(reducedDenoiser(denoiser, 1, mean));
        const decode = turned.decode!.slice();
        decode[at]! += 0.05;
        expect(errorOf({...turned, decode})).to.be.above(byRank[1]! - 1e-12);
      }
    }
  });

  it('of uncorrupted images changes nothing', () => {
    const {filter} = finish(linearDenoiser(momentsOf(images, 6, null), 0));
    expect(foretold(images, 6, null, [filter]).maps[0]).to.be.below(1e-6);
  });

  it('of images that are all alike is their mean, and so it is where next to nothing differs', () => {
    const width = 60;
    for (const rule of [null, {kind: 'masking', low: 0, high: 0}, ...rules] as const) {
      for (const count of [1, 3, 1500]) {
        for (const byte of [0, 1, 77, 255]) {
          const alike = new Uint8Array(count * width).fill(byte);
          const odd = alike.slice();
          odd[width - 1] = byte ^ 1;
          for (const some of [alike, odd]) {
            const what = `${rule?.kind} ${count} of ${byte}`;
            const denoiser = finish(linearDenoiser(momentsOf(some, width, rule), width));
            const mean = momentsOf(some, width, rule).clean.map((sum) => sum / count);
            const maps = [
              denoiser.filter,
              ...[0, 2].map((rank) => finish(reducedDenoiser(denoiser, rank, mean))),
            ];
            // A step of one pixel in one image is all there is to miss.
            for (const error of foretold(some, width, rule, maps).maps)
              expect(error, what).to.be.within(-1e-9, 1e-9 + (1 / 255) ** 2 / width / count);
          }
        }
      }
    }
  }).timeout(120_000);
});
