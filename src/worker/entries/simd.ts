/** The worker of the fused engine in WebAssembly SIMD. */
import {createSimdEngine} from '../engine/simd/engine.ts';
import {momentsOf} from '../engine/simd/kernels.ts';
import {serve, type Port} from '../serve.ts';

declare const self: Port;
serve(
  self,
  {simd: () => createSimdEngine('simd'), 'simd-relaxed': () => createSimdEngine('simd-relaxed')},
  {pieceMs: 12, onPage: false, findMoments: momentsOf},
);
