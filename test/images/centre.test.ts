import {expect} from '@open-wc/testing';
import {boxSide, centreDrawing, placeByMass} from '../../src/images/centre.ts';
import {side as fieldSide} from '../../src/pixels/size.ts';

/** A drawing of width × height with a rectangle of ink from (left, top), of the given size. */
function rectangle(
  width: number,
  height: number,
  left: number,
  top: number,
  across: number,
  down: number,
): Uint8Array {
  const ink = new Uint8Array(width * height);
  for (let y = top; y < top + down; y++) ink.fill(255, y * width + left, y * width + left + across);
  return ink;
}

function centreOfMass(image: Uint8Array): [number, number] {
  let mass = 0;
  let x = 0;
  let y = 0;
  image.forEach((byte, i) => {
    mass += byte;
    x += byte * (i % fieldSide);
    y += byte * Math.floor(i / fieldSide);
  });
  return [x / mass, y / mass];
}

/** Rows that hold ink, and columns that do. */
function inkSize(image: Uint8Array): [number, number] {
  const rows = new Set<number>();
  const columns = new Set<number>();
  image.forEach((byte, i) => {
    if (byte === 0) return;
    rows.add(Math.floor(i / fieldSide));
    columns.add(i % fieldSide);
  });
  return [columns.size, rows.size];
}

describe("a reader's drawing", () => {
  it('becomes the same image wherever and however large it was drawn', () => {
    const shape = (scale: number, left: number, top: number, side: number): Uint8Array => {
      const ink = new Uint8Array(side * side);
      const fill = (x: number, y: number, across: number, down: number): void => {
        for (let i = y * scale; i < (y + down) * scale; i++) {
          const from = (top + i) * side + left + x * scale;
          ink.fill(255, from, from + across * scale);
        }
      };
      // An L, ten wide and twenty high.
      fill(0, 0, 3, 20);
      fill(3, 17, 7, 3);
      return ink;
    };
    const small = centreDrawing(shape(1, 2, 1, 28), 28, 28);
    expect(centreDrawing(shape(1, 15, 6, 40), 40, 40)).to.deep.equal(small);
    expect(centreDrawing(shape(9, 11, 30, 280), 280, 280)).to.deep.equal(small);
    // Drawn at the box's own size, it keeps its pixels.
    expect(small.filter((byte) => byte === 255).length).to.equal(3 * 20 + 7 * 3);
    expect(small.filter((byte) => byte > 0 && byte < 255).length).to.equal(0);
  });

  it('fills the 20 × 20 box in its longer direction and keeps its proportions', () => {
    expect(inkSize(centreDrawing(rectangle(200, 100, 5, 5, 30, 60), 200, 100))).to.deep.equal([10, 20]);
    expect(inkSize(centreDrawing(rectangle(200, 100, 5, 5, 180, 90), 200, 100))).to.deep.equal([20, 10]);
    expect(inkSize(centreDrawing(rectangle(9, 9, 4, 4, 1, 1), 9, 9))).to.deep.equal([20, 20]);
  });

  it('gets grey where a pixel is half inked', () => {
    // 7.5 box pixels across: 6 whole ones and two of three quarters, in the middle of the box.
    const image = centreDrawing(rectangle(40, 80, 3, 3, 15, 40), 40, 80);
    const line = Array.from(image.subarray(14 * fieldSide, 15 * fieldSide)).filter((byte) => byte > 0);
    expect(line).to.deep.equal([191, 255, 255, 255, 255, 255, 255, 191]);
  });

  it('keeps its amount of ink in proportion to its area', () => {
    // A triangle, drawn at 97 × 97: half of the box.
    const side = 97;
    const ink = new Uint8Array(side * side);
    for (let y = 0; y < side; y++) ink.fill(255, y * side, y * side + y + 1);
    const sum = centreDrawing(ink, side, side).reduce((a, b) => a + b, 0) / 255;
    expect(sum).to.be.closeTo((boxSide * boxSide * (side + 1)) / side / 2, 0.5);
  });

  it("has its centre of mass in MNIST's middle, to half a pixel", () => {
    // A heavy bar to the left of a lighter arm: three pixels from the middle of its box.
    const ink = rectangle(120, 120, 10, 20, 25, 90);
    for (let y = 60; y < 84; y++) ink.fill(255, y * 120 + 35, y * 120 + 100);
    const [x, y] = centreOfMass(centreDrawing(ink, 120, 120));
    expect(Math.abs(x - 14)).to.be.at.most(0.51);
    expect(Math.abs(y - 14)).to.be.at.most(0.51);
  });

  it('may come as numbers between 0 and 1, where what is no number is paper', () => {
    const bytes = rectangle(50, 50, 12, 7, 20, 31);
    const floats = Float32Array.from(bytes, (byte) => byte / 255);
    const expected = centreDrawing(bytes, 50, 50);
    expect(centreDrawing(floats, 50, 50, 1)).to.deep.equal(expected);
    floats[8 * 50 + 2] = NaN;
    floats[40 * 50 + 45] = -3;
    expect(centreDrawing(floats, 50, 50, 1)).to.deep.equal(expected);
  });

  it('that is empty gives an empty image, and one of the wrong size an error that says so', () => {
    expect(centreDrawing(new Uint8Array(100), 10, 10).every((byte) => byte === 0)).to.equal(true);
    expect(centreDrawing(new Uint8Array(0), 0, 0).length).to.equal(784);
    expect(() => centreDrawing(new Uint8Array(99), 10, 10)).to.throw(RangeError, '99 values');
  });
});

describe('placing by the centre of mass', () => {
  it('never loses ink, even when the middle cannot be reached', () => {
    const box = new Float64Array(boxSide * boxSide);
    box.fill(1, 0, 5 * boxSide);
    box[boxSide * boxSide - 1] = 1;
    const out = new Uint8Array(784);
    placeByMass(box, boxSide, out, 0);
    expect(out.reduce((a, b) => a + b, 0)).to.equal(255 * (5 * boxSide + 1));
  });

  it('of an empty box clears what was there', () => {
    const out = new Uint8Array(784).fill(3);
    placeByMass(new Float64Array(400), boxSide, out, 0);
    expect(out.every((byte) => byte === 0)).to.equal(true);
  });
});
