import {placesOf} from '../../../network/arrays.ts';
import {activationFormulas} from '../../../numerics/activations.ts';
import {UnitStatistics} from '../../../numerics/unit-statistics.ts';
import type {Network} from '../../../network/network.ts';
import {pixels} from '../../../pixels/size.ts';
import {unitValues} from '../../../pixels/values.ts';
import {topImages} from '../../../protocol/queries.ts';
import {ArrayRows} from '../../data/rows.ts';
import {drawRange} from '../../data/samples.ts';
import type {Model} from '../../engine/engine.ts';
import {forward} from '../../engine/plain/products.ts';
import type {QueryRow} from './query.ts';

/** Images that a first layer answers to, which no engine gives by itself: its products are made here. */
const firstLayerImages = 1000;
/** Of these, a turn. */
const firstLayerChunk = 16;

/** In chunks between steps, so some may be of slightly younger weights than others. */
export const units: QueryRow<'units'> = {
  needs: 'data',
  ofEpoch: true,
  async answer(context, {layer}) {
    const {dataset, network, chunk, useModel, yielder} = context;
    const {test} = dataset;
    const isCode = layer === network.codeLayer;
    if (!isCode && layer !== 0) throw new RangeError(`Layer ${layer} is neither the first nor the code.`);
    const {units: width, activation} = network.layers[layer];
    const found = new UnitStatistics(width, activationFormulas[activation].value(0), topImages);
    const given = isCode ? encoded : firstLayer(network);
    const count = isCode ? test.count : Math.min(firstLayerImages, test.count);
    const atOnce = isCode ? chunk : firstLayerChunk;
    for (let from = 0; from < count; from += atOnce) {
      const to = Math.min(count, from + atOnce);
      await drawRange(test, from, to, yielder);
      const images = unitValues(test.range(from, to));
      found.add(await useModel((model) => given(model, images)), from);
      await yielder.yieldIfDue();
    }
    return found.result();
  },
};

/** What a layer gives for images, n × inputs. */
type Given = (model: Model, images: Float32Array) => Promise<Float32Array>;

const encoded: Given = (model, images) => model.encode(new ArrayRows(images, pixels));

/** What the first layer gives, with the weights it has at the first chunk. */
function firstLayer(network: Network): Given {
  const places = placesOf(network, 0);
  const [{units: width, activation}] = network.layers;
  const {value} = activationFormulas[activation];
  let weights: Promise<readonly Float32Array[]> | null = null;
  return async (model, images) => {
    weights ??= model.readWeights(places).then((all) => all.map((array) => Float32Array.from(array)));
    const [kernel, bias] = await weights;
    const count = images.length / pixels;
    const out = new Float32Array(count * width);
    for (let i = 0; i < count; i++) {
      const sums = out.subarray(i * width, (i + 1) * width);
      const work = forward(images.subarray(i * pixels, (i + 1) * pixels), kernel, bias, sums);
      while (!work.next().done);
      sums.forEach((sum, unit) => (sums[unit] = value(sum)));
    }
    return out;
  };
}
