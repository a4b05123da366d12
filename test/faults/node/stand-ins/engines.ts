/** The engines as the worker files name them, with their time on the clock in hand and memory that may be refused. */
import type {Batch, Engine, Model, Rows} from '../../../../src/worker/engine/engine.ts';
import {createPlainEngine as plain} from '../../../../src/worker/engine/plain/plain.ts';
import {createSimdEngine as simd} from '../../../../src/worker/engine/simd/engine.ts';

export const createSimdEngine = (...given: Parameters<typeof simd>): Engine => watched(simd(...given), false);
export const createPlainEngine = (...given: Parameters<typeof plain>): Engine =>
  watched(plain(...given), true);

/** @param chargesHere whether its models do not charge for images themselves */
function watched(engine: Engine, chargesHere: boolean): Engine {
  const outer: Engine = {
    name: engine.name,
    trains: (network) => engine.trains(network),
    prepare: () => engine.prepare(),
    async create(network, training, options) {
      if (!faultHooks.hasMemory())
        throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
      const model = await engine.create(network, training, options);
      faultHooks.models++;
      return follow(model, chargesHere);
    },
    memory: () => engine.memory(),
  };
  faultHooks.engines.push(outer);
  return outer;
}

function follow(model: Model, charges: boolean): Model {
  let held = true;
  return new Proxy(model, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        if (name === 'dispose' && held) {
          held = false;
          faultHooks.models--;
        }
        if (charges && name === 'stepInPieces') {
          const batch = given[0] as Batch;
          given = [{...batch, rows: charged(batch.rows)}];
        }
        if (name === 'evaluate') faultHooks.beginPiece();
        if (charges && name === 'evaluate') faultHooks.charge((given[2] as number) - (given[1] as number));
        return (value as (...given: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}

/** Each image takes its time when it is looked at, so that a step can be stopped within. */
const charged = (rows: Rows): Rows => ({
  width: rows.width,
  count: rows.count,
  complete: rows.complete,
  range(from, to) {
    faultHooks.beginPiece();
    faultHooks.charge(to - from);
    return rows.range(from, to);
  },
});
