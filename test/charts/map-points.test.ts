import {expect} from '@open-wc/testing';
import {pointAt, pointBeyond, stampPoints, type Rgb} from '../../src/charts/map-points.ts';

const size = {width: 40, height: 30};
const ground: Rgb = [240, 240, 240];
const colours: Rgb[] = [
  [200, 0, 0],
  [0, 0, 200],
];

function drawn(
  places: readonly number[],
  {kinds = [], faint = null, radius = 3}: {kinds?: number[]; faint?: number[] | null; radius?: number} = {},
): (x: number, y: number) => number[] {
  const count = places.length / 2;
  const pixels = new Int32Array(size.width * size.height);
  stampPoints(pixels, size, {
    places: Float32Array.from(places),
    kinds: Uint8Array.from({length: count}, (_, i) => kinds[i] ?? 0),
    colours,
    faint: faint && Uint8Array.from(faint),
    ground,
    across: [1, 0],
    down: [1, 0],
    radius,
  });
  const bytes = new Uint8ClampedArray(pixels.buffer);
  return (x, y) => [...bytes.subarray(4 * (y * size.width + x), 4 * (y * size.width + x) + 4)];
}

describe('points of a map', () => {
  it('are dots of their colour, .86 of it, on an opaque ground', () => {
    const at = drawn([10, 10, 30, 20], {kinds: [0, 1]});
    expect(at(0, 0)).to.deep.equal([240, 240, 240, 255]);
    const mixed = (ink: number) => 240 + 0.86 * (ink - 240);
    for (const [x, y, ink] of [
      [10, 10, colours[0]!],
      [30, 20, colours[1]!],
    ] as const) {
      const seen = at(x, y);
      ink.forEach((value, i) => expect(seen[i]).to.be.closeTo(mixed(value), 2));
      expect(seen[3]).to.equal(255);
    }
  });

  it('cover as much as a disc does, wherever between the pixels they lie, and at the edge what is left of it', () => {
    const covered = (x: number, y: number) => {
      const at = drawn([x, y]);
      let sum = 0;
      for (let py = 0; py < size.height; py++)
        for (let px = 0; px < size.width; px++) sum += (240 - at(px, py)[1]!) / (0.86 * 240);
      return sum;
    };
    for (const [x, y] of [
      [20, 15],
      [20.25, 15.5],
      [19.6, 14.9],
    ] as const)
      expect(covered(x, y)).to.be.closeTo(Math.PI * 9, 0.06 * Math.PI * 9);
    expect(covered(0, 15)).to.be.closeTo((Math.PI * 9) / 2, 3);
    expect(covered(0, 0)).to.be.closeTo((Math.PI * 9) / 4, 3);
    expect(covered(-10, 15)).to.equal(0);
  });

  it('that are no numbers are nowhere, and that stand back are pale and behind', () => {
    const nowhere = drawn([NaN, 10, 20, Infinity]);
    for (let x = 0; x < size.width; x++) expect(nowhere(x, 10)).to.deep.equal([240, 240, 240, 255]);
    const at = drawn([20, 15, 20, 15], {kinds: [0, 1], faint: [0, 1]});
    expect(at(20, 15)[0], 'the one that counts lies on top').to.be.above(180);
    const pale = drawn([20, 15], {faint: [1]})(20, 15);
    expect(pale[1]).to.be.within(195, 215);
  });

  it('are found under a pointer: the nearest within reach, or none', () => {
    const places = Float32Array.of(10, 10, 14, 10, NaN, 10);
    const lines = {across: [1, 0], down: [1, 0]} as const;
    expect(pointAt(places, [11, 10], lines, 9)).to.equal(0);
    expect(pointAt(places, [13, 10], lines, 9)).to.equal(1);
    expect(pointAt(places, [30, 10], lines, 9)).to.equal(-1);
  });

  it('follow one another in a direction: within 45° of it, the nearer the better', () => {
    const places = Float32Array.of(0, 0, 5, 1, 3, 2.9, 2, -4, -1, 0);
    expect(pointBeyond(places, [0, 0], [1, 0], [1, 1])).to.equal(1);
    expect(pointBeyond(places, [0, 0], [-1, 0], [1, 1])).to.equal(4);
    expect(pointBeyond(places, [0, 0], [0, -1], [1, 1])).to.equal(3);
    expect(pointBeyond(places, [5, 1], [1, 0], [1, 1])).to.equal(-1);
    // Directions are those of the screen: where ten across are as wide as one upwards, all is steeper.
    expect(pointBeyond(places, [0, 0], [0, 1], [1, 1])).to.equal(-1);
    expect(pointBeyond(places, [0, 0], [0, 1], [10, 1])).to.equal(1);
  });
});
