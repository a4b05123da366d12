import type {ModelState} from '../../../src/protocol/state.ts';
import {networkOf} from '../../../src/recipe/derive.ts';
import {trainingOf} from '../../../src/recipe/training.ts';
import type {Recipe} from '../../../src/recipe/recipe.ts';
import {createPlainEngine} from '../../../src/worker/engine/plain/plain.ts';
import {measure, rowsOf} from '../reference.ts';
import type {Turn} from '../timeline.ts';
import {imagesOf} from './data.ts';

const exact = createPlainEngine('float64');
const values = new Map<Uint8Array, Float32Array>();

/** Bytes as numbers, kept. */
function valuesOf(bytes: Uint8Array): Float32Array {
  const known = values.get(bytes);
  if (known) return known;
  const made = Float32Array.from(bytes, (byte) => byte / 255);
  values.set(bytes, made);
  return made;
}

/** Weights in 64-bit floats, in the textbook's loops: what answers are held against. */
export async function oracleOf(recipe: Recipe, {low, high}: Turn, state: ModelState): Promise<Oracle> {
  const noisy = {...recipe, noiseFactor: {low, high}};
  const model = await exact.create(networkOf(noisy), trainingOf(noisy), {maxBatch: 1000});
  await model.writeState({...state, slots: []});
  const images = imagesOf(recipe).test;
  const test = rowsOf(images);
  return {
    valLoss: () => measure(model, test),
    encode: (data) => model.encode(rowsOf(data)),
    reconstruct: (data) => model.reconstruct(rowsOf(data)),
    decode: (codes) => model.decode(codes),
    test: valuesOf(images),
  };
}

export interface Oracle {
  valLoss(): Promise<number>;
  encode(images: Float32Array): Promise<Float32Array>;
  reconstruct(images: Float32Array): Promise<Float32Array>;
  decode(codes: Float32Array): Promise<Float32Array>;
  /** The test images, values 0–1. */
  readonly test: Float32Array;
}
