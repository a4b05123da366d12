import {expect} from '@open-wc/testing';
import {fillUniform, integerAt, permutation} from '../../src/numerics/draws.ts';
import {
  fillNormal,
  normalAt,
  secondWord,
  streamKey,
  threefry,
  uniformAt,
  wordAt,
} from '../../src/numerics/random.ts';

describe('counter-based random numbers', () => {
  // Known answers of the authors' Random123 library for Threefry-2x32.
  const known: [number, [number, number], [number, number], [number, number]][] = [
    [13, [0, 0], [0, 0], [0x9d1c5ec6, 0x8bd50731]],
    [13, [-1, -1], [-1, -1], [0xfd36d048, 0x2d17272c]],
    [13, [0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3], [0xba3e4725, 0xf27d669e]],
    [20, [0, 0], [0, 0], [0x6b200159, 0x99ba4efe]],
    [20, [-1, -1], [-1, -1], [0x1cb996fc, 0xbb002be7]],
    [20, [0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3], [0xc4923a9c, 0x483df7a0]],
  ];
  for (const [rounds, key, counter, words] of known) {
    it(`gives Threefry-2x32-${rounds}'s known answer for counter ${counter.join(', ')}`, () => {
      expect([threefry(...key, ...counter, rounds), secondWord()]).to.deep.equal(words);
    });
  }

  it('gives the same number whatever was drawn in between', () => {
    const key = streamKey(42, 'trainingNoise', 3, 1234);
    const alone = wordAt(key, 77);
    for (let i = 0; i < 50; i++) wordAt(streamKey(7, 'shuffle', i), i);
    expect(wordAt(key, 77)).to.equal(alone);
    expect(streamKey(42, 'trainingNoise', 3, 1234)).to.deep.equal(key);
  });

  it('gives different streams to different seeds, purposes, epochs and images', () => {
    const keys = [
      streamKey(1, 'shuffle', 1, 1),
      streamKey(2, 'shuffle', 1, 1),
      streamKey(1, 'weights', 1, 1),
      streamKey(1, 'shuffle', 2, 1),
      streamKey(1, 'shuffle', 1, 2),
    ].map(String);
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it('is uniform: mean, variance and lag correlation within four standard errors', () => {
    const n = 200_000;
    const values = new Float64Array(n);
    fillUniform(streamKey(5, 'sample'), values);
    let [mean, square, lag] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const centred = values[i]! - 0.5;
      mean += centred / n;
      square += (centred * centred) / n;
      if (i > 0) lag += (centred * (values[i - 1]! - 0.5)) / n;
    }
    expect(Math.abs(mean)).to.be.below(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(square - 1 / 12)).to.be.below(4 * Math.sqrt(1 / 180 / n));
    expect(Math.abs(lag)).to.be.below((4 * (1 / 12)) / Math.sqrt(n));
  });

  it('draws normal numbers with the right moments and tails', () => {
    const n = 400_000;
    const values = new Float64Array(n);
    fillNormal(streamKey(5, 'sample'), values);
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / n;
    expect(Math.abs(moment(1))).to.be.below(4 / Math.sqrt(n));
    expect(Math.abs(moment(2) - 1)).to.be.below(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).to.be.below(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).to.be.below(4 * Math.sqrt(96 / n));
    const beyondTwo = values.filter((value) => Math.abs(value) > 2).length / n;
    expect(Math.abs(beyondTwo - 0.0455)).to.be.below(4 * Math.sqrt(0.0455 / n));
  });

  it('draws normal numbers with the tails of the normal distribution, on both sides', () => {
    const n = 2 ** 22;
    const values = new Float32Array(n);
    fillNormal(streamKey(11, 'sample'), values);
    // Beyond 2 to 5 standard deviations, one side. Source: tables of the normal distribution.
    const tails = [
      [2, 2.275e-2],
      [3, 1.3499e-3],
      [3.5, 2.3263e-4],
      [4, 3.1671e-5],
      [4.5, 3.3977e-6],
    ] as const;
    for (const [bound, share] of tails) {
      for (const side of [1, -1]) {
        let found = 0;
        for (const value of values) if (side * value > bound) found++;
        expect(Math.abs(found - n * share), `beyond ${side * bound}`).to.be.below(
          4 * Math.sqrt(n * share) + 1,
        );
      }
    }
  });

  it('draws normal numbers that know nothing of those beside them, in other images or in other epochs', () => {
    const width = 784;
    const images = 400;
    const draw = (epoch: number): Float32Array => {
      const values = new Float32Array(width * images);
      for (let image = 0; image < images; image++)
        fillNormal(
          streamKey(42, 'trainingNoise', epoch, image),
          values.subarray(image * width, (image + 1) * width),
        );
      return values;
    };
    const [first, second] = [draw(1), draw(2)];
    const n = width * images;
    const bound = 4 / Math.sqrt(n);
    /** Correlations of the numbers, and of their squares. */
    const check = (other: (i: number) => number, what: string): void => {
      let [plain, squares] = [0, 0];
      for (let i = 0; i < n; i++) {
        const [a, b] = [first[i]!, other(i)];
        plain += (a * b) / n;
        squares += ((a * a - 1) * (b * b - 1)) / 2 / n;
      }
      expect(Math.abs(plain), what).to.be.below(bound);
      expect(Math.abs(squares), `squares, ${what}`).to.be.below(bound);
    };
    check((i) => second[i]!, 'the next epoch');
    check((i) => first[(i + width) % n]!, 'the next image');
    // Thirty-two are mixed together; every distance within them.
    for (let distance = 1; distance < 32; distance++)
      check((i) => first[(i + distance) % n]!, `${distance} further on`);
  });

  it('draws normal numbers sixteen at a time, of whose norm the moments are right and the tails short', () => {
    const groups = 2 ** 18;
    const values = new Float32Array(16 * groups);
    fillNormal(streamKey(3, 'sample'), values);
    const squares = Float64Array.from({length: groups}, (_, group) =>
      values.subarray(16 * group, 16 * group + 16).reduce((sum, value) => sum + value * value, 0),
    );
    const mean = squares.reduce((sum, square) => sum + square, 0) / groups;
    const central = (power: number) =>
      squares.reduce((sum, square) => sum + (square - 16) ** power, 0) / groups;
    // Of χ² with k degrees of freedom: k, 2k and 8k; standard errors by its moments up to the sixth.
    expect(Math.abs(mean - 16)).to.be.below(4 * Math.sqrt(32 / groups));
    expect(Math.abs(central(2) - 32)).to.be.below(4 * Math.sqrt(3584 / groups));
    expect(Math.abs(central(3) - 128)).to.be.below(4 * Math.sqrt(1.2e6 / groups));
    // Independent normal numbers have 3.94 there, and 39.25 at the upper end.
    squares.sort();
    expect(squares[Math.floor(groups / 1000)]).to.be.closeTo(4.53, 0.12);
    expect(squares[groups - Math.floor(groups / 1000)]).to.be.below(39);
  });

  it('reads single entries equal to filled ones', () => {
    const key = streamKey(9, 'validationNoise', 0, 3);
    const uniform = new Float64Array(11);
    const normal = new Float64Array(11);
    fillUniform(key, uniform);
    fillNormal(key, normal);
    for (let i = 0; i < 11; i++) {
      expect(uniformAt(key, i)).to.equal(uniform[i]);
      expect(normalAt(key, i)).to.equal(normal[i]);
    }
  });

  it('shuffles: a permutation, another each epoch, even over positions', () => {
    const order = permutation(42, 1, 1000);
    expect([...order].sort((a, b) => a - b)).to.deep.equal([...Array(1000).keys()]);
    expect([...permutation(42, 2, 1000)]).to.not.deep.equal([...order]);
    expect([...permutation(42, 1, 1000)]).to.deep.equal([...order]);
    const seen = new Float64Array(8);
    for (let epoch = 1; epoch <= 8000; epoch++) seen[permutation(1, epoch, 8)[0]!]! += 1;
    for (const count of seen) expect(Math.abs(count - 1000)).to.be.below(4 * Math.sqrt(1000 * (7 / 8)));
  });

  it('draws whole numbers below their bound only', () => {
    const key = streamKey(3, 'sample');
    const drawn = new Set(Array.from({length: 500}, (_, i) => integerAt(key, i, 7)));
    expect([...drawn].sort()).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
  });
});
