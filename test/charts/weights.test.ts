import {expect} from '@open-wc/testing';
import {drawWeights} from '../../src/charts/weights.ts';

describe('the picture of weights', () => {
  it('has zero in the middle of its scale: no ink there, one colour above, the other below', () => {
    const canvas = document.createElement('canvas');
    // Two units: of the second one weight 0 is +1, weight 1 is −0.5, all others 0.
    const kernel = new Float32Array(784 * 2);
    kernel[1] = 1;
    kernel[3] = -0.5;
    drawWeights(canvas, kernel, {from: 1, step: 2, most: 1, inks: ['rgb(0, 0, 255)', 'rgb(255, 0, 0)']});
    const pixel = (x: number) => [...canvas.getContext('2d')!.getImageData(x, 0, 1, 1).data];
    expect([canvas.width, canvas.height]).to.deep.equal([28, 28]);
    expect(pixel(0)).to.deep.equal([0, 0, 255, 255]);
    const [red, , blue, opacity] = pixel(1);
    expect([red, blue]).to.deep.equal([255, 0]);
    expect(opacity).to.be.within(127, 128);
    expect(pixel(2)[3]).to.equal(0);
    // All of them zero: nothing to scale by.
    drawWeights(canvas, new Float32Array(784), {from: 0, step: 1, most: 0, inks: ['red', 'blue']});
    expect(pixel(0)[3]).to.equal(0);
  });
});
