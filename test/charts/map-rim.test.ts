import {expect} from '@open-wc/testing';
import {drawRim, rimTicks, tickAt} from '../../src/charts/map-rim.ts';

const fit = {x: [0, 100], y: [0, 100]} as const;
/** A map of 100 pixels, one a unit, upwards is more. */
const lines = {across: [1, 0], down: [-1, 100]} as const;
const ticksOf = (...places: number[]) => rimTicks(Float32Array.from(places), fit, lines, 100);

describe('points outside what a map is fitted to', () => {
  it('are told at the side on which they lie furthest out, at their height or breadth', () => {
    expect(ticksOf(50, 50, -20, 40, 300, 140, 60, 101, 30, -5, NaN, 7, 5, Infinity)).to.deep.equal([
      {index: 1, x: 0, y: 60, side: 'left'},
      {index: 2, x: 100, y: 8, side: 'right'},
      {index: 3, x: 60, y: 0, side: 'top'},
      {index: 4, x: 30, y: 100, side: 'bottom'},
    ]);
  });

  it('are dots where they are in sight, and a point of the fit that is out of sight is no tick', () => {
    const places = Float32Array.of(-20, 50, 50, 50);
    expect(rimTicks(places, fit, {across: [0.5, 25], down: [-0.5, 75]}, 100)).to.deep.equal([]);
    // Moved away: the one within the fit is out of sight to the right.
    expect(rimTicks(places, fit, {across: [1, 60], down: [-1, 100]}, 100)).to.deep.equal([]);
    expect(
      rimTicks(places, fit, {across: [1, -60], down: [-1, 100]}, 100).map(({index}) => index),
    ).to.deep.equal([0]);
  });

  it('are found by a pointer along all their length, the nearest within reach', () => {
    const ticks = ticksOf(-20, 40, -20, 44);
    expect(tickAt(ticks, [8, 59], 9)).to.deep.equal({index: 0, distance: 1});
    expect(tickAt(ticks, [12, 56], 9)?.index).to.equal(1);
    expect(tickAt(ticks, [30, 60], 9)).to.equal(null);
    expect(tickAt(ticks, [0, 75], 9)).to.equal(null);
  });

  it('are drawn in their colour from the rim inwards, those that stand back paler', () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 200;
    const context = canvas.getContext('2d', {willReadFrequently: true})!;
    const ticks = ticksOf(-20, 40, 300, 40, 60, 300, 30, -300);
    drawRim(context, ticks, (index) => (index === 1 ? '#00f' : '#f00'), 2, Uint8Array.of(0, 0, 1, 0));
    const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data];
    expect(at(1, 120)).to.deep.equal([255, 0, 0, 255]);
    expect(at(17, 120)).to.deep.equal([255, 0, 0, 255]);
    expect(at(19, 120)[3]).to.equal(0);
    expect(at(1, 124)[3]).to.equal(0);
    expect(at(198, 120)).to.deep.equal([0, 0, 255, 255]);
    expect(at(120, 1)[3]).to.be.within(35, 50);
    expect(at(60, 198)).to.deep.equal([255, 0, 0, 255]);
  });
});
