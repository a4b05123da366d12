/** The kernel: pure functions on memory that its user lays out. What each computes stands beside it. */
export {addTransposedProduct, product, transpose} from './products';
export {activate, multiplyBySlopes, penalty} from './activations';
export {lossOf, trainOutputs} from './losses';
export {adadelta, adagrad, adam, adamax, nadam, rmsprop, sgd} from './optimizers';
export {corrupt, words} from './random';
export {bytesToFloats} from './images';
export {keepNearest, squaredDistances} from './neighbours';
