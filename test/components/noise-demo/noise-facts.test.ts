import {expect} from '@open-wc/testing';
import {corrupt} from '../../../src/numerics/corruption.ts';
import {dab, line} from '../../../src/components/noise-demo/brush.ts';
import {spoiled} from '../../../src/components/noise-demo/easel-acts.ts';
import {errorsByMark} from '../../../src/components/noise-demo/errors-by-mark.ts';
import {stroke} from '../../../src/components/noise-demo/stroke.ts';
import {comparisonOf, errorsOf, harmOf, turnsOf} from '../../../src/components/noise-demo/noise-facts.ts';
import {sliderEnd} from '../../../src/components/noise-demo/test-noise-control.ts';
import {sentence} from '../../../src/locales/sentences.ts';
import {en, es} from '../../locales/whole.ts';

describe('what a curve says of harm', () => {
  const levels = [0, 0.5, 1];
  const nothing = [0, 0.1, 0.2];
  it('is where it crosses that of doing nothing, linearly between levels', () => {
    expect(turnsOf(levels, [0.05, 0.05, 0.05], nothing)).to.deep.equal([{level: 0.25, harmBelow: true}]);
    expect(harmOf(levels, [0.05, 0.05, 0.05], nothing)).to.deep.equal({code: 'below', level: 0.25});
    expect(harmOf(levels, [0, 0.05, 0.25], nothing)).to.deep.equal({code: 'above', level: 0.75});
    expect(harmOf(levels, [0.05, 0.05, 0.25], nothing)).to.deep.equal({
      code: 'outside',
      low: 0.25,
      high: 0.75,
    });
    expect(harmOf([0, 1, 2, 3], [0, 2, 2, 0], [1, 1, 1, 1])).to.deep.equal({
      code: 'between',
      low: 0.5,
      high: 2.5,
    });
  });

  it('names every stretch where it helps, where the curves cross more than twice', () => {
    const flat = [1, 1, 1, 1, 1, 1];
    const steps = [0, 1, 2, 3, 4, 5];
    // Harm, help, harm, help.
    expect(harmOf(steps, [2, 0, 0, 2, 0, 0], flat)).to.deep.equal({
      code: 'several',
      helps: [
        [0.5, 2.5],
        [3.5, null],
      ],
    });
    // Help, harm, help, harm.
    const other = harmOf(steps, [0, 2, 2, 0, 2, 2], flat);
    expect(other).to.deep.equal({
      code: 'several',
      helps: [
        [null, 0.5],
        [2.5, 3.5],
      ],
    });
    expect(sentence(en.noise.curve.harm, harmOf(steps, [2, 0, 0, 2, 0, 0], flat))).to.equal(
      'It helps from noise 0.50 to 2.50 and from noise 3.50 on; elsewhere doing nothing is better.',
    );
    expect(sentence(en.noise.curve.harm, other)).to.contain('It helps to 0.50 and from noise 2.50 to 3.50;');
    expect(sentence(es.noise.curve.harm, other)).to.contain('Ayuda hasta 0,50 y de 2,50 a 3,50;');
  });

  it('is none where it only touches, and all where it is always above', () => {
    expect(harmOf(levels, [0, 0.05, 0.1], nothing)).to.deep.equal({code: 'never'});
    expect(harmOf(levels, [0, 0.1, 0.2], nothing)).to.deep.equal({code: 'never'});
    expect(harmOf(levels, [0.1, 0.2, 0.3], nothing)).to.deep.equal({code: 'always'});
    expect(harmOf(levels, [0.1, 0.1, 0.3], nothing)).to.deep.equal({code: 'always'});
  });

  it('names a linear filter by the noise it is best for', () => {
    const {curve} = en.noise;
    expect(curve.filter(null)).to.equal('linear filter');
    expect(curve.filter('masking')).to.equal('linear filter for masking');
    expect(curve.bestFilter({kind: 'masking', low: 0, high: 0.9})).to.equal(
      'best linear filter for masking 0–0.9',
    );
    expect(es.noise.curve.bestFilter({kind: 'gaussian', low: 0.5, high: 0.5})).to.equal(
      'mejor filtro lineal para gaussiano 0,5',
    );
  });

  it('has words for every form, in every language, with its numbers', () => {
    for (const {noise} of [en, es]) {
      const said = [
        sentence(noise.curve.harm, {code: 'never'}),
        sentence(noise.curve.harm, {code: 'always'}),
        sentence(noise.curve.harm, {code: 'below', level: 0.25}),
        sentence(noise.curve.harm, {code: 'above', level: 0.75}),
        sentence(noise.curve.harm, {code: 'outside', low: 0.25, high: 0.75}),
        sentence(noise.curve.harm, {code: 'between', low: 0.25, high: 0.75}),
      ];
      expect(new Set(said).size).to.equal(6);
      expect(said[2]).to.match(/0[.,]25/);
      for (const both of said.slice(4)) expect(both).to.match(/0[.,]25.*0[.,]75/);
    }
  });
});

describe('denoiser and plain', () => {
  it('are compared by what was measured, either way round', () => {
    expect(comparisonOf(0.02, 0.04)).to.deep.equal({better: 'denoiser', share: 0.5});
    expect(comparisonOf(0.04, 0.02)).to.deep.equal({better: 'plain', share: 0.5});
    expect(comparisonOf(0.0299, 0.03).better).to.equal(null);
    expect(comparisonOf(0, 0).better).to.equal(null);
  });
});

describe('errors and likeness before and after', () => {
  it('are means over all pictures, or over one', () => {
    const clean = new Float32Array(2 * 784);
    const noisy = clean.map((_, i) => (i < 784 ? 0.5 : 0));
    // Of an even grey against black, structure is what the constants leave; the second picture is right.
    const grey = 1e-4 / (0.25 + 1e-4);
    const [all, first, second] = [
      errorsOf(clean, noisy, null, null),
      errorsOf(clean, noisy, noisy, null, 0),
      errorsOf(clean, noisy, noisy, null, 1),
    ];
    expect(all.after).to.equal(null);
    for (const [{error, similarity}, wantedError, wanted] of [
      [all.before, 0.125, (1 + grey) / 2],
      [first.before, 0.25, grey],
      [first.after!, 0.25, grey],
      [second.before, 0, 1],
      [second.after!, 0, 1],
    ] as const) {
      expect(error).to.equal(wantedError);
      expect(similarity).to.be.closeTo(wanted, 1e-9);
    }
  });
});

describe('the brush', () => {
  it('paints a round dab, and stays on the picture', () => {
    const marks = new Uint8Array(784);
    dab(marks, 10, 10, stroke.noise);
    expect(marks.filter((mark) => mark === stroke.noise)).to.have.length(9);
    dab(marks, -1, 0, stroke.rub);
    dab(marks, 40, 40, stroke.rub);
    expect([...marks.entries()].filter(([, mark]) => mark === stroke.rub).map(([at]) => at)).to.deep.equal([
      0, 1,
    ]);
  });

  it('leaves no gap however fast it moves', () => {
    const marks = new Uint8Array(784);
    line(marks, {row: 5, column: 2}, {row: 5, column: 25}, stroke.noise);
    for (let column = 2; column <= 25; column++) expect(marks[5 * 28 + column]).to.equal(stroke.noise);
  });

  it('adds noise, or rubs out, and errors are counted inside and outside', () => {
    const clean = new Float32Array(784).fill(0.5);
    const noisy = clean.slice();
    corrupt({kind: 'gaussian', low: 0.5, high: 0.5}, 7, 'testNoise', 1, 3, noisy, 0, 784);
    const marks = new Uint8Array(784);
    marks[0] = stroke.noise;
    marks[1] = stroke.rub;
    const values = spoiled(clean, marks, 7, 3);
    expect([...values.subarray(0, 3)]).to.deep.equal([noisy[0], 0, 0.5]);
    const inside = ((noisy[0]! - 0.5) ** 2 + 0.25) / 2;
    expect(errorsByMark(values, clean, marks)).to.deep.equal({inside, outside: 0, marked: 2});
    expect(errorsByMark(values, clean, new Uint8Array(784)).marked).to.equal(0);
  });
});

describe('the slider of the noise', () => {
  it('ends where all can be seen', () => {
    expect(sliderEnd(0, 0.5)).to.equal(1);
    expect(sliderEnd(1.2)).to.equal(2);
    expect(sliderEnd(5)).to.equal(5);
    expect(sliderEnd(10)).to.equal(10);
  });
});
