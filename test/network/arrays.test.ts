import {expect} from '@open-wc/testing';
import {arraysOf, byLayer, codeWidthOf, shapesOf} from '../../src/network/arrays.ts';
import {parameterCount, sizeOf} from '../../src/network/shapes.ts';
import {multiplyAddsOf, operationsOf} from '../../src/network/work.ts';
import {dense, type Network} from '../../src/network/network.ts';

/** 784-32-784, as the tutorial has it. */
const tutorial: Network = {
  inputs: 784,
  layers: [dense(32, 'relu'), dense(784, 'sigmoid')],
  codeLayer: 0,
};
const deep: Network = {
  inputs: 784,
  layers: [dense(128, 'relu'), dense(2, 'linear'), dense(128, 'relu'), dense(784, 'sigmoid')],
  codeLayer: 1,
};

describe('the arrays of a network', () => {
  it('stand layer by layer, a kernel before its bias, named as Keras numbers them', () => {
    expect(arraysOf(tutorial)).to.deep.equal([
      {layer: 0, role: 'kernel', name: 'dense_1/kernel', shape: [784, 32], fanIn: 784, fanOut: 32},
      {layer: 0, role: 'bias', name: 'dense_1/bias', shape: [32], fanIn: 784, fanOut: 32},
      {layer: 1, role: 'kernel', name: 'dense_2/kernel', shape: [32, 784], fanIn: 32, fanOut: 784},
      {layer: 1, role: 'bias', name: 'dense_2/bias', shape: [784], fanIn: 32, fanOut: 784},
    ]);
  });

  it('are told apart by layer, whatever there is one of for each', () => {
    const names = arraysOf(deep).map(({name}) => name);
    expect(byLayer(deep, names)).to.deep.equal([
      ['dense_1/kernel', 'dense_1/bias'],
      ['dense_2/kernel', 'dense_2/bias'],
      ['dense_3/kernel', 'dense_3/bias'],
      ['dense_4/kernel', 'dense_4/bias'],
    ]);
  });

  it('hold 50,992 numbers in 784-32-784', () => {
    // 784·32 + 32 + 32·784 + 784.
    expect(parameterCount(tutorial)).to.equal(50_992);
    // 784·128 + 128, 128·2 + 2, 2·128 + 128, 128·784 + 784.
    expect(parameterCount(deep)).to.equal(100_480 + 258 + 384 + 101_136);
  });
});

describe('the shapes of a network', () => {
  it('are those of what its layers give, one number a unit', () => {
    expect(shapesOf(deep)).to.deep.equal([[128], [2], [128], [784]]);
    expect(codeWidthOf(deep)).to.equal(2);
    expect(codeWidthOf(tutorial)).to.equal(32);
  });

  it('hold as many numbers as their lengths multiply to', () => {
    expect(sizeOf([3, 4, 5])).to.equal(60);
    expect(sizeOf([])).to.equal(1);
  });
});

describe('the work of a network', () => {
  it('is 50,176 multiply-adds for an image of 784-32-784, and an addition a bias', () => {
    expect(multiplyAddsOf(tutorial)).to.equal(2 * 784 * 32);
    expect(operationsOf(tutorial)).to.equal(2 * 784 * 32 + 32 + 784);
  });

  it('is, with dense layers alone, an operation a parameter', () => {
    expect(multiplyAddsOf(deep)).to.equal(2 * 784 * 128 + 2 * 128 * 2);
    expect(operationsOf(deep)).to.equal(parameterCount(deep));
  });
});
