import type {Fitness} from '../../../protocol/protocol.ts';
import type {Engine, Model} from '../engine.ts';
import {kernelModule, type Variant} from './kernel.ts';
import {trains} from './layers.ts';
import {SimdModel} from './model.ts';

/**
 * The fused training step in WebAssembly with 128-bit SIMD: one model an instance, and one memory, freed with it. Why
 * it exists: docs/decisions/simd-engine.md.
 */
export function createSimdEngine(variant: Variant): Engine {
  const models = new Map<Model, number>();
  return {
    name: variant,
    trains,
    async prepare(): Promise<Fitness> {
      if (!(await kernelModule(variant))) return {fit: false, reason: 'no-webassembly'};
      return {fit: true, detail: 'WebAssembly'};
    },
    async create(network, training, options) {
      const module = await kernelModule(variant);
      if (!module) throw new Error(`The ${variant} engine cannot run here.`);
      const model = await SimdModel.create(module, network, training, options, () => models.delete(model));
      models.set(model, model.bytes);
      return model;
    },
    memory() {
      let bytes = 0;
      for (const held of models.values()) bytes += held;
      return {tensors: models.size, bytes};
    },
  };
}
