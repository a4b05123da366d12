import {expect} from '@open-wc/testing';
import {drawDigit} from '../../src/charts/digit.ts';

const pixel = (canvas: HTMLCanvasElement, x: number, y: number) => [
  ...canvas.getContext('2d')!.getImageData(x, y, 1, 1).data,
];

describe('a drawn digit', () => {
  it('is ink of any CSS colour, as opaque as its value, on a fixed scale', () => {
    const canvas = document.createElement('canvas');
    const values = new Float32Array(2 * 784);
    values.set([0, 0.5, 1, 1.76, -0.3], 784);
    drawDigit(canvas, values, {from: 784, full: 1, ink: 'color(srgb 1 0 0)'});
    expect([canvas.width, canvas.height]).to.deep.equal([28, 28]);
    expect([0, 1, 2, 3, 4].map((x) => pixel(canvas, x, 0)[3])).to.deep.equal([0, 128, 255, 255, 0]);
    expect(pixel(canvas, 2, 0)).to.deep.equal([255, 0, 0, 255]);
  });

  it('takes bytes as they are, row by row', () => {
    const canvas = document.createElement('canvas');
    const bytes = new Uint8Array(784);
    bytes[28 * 3 + 7] = 200;
    drawDigit(canvas, bytes, {from: 0, full: 255, ink: 'black'});
    expect(pixel(canvas, 7, 3)[3]).to.equal(200);
    expect(pixel(canvas, 3, 7)[3]).to.equal(0);
  });
});
