import type {Model} from '../../engine/engine.ts';
import {ArrayRows, type Rows} from '../../data/rows.ts';
import type {QueryContext} from './query.ts';

/** What the model makes of rows of values, a chunk a turn, so that many of them do not hold the thread. */
export async function inChunks(
  {chunk, useModel, yielder}: QueryContext,
  values: Float32Array,
  width: number,
  use: (model: Model, rows: Rows) => Promise<Float32Array>,
): Promise<Float32Array> {
  const count = values.length / width;
  let out: Float32Array | null = null;
  for (let from = 0; from < count; from += chunk) {
    const to = Math.min(count, from + chunk);
    const rows = new ArrayRows(values.subarray(from * width, to * width), width);
    const found = await useModel((model) => use(model, rows));
    if (count <= chunk) return found;
    out ??= new Float32Array((found.length / (to - from)) * count);
    out.set(found, (found.length / (to - from)) * from);
    await yielder.yieldIfDue();
  }
  return out ?? new Float32Array();
}
