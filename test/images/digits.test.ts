import {expect} from '@open-wc/testing';
import {digitLabel, drawDigit} from '../../src/images/digits/draw.ts';
import {compileTemplates} from '../../src/images/digits/stroke-templates.ts';
import {createPolyline} from '../../src/images/digits/curve.ts';
import {fitToBox} from '../../src/images/digits/fit.ts';
import {digitTemplates} from '../../src/images/digits/digit-templates.ts';

const pixels = 784;

/** MNIST's training digits: the mean of all pixels, and the deviation of an image's mean pixel (values 0–1). */
const mnistMeanInk = 0.1307;
const mnistInkSpread = 0.0433;

function draw(seed: number, split: 0 | 1, index: number): Uint8Array {
  const image = new Uint8Array(pixels);
  drawDigit(seed, split, index, image, 0);
  return image;
}

const drawMany = (seed: number, split: 0 | 1, count: number): Uint8Array[] =>
  Array.from({length: count}, (_, index) => draw(seed, split, index));

/** Columns or rows of an image that hold any ink, as first and last. */
function inkRange(image: Uint8Array, at: (i: number) => number): [number, number] {
  let first = 28;
  let last = -1;
  image.forEach((byte, i) => {
    if (byte === 0) return;
    first = Math.min(first, at(i));
    last = Math.max(last, at(i));
  });
  return [first, last];
}

const column = (i: number): number => i % 28;
const row = (i: number): number => Math.floor(i / 28);

/** How many separate pieces of ink an image has; pixels that touch at a corner belong together. */
function inkPieces(image: Uint8Array): number {
  const left = new Set<number>();
  image.forEach((byte, i) => {
    if (byte >= 64) left.add(i);
  });
  let count = 0;
  for (const start of left) {
    count++;
    const stack = [start];
    left.delete(start);
    while (stack.length > 0) {
      const at = stack.pop()!;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const next = at + dy * 28 + dx;
          if (left.delete(next)) stack.push(next);
        }
      }
    }
  }
  return count;
}

describe('drawn digits', () => {
  it('hold each class once in every ten, in an order that changes, in both splits', () => {
    for (const split of [0, 1] as const) {
      const orders = new Set<string>();
      for (let block = 0; block < 200; block++) {
        const labels = Array.from({length: 10}, (_, i) => digitLabel(7, split, block * 10 + i));
        orders.add(labels.join(''));
        expect([...labels].sort((a, b) => a - b)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      }
      expect(orders.size).to.equal(200);
    }
  });

  it('are the same bytes whether drawn alone, backwards or in a row, into any place', () => {
    const count = 60;
    const forwards = drawMany(42, 0, count);
    const labels = forwards.map((_, index) => digitLabel(42, 0, index));
    const together = new Uint8Array(count * pixels).fill(7);
    for (let index = count - 1; index >= 0; index--) {
      drawDigit(42, 0, index, together, index * pixels);
      expect(digitLabel(42, 0, index)).to.equal(labels[index]);
    }
    for (let index = 0; index < count; index++) {
      expect(together.subarray(index * pixels, (index + 1) * pixels)).to.deep.equal(forwards[index]);
    }
    expect(draw(42, 0, 59999)).to.deep.equal(draw(42, 0, 59999));
  });

  it('write only their own 784 bytes', () => {
    const out = new Uint8Array(3 * pixels).fill(9);
    drawDigit(1, 1, 5, out, pixels);
    expect(out.subarray(0, pixels).every((byte) => byte === 9)).to.equal(true);
    expect(out.subarray(2 * pixels).every((byte) => byte === 9)).to.equal(true);
    expect(out.subarray(pixels, 2 * pixels)).to.deep.equal(draw(1, 1, 5));
  });

  it('are all different: by index, by split and by seed', () => {
    const images = [...drawMany(42, 0, 400), ...drawMany(42, 1, 400), ...drawMany(43, 0, 400)];
    expect(new Set(images.map((image) => image.join())).size).to.equal(images.length);
    const labelsOf = (seed: number, split: 0 | 1): string =>
      Array.from({length: 100}, (_, index) => digitLabel(seed, split, index)).join('');
    expect(new Set([labelsOf(42, 0), labelsOf(42, 1), labelsOf(43, 0)]).size).to.equal(3);
  });

  it('fill a 20 × 20 box in one direction and keep within it in the other', () => {
    for (const image of drawMany(3, 0, 500)) {
      const [left, right] = inkRange(image, column);
      const [top, bottom] = inkRange(image, row);
      const larger = Math.max(right - left, bottom - top) + 1;
      expect(larger).to.equal(20);
    }
  });

  it("have their centre of mass in MNIST's middle, to half a pixel", () => {
    let clamped = 0;
    for (const image of drawMany(4, 0, 500)) {
      let mass = 0;
      let x = 0;
      let y = 0;
      image.forEach((byte, i) => {
        mass += byte;
        x += byte * column(i);
        y += byte * row(i);
      });
      // Bytes are rounded after the move, hence the hundredth.
      const off = Math.max(Math.abs(x / mass - 14), Math.abs(y / mass - 14));
      if (off > 0.51) clamped++;
      expect(off).to.be.at.most(1.5);
    }
    // The box may not leave the field, which holds back a digit whose ink is very uneven.
    expect(clamped).to.be.at.most(5);
  });

  it('have white ink, black paper and grey edges', () => {
    const counts = {black: 0, grey: 0, white: 0};
    const images = drawMany(5, 0, 300);
    for (const image of images) {
      expect(Math.max(...image)).to.be.at.least(200);
      for (const byte of image) counts[byte === 0 ? 'black' : byte >= 250 ? 'white' : 'grey']++;
    }
    const all = images.length * pixels;
    expect(counts.black / all).to.be.within(0.75, 0.85);
    expect(counts.grey / all).to.be.within(0.08, 0.16);
    expect(counts.white / all).to.be.within(0.05, 0.1);
  });

  it('never break a stroke: a digit is one piece of ink, a five at most two', () => {
    for (let index = 0; index < 1000; index++) {
      const most = digitLabel(6, 0, index) === 5 ? 2 : 1;
      expect(inkPieces(draw(6, 0, index)), `index ${index}`).to.be.at.most(most);
    }
  });

  it('have as much ink as MNIST, and as much difference in it, within 15%', () => {
    const means = drawMany(42, 0, 3000).map((image) => image.reduce((sum, b) => sum + b, 0) / 255 / pixels);
    const mean = means.reduce((sum, m) => sum + m, 0) / means.length;
    const spread = Math.sqrt(means.reduce((sum, m) => sum + (m - mean) ** 2, 0) / means.length);
    expect(mean).to.be.within(0.85 * mnistMeanInk, 1.15 * mnistMeanInk);
    expect(spread).to.be.within(0.85 * mnistInkSpread, 1.15 * mnistInkSpread);
  });

  it('differ as hands do: two digits of a class share less than they would as copies', () => {
    const byClass = Array.from({length: 10}, () => [] as Uint8Array[]);
    for (let index = 0; index < 400; index++) byClass[digitLabel(8, 0, index)].push(draw(8, 0, index));
    for (const images of byClass) {
      // Mean squared difference of neighbours, values 0–1; a shift of a copy by one pixel gives about 0.04.
      let sum = 0;
      for (let i = 1; i < images.length; i++) {
        for (let p = 0; p < pixels; p++) sum += ((images[i][p] - images[i - 1][p]) / 255) ** 2;
      }
      expect(sum / (images.length - 1) / pixels).to.be.within(0.03, 0.2);
    }
  });
});

describe('fitting a line into its box', () => {
  it('leaves room for the thickness of the pen, so that no ink is cut off', () => {
    const line = createPolyline(4);
    line.x.set([-1, 0.2, 0.7, 0.1]);
    line.y.set([0.3, -0.9, 0.5, 1.2]);
    line.count = 4;
    const radii = Float64Array.of(1.2, 2.5, 1, 1.7);
    const scale = fitToBox(line, radii, 20);
    const edge = (values: Float64Array, sign: number): number =>
      Math.max(...values.map((value, i) => sign * value + radii[i]));
    expect(-edge(line.y, -1)).to.be.closeTo(0, 0.01);
    expect(edge(line.y, 1)).to.be.closeTo(20, 0.01);
    expect(edge(line.x, 1) - 10).to.be.closeTo(10 + edge(line.x, -1), 0.01);
    // From the height of the line: 20 pixels less the radii at its ends.
    expect(scale).to.be.closeTo((20 - 2.5 - 1.7) / 2.1, 0.01);
  });
});

describe('a table of ways of writing', () => {
  it('has ways for ten digits, with shares that end at one', () => {
    expect(digitTemplates.length).to.equal(10);
    for (const templates of digitTemplates.map(compileTemplates)) {
      expect(templates.at(-1)!.upTo).to.equal(1);
      templates.forEach((template, i) =>
        expect(template.upTo).to.be.above(i > 0 ? templates[i - 1].upTo : 0),
      );
    }
  });

  it('says which way is wrong when its forms do not match', () => {
    const right = {weight: 1, forms: ['0,0 10,10 10,10 20,0']};
    const compile =
      (...forms: string[]) =>
      (): unknown =>
        compileTemplates([right, {weight: 1, forms}]);
    expect(compile('0,0 10,10 10,10 20,0', '5,5 9,9 9,9 1,1')).not.to.throw();
    expect(compile('0,0 10,10 10,10 20,0', '5,5 9,9 8,9 1,1')).to.throw(RangeError, 'template 1 differ');
    expect(compile('0,0 10,10', '0,0 10,10 20,20')).to.throw(RangeError, 'template 1 differ');
    expect(compile('0,0 10,10; 4,4 5,5', '0,0 10,10 4,4 5,5')).to.throw(RangeError, 'template 1 differ');
    expect(compile('0,0 10,10; 5,5')).to.throw(RangeError, 'one point');
    expect(compile('0,0 10')).to.throw(RangeError, 'no point: 10');
    expect(compile(Array.from({length: 40}, (_, i) => `${i},0`).join(' '))).to.throw(RangeError, '40 points');
  });
});
